import { keyPolicyActions, kmsAction } from '../../../access/actions.js';
import type { Diagnostic, Outcome } from '../../../model/diagnostic.js';
import { nearest } from '../../../model/nearest.js';
import { operationActions } from '../../../model/operation-actions.js';
import type { Operation } from '../../../model/operations.js';

/**
 * What a question about a composite operation is after: what it gives beyond a lesser one. Whoever may describe a key
 * would otherwise count as one who may administer it.
 */
const beyond: Readonly<Partial<Record<Operation, readonly string[]>>> = {
  administer: operationActions.audit,
  audit: operationActions.describe,
  'grant-to-service': operationActions.administer,
};

/** The actions that an operation or an action's name asks for, without prefix; all for null. */
export function askedActions(word: string | null): Outcome<readonly string[]> {
  if (word === null) return found([]);
  const operation = operations.find((name) => name === word.toLowerCase());
  if (operation !== undefined) {
    const lesser = beyond[operation] ?? [];
    const actions = operationActions[operation].filter((action) => !lesser.includes(action));
    return actions.length > 0 ? found(actions) : refuse(`AWS KMS has no operation \`${word}\``, oneOfKms);
  }
  const action = kmsAction(word);
  if (action?.onKey === true) return found([action.name]);
  if (action !== undefined)
    return refuse(`\`${action.name}\` is about no key, so that no key policy can allow it`);
  const near = nearest(word.replace(/^kms:/i, ''), [
    ...oneOfKmsList,
    ...keyPolicyActions.map(({ name }) => name),
  ]);
  return refuse(`there is no operation \`${word}\``, near === null ? oneOfKms : `did you mean \`${near}\`?`);
}

const operations = Object.keys(operationActions) as readonly Operation[];
const oneOfKmsList = operations.filter((operation) => operationActions[operation].length > 0);
const oneOfKms = `use one of \`${oneOfKmsList.join('`, `')}\`, or an action such as \`kms:Decrypt\``;

function found(actions: readonly string[]): Outcome<readonly string[]> {
  return { ok: true, value: [...actions].sort(), warnings: [] };
}

function refuse(message: string, remedy = oneOfKms): Outcome<never> {
  const problem: Diagnostic = { code: 'KW6054', severity: 'error', message, remedy };
  return { ok: false, problems: [problem] };
}
