import type { EstateGrant } from '../../../model/estate.js';
import { nativeGrantText } from '../../native-grant-form.js';
import { inField, type KeyCheck, type RuleFinding, violation } from '../check.js';

const dayMilliseconds = 86_400_000;

export const grantCount: KeyCheck<{ readonly most: number }> = {
  about: 'key',
  id: 'grant-count',
  title: 'a key has many native grants',
  why: 'grants stand in no policy that anybody reads, and software that forgets to retire them runs into the limit of 50,000 a key',
  remedy: 'revoke grants that nobody needs; access that stays belongs in the key policy (`as: policy`)',
  severity: 'warning',
  origins: ['Custodian grant-count'],
  parameters: { most: 100 },
  looksAt: ['grants'],
  run: (subject, { most }) =>
    inField(subject, 'native grants', subject.state.grants, (grants) =>
      grants.length <= most
        ? []
        : [
            {
              ...violation(subject, `the key has ${grants.length} native grants; ${most} is the most`),
              identity: 'too many native grants',
            },
          ],
    ),
};

export const duplicateGrants: KeyCheck = {
  about: 'key',
  id: 'duplicate-grants',
  title: 'two native grants give the same',
  why: 'revoking one of them takes nothing away, which only looks as if it did',
  remedy: 'revoke one of the two; software should give its grants a name, so that AWS KMS makes each once',
  severity: 'warning',
  origins: ['keywright'],
  parameters: {},
  looksAt: ['grants'],
  run: (subject) =>
    inField(subject, 'native grants', subject.state.grants, (grants) => {
      const first = new Map<string, string>();
      return grants.flatMap((grant): readonly RuleFinding[] => {
        const same = nativeGrantText({ ...grant, name: null, retiring: null });
        const name = grant.name ?? grant.id ?? 'without a name';
        const other = first.get(same);
        if (other === undefined) first.set(same, name);
        if (other === undefined) return [];
        return [violation(subject, `the native grants \`${other}\` and \`${name}\` give the same`)];
      });
    }),
};

export const grantsEnd: KeyCheck<{ readonly maxDays: number; readonly nativeToo: boolean }> = {
  about: 'key',
  id: 'grants-end',
  title: 'access has no end, or a late one',
  why: 'access without an end stays when its reason is gone',
  remedy: 'write `expires`, and renew it as long as the access is needed',
  severity: 'note',
  origins: ['keywright'],
  parameters: { maxDays: 3650, nativeToo: false },
  looksAt: ['policy', 'grants'],
  stages: ['estate', 'plan'],
  run: ({ key }, { maxDays, nativeToo }, now) =>
    key.grants.flatMap((grant) => {
      if (grant.as === 'grant')
        return nativeToo
          ? [ofGrant(grant, `the native grant \`${grant.name}\` can't end`, ['spec', 'as'])]
          : [];
      if (grant.expires === null) return [ofGrant(grant, `the grant \`${grant.name}\` has no end`)];
      if (Date.parse(grant.expires) <= now + maxDays * dayMilliseconds) return [];
      const message = `the grant \`${grant.name}\` ends on ${grant.expires.slice(0, 10)}, in more than ${maxDays} days`;
      return [ofGrant(grant, message, ['spec', 'expires'])];
    }),
};

export const endedGrants: KeyCheck<{ readonly soonDays: number }> = {
  about: 'key',
  id: 'ended-grants',
  title: 'access has ended, or ends soon',
  why: 'a statement that allows nothing any more fills the policy and misleads its readers; one that ends soon may surprise its users',
  remedy: 'remove the grant, or renew it with a new `expires`',
  severity: 'warning',
  origins: ['keywright'],
  parameters: { soonDays: 0 },
  looksAt: ['policy'],
  stages: ['estate', 'plan'],
  run: ({ key }, { soonDays }, now) =>
    key.grants.flatMap((grant) => {
      const end = grant.expires === null ? Number.POSITIVE_INFINITY : Date.parse(grant.expires);
      if (end > now + soonDays * dayMilliseconds) return [];
      const verb = end <= now ? 'ended' : 'ends';
      const message = `the grant \`${grant.name}\` ${verb} on ${grant.expires?.slice(0, 10)}`;
      return [ofGrant(grant, message, ['spec', 'expires'])];
    }),
};

function ofGrant(
  { source }: EstateGrant,
  message: string,
  path: readonly string[] = ['metadata', 'name'],
): RuleFinding {
  return { message, place: source.at(path), status: 'violated' };
}
