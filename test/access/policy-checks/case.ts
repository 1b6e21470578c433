import type { PolicyFacts } from '../../../src/access/policy-checks/index.js';
import { account, allow, policy, root, type Written } from '../building.js';

/** A policy and what its check finds in it: nothing, or messages, each at a path whose parts are joined by dots. */
export interface CheckCase {
  readonly check: string;
  readonly name: string;
  readonly text: string;
  readonly facts?: Partial<PolicyFacts>;
  readonly parameters?: Readonly<Record<string, boolean | number | string | readonly string[]>>;
  readonly findings: readonly (readonly [path: string, message: string])[];
}

type Options = Pick<CheckCase, 'facts' | 'parameters'>;
type Findings = CheckCase['findings'];

/** Cases of one check, written shorter. */
export function casesOf(check: string) {
  const make = (name: string, text: string, findings: Findings, options: Options = {}): CheckCase => ({
    check,
    name,
    text,
    findings,
    ...options,
  });
  return {
    passes: (name: string, statements: readonly Written[] | string, options?: Options) =>
      make(name, textOf(statements), [], options),
    fails: (name: string, statements: readonly Written[] | string, findings: Findings, options?: Options) =>
      make(name, textOf(statements), findings, options),
  };
}

function textOf(statements: readonly Written[] | string): string {
  return typeof statements === 'string' ? statements : policy(...statements);
}

/** An allow for the account's own root, of everything unless `members` say otherwise. */
export const own = (members: Written = {}): Written => allow({ Principal: { AWS: root() }, ...members });

/** The same with a condition. */
export const when = (Condition: Written, members: Written = {}): Written => own({ Condition, ...members });

export const facts: PolicyFacts = {
  account,
  partition: 'aws',
  region: 'eu-central-1',
  spec: 'SYMMETRIC_DEFAULT',
  usage: 'ENCRYPT_DECRYPT',
  origin: 'AWS_KMS',
  multiRegion: false,
  bytes: 1000,
};
