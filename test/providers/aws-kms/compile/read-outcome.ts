import type { DesiredKey } from '../../../../src/model/desired.js';
import type { Outcome } from '../../../../src/model/diagnostic.js';
import type { Estate, EstateGrant } from '../../../../src/model/estate.js';
import { compileEstate } from '../../../../src/providers/aws-kms/compile/compile-estate.js';
import { estate, key } from './build-estate.js';

export interface Statement {
  readonly Sid: string;
  readonly Effect: string;
  readonly Principal: Readonly<Record<string, string | readonly string[]>> | string;
  readonly Action: string | readonly string[];
  readonly Resource: string;
  readonly Condition?: Readonly<Record<string, Readonly<Record<string, string | readonly string[]>>>>;
}

/** `KW3001 keys/cards.yaml spec.purpose` for each error; empty where the estate compiles. */
export function problemsOf(input: Estate): readonly string[] {
  const outcome = compileEstate(input);
  if (outcome.ok) return [];
  const errors = outcome.problems.filter(({ severity }) => severity === 'error');
  return errors.map(({ code, place }) => `${code} ${place?.file} ${place?.lineText}`);
}

/** The compiled keys; fails the test where the estate doesn't compile. */
export function compiled(input: Estate): readonly DesiredKey[] {
  return valueIn(compileEstate(input));
}

export function valueIn<T>(outcome: Outcome<T>): T {
  if (outcome.ok) return outcome.value;
  throw new Error(outcome.problems.map(({ code, message }) => `${code} ${message}`).join('\n'));
}

export function statementsOf(desired: DesiredKey | undefined): readonly Statement[] {
  return JSON.parse(desired?.state.policy ?? '{}').Statement;
}

/** The statements that come from grants, for an `aes-256` key with these grants. */
export function grantStatements(...grants: readonly EstateGrant[]): readonly Statement[] {
  const [desired] = compiled(estate(key({ grants })));
  return statementsOf(desired).filter(({ Sid }) => Sid.startsWith('Grant '));
}

/** The problems of an `aes-256` key with these grants. */
export function grantProblems(...grants: readonly EstateGrant[]): readonly string[] {
  return problemsOf(estate(key({ grants })));
}
