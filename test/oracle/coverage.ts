import type { AccessRow } from '../../src/model/access-row.js';
import type { NaiveRequest } from './naive-evaluator.js';
import { type Caller, namesAccount } from './naive-principals.js';
import { isLike, plainChars } from './naive-text.js';

/** Whether a row speaks of the request's caller and operation. Its conditions are words and can't be held against a request. */
export function covers(row: AccessRow, { caller, action }: NaiveRequest): boolean {
  const operation = action.replace(/^kms:/i, '');
  if (!row.operations.some((name) => isLike(plainChars(name.toLowerCase()), operation.toLowerCase())))
    return false;
  return (
    row.principals.some((name) => isNamed(name, caller)) &&
    !(row.except ?? []).some((name) => isNamed(name, caller))
  );
}

function isNamed(name: string, caller: Caller): boolean {
  if (name === '*') return true;
  if (caller.kind === 'service') return name === caller.name;
  if (caller.kind === 'federated') return name === `federated:${caller.provider}`;
  if (caller.kind === 'canonical-user') return name.includes(caller.id);
  if (/^arn:[^:]*:iam::\*:root$/.test(name)) return caller.arn.endsWith(':root');
  return (
    [caller.arn, caller.principalArn, caller.principalId].includes(name) ||
    namesAccount([name], caller.account)
  );
}
