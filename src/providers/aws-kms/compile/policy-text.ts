import { parseOperator } from '../../../access/condition-operators.js';
import type { Condition as PolicyCondition, PolicyDocument, Statement } from '../../../access/policy.js';
import { printPolicy } from '../../../access/print-policy.js';
import type { Condition } from './condition.js';
import type { Draft } from './draft.js';
import { sidsOf } from './sids.js';

/** The statements, in this order, as the text of a key policy. */
export function policyText(drafts: readonly Draft[]): string {
  const sids = sidsOf(drafts);
  const statements = drafts.map((draft, index) => statementOf(draft, sids[index] ?? null));
  const policy: PolicyDocument = { version: '2012-10-17', id: null, statements };
  return printPolicy(policy);
}

function statementOf({ principals, actions, conditions }: Draft, sid: string | null): Statement {
  const sorted = [...conditions].sort((a, b) => (a.operator + a.key < b.operator + b.key ? -1 : 1));
  return {
    sid,
    effect: 'Allow',
    principals: { not: false, entries: principals.values.map((value) => ({ type: principals.kind, value })) },
    actions: { not: false, patterns: actions },
    resources: { not: false, patterns: ['*'] },
    conditions: sorted.map(policyCondition),
  };
}

function policyCondition({ operator, key, values }: Condition): PolicyCondition {
  const parts = parseOperator(operator) ?? { operator, quantifier: null, ifExists: false };
  return { ...parts, key, values: [...new Set(values)].sort() };
}
