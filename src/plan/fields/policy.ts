import { samePolicy } from '../../access/normal-form.js';
import type { AccessChange, AccessRow } from '../../model/access-row.js';
import type { Phase } from '../../model/plan.js';
import { accessRisk } from '../access-steps.js';
import { type FieldContext, type FieldResult, nothing } from '../draft.js';
import { readablePolicy } from '../readable-policy.js';

/** The key policy is owned whole and put whole; who gains and who loses decides the risk. */
export function policyChanges(context: FieldContext): FieldResult {
  const { desired, live, observed } = context;
  const wanted = desired.state.policy;
  if (samePolicy(live.policy, wanted)) return nothing;
  const orphans = observed?.orphans ?? [];
  const { policy, policyFirst } = context.accessSteps();
  const { gained, lost } = policy;
  const access = { gained, lost: withoutOrphans(lost, orphans) };
  return {
    notes: [],
    drafts: [
      {
        phase: policyPhase(context, {
          gained: policyFirst.gained,
          lost: withoutOrphans(policyFirst.lost, orphans),
        }),
        risk: accessRisk(access),
        effect: policyEffect(access, orphans),
        access,
        before: readablePolicy(live.policy),
        after: readablePolicy(wanted),
        step: { op: 'put-policy', policy: wanted },
      },
    ],
  };
}

/** A deleted principal has no access that it could lose, whatever the policy still says of its unique id. */
function withoutOrphans(rows: readonly AccessRow[], orphans: readonly string[]): readonly AccessRow[] {
  return rows.flatMap((row) => {
    const principals = row.principals.filter((principal) => !orphans.includes(principal));
    return principals.length === 0 ? [] : [{ ...row, principals }];
  });
}

/**
 * A key that doesn't work yet gets its policy before it does. Otherwise a policy that takes access goes after
 * the native grants that may replace that access, but one that gives a manager something goes before them,
 * because making them may need it.
 */
function policyPhase({ live, working, desired }: FieldContext, access: AccessChange): Phase {
  if (live.life !== 'enabled' && working === 'enabled') return 'secure';
  const managerGains = access.gained.some((row) =>
    row.principals.some((name) => desired.managers.includes(name)),
  );
  return access.lost.length === 0 || managerGains ? 'grant-access' : 'remove-access';
}

function policyEffect(access: AccessChange, orphans: readonly string[]): string {
  if (orphans.length > 0)
    return `put the key policy anew: it names deleted principals (${orphans.join(', ')}), and whoever was recreated under the same name has lost access`;
  if (access.gained.length > 0 && access.lost.length > 0)
    return 'put the key policy: access is given and taken';
  if (access.gained.length > 0) return 'put the key policy: access is given';
  return access.lost.length > 0
    ? 'put the key policy: access is taken'
    : 'put the key policy: the same access';
}
