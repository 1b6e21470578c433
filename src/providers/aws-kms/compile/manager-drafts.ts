import type { EstateKey, Target } from '../../../model/estate.js';
import { actionsOf, reconcilerActions } from '../capabilities.js';
import type { Draft } from './draft.js';
import { possibleActions } from './key-actions.js';

/** AWS's own Sid for the statement. */
const delegationLabel = 'Enable IAM User Permissions';

/** Who manages the key in this target, by ARN and sorted: the reconciler and the administrators. */
export function managersOf(key: EstateKey, target: Target): readonly string[] {
  const reconciler = target.reconciler === null ? [] : [target.reconciler.arn];
  return sorted([...reconciler, ...administratorsOf(key, target)]);
}

/**
 * The statements for those who manage the key: delegation to IAM where the estate asks for it (AWS KMS developer
 * guide, "Default key policy"), the reconciler, and the administrators.
 */
export function managerDrafts(key: EstateKey, target: Target): readonly Draft[] {
  const drafts: Draft[] = [];
  const root = `arn:${target.partition}:iam::${target.account}:root`;
  if (key.enableIamPolicies) drafts.push(draft(0, delegationLabel, [root], ['kms:*']));
  if (target.reconciler !== null)
    drafts.push(draft(1, 'Reconciler', [target.reconciler.arn], possibleActions(reconcilerActions(), key)));
  const administrators = administratorsOf(key, target);
  if (administrators.length > 0)
    drafts.push(draft(2, 'Administrators', administrators, possibleActions(actionsOf('administer'), key)));
  return drafts;
}

/** The key's administrators and those of this target, which for a replica is another than the key's. */
function administratorsOf(key: EstateKey, target: Target): readonly string[] {
  return sorted([...key.administrators, ...target.administrators].map(({ arn }) => arn));
}

function draft(
  rank: Draft['rank'],
  label: string,
  values: readonly string[],
  actions: readonly string[],
): Draft {
  return { labels: [label], rank, principals: { kind: 'AWS', values }, actions, conditions: [] };
}

function sorted(values: readonly string[]): readonly string[] {
  return [...new Set(values)].sort();
}
