import type { Draft } from './draft.js';
import { sidsOf } from './sids.js';
/** doc */
export function policyText(drafts: readonly Draft[]): string {
  const sids = sidsOf(drafts);
  return JSON.stringify({
    Version: '2012-10-17',
    Statement: drafts.map((draft, index) => statementOf(draft, sids[index] ?? '')),
  });
}
const one = (v: readonly string[]) => (v.length === 1 ? v[0] : v);
function statementOf({ principals, actions, conditions }: Draft, Sid: string) {
  const blocks: Record<string, Record<string, unknown>> = {};
  for (const { operator, key, values } of [...conditions].sort((a, b) =>
    a.operator + a.key < b.operator + b.key ? -1 : 1,
  ))
    blocks[operator] = { ...blocks[operator], [key]: one([...values].sort()) };
  return {
    Sid,
    Effect: 'Allow',
    Principal: { [principals.kind]: one(principals.values) },
    Action: one(actions),
    Resource: '*',
    ...(conditions.length > 0 ? { Condition: blocks } : {}),
  };
}
