import { administratorsOf } from '../../administrators.js';
import type { PolicyDocument } from '../../policy.js';
import { matchesIgnoringCase } from '../../wildcard.js';
import { inField, type KeyCheck, violation } from '../check.js';

/** What it takes at least to mend a key policy. */
const mending = 'PutKeyPolicy';

export const noAdministrator: KeyCheck = {
  about: 'key',
  id: 'no-administrator',
  title: 'nobody can change the key policy any more',
  why: 'after all denies and conditions nobody is left: AWS support would be the only way back to the key',
  remedy: 'name an administrator that exists, and see that no deny or condition stands against it',
  severity: 'error',
  origins: ['keywright'],
  parameters: {},
  looksAt: ['policy'],
  run: (subject, _parameters, now) =>
    inField(subject, 'key policy', subject.state.policy, (policy) => {
      if (subject.policy.read && isPlain(subject.policy.value, subject.target.account)) return [];
      if (administratorsOf(policy, subject.target.account, now).length > 0) return [];
      return [violation(subject, 'nobody can change the key policy any more', ['spec', 'administrators'])];
    }),
};

/** Nothing stands against somebody whom a policy without denies lets put policies unconditionally: no closer look is needed. */
function isPlain({ statements }: PolicyDocument, account: string): boolean {
  const unconditional = statements.filter(
    ({ resources, conditions }) =>
      resources?.not === false && resources.patterns.includes('*') && conditions.length === 0,
  );
  return (
    statements.every(({ effect }) => effect === 'Allow') &&
    unconditional.some(
      ({ actions, principals }) =>
        actions?.not === false &&
        actions.patterns.some((pattern) => matchesIgnoringCase(pattern, `kms:${mending}`)) &&
        principals?.not === false &&
        principals.entries.some(({ type, value }) => type === 'AWS' && value.includes(`:iam::${account}:`)),
    )
  );
}
