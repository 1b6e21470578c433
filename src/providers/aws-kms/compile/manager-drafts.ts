import type { EstateKey, Target } from '../../../model/estate.js';
import type { Path, Source } from '../../../model/place.js';
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
  if (key.enableIamPolicies)
    drafts.push(
      draft(0, delegationLabel, [root], ['kms:*'], () => [key.source, ['spec', 'enableIamPolicies']]),
    );
  if (target.reconciler !== null) {
    const actions = possibleActions(reconcilerActions(), key);
    drafts.push(draft(1, 'Reconciler', [target.reconciler.arn], actions, () => reconcilerPart(target)));
  }
  const administrators = administratorsOf(key, target);
  if (administrators.length > 0) {
    const actions = possibleActions(actionsOf('administer'), key);
    const part = (arn: string) => administratorPart(arn, key, target);
    drafts.push(draft(2, 'Administrators', administrators, actions, part));
  }
  return drafts;
}

/** The key's administrators and those of this target, which for a replica is another than the key's. */
function administratorsOf(key: EstateKey, target: Target): readonly string[] {
  return sorted([...key.administrators, ...target.administrators].map(({ arn }) => arn));
}

type Part = readonly [Source, Path];

/** A target that names no reconciler has the role that is assumed. */
function reconcilerPart({ source, reconciler, assumeRole }: Target): Part {
  return [source, ['spec', reconciler?.arn === assumeRole ? 'assumeRole' : 'reconciler']];
}

/** Where somebody is named as administrator: in the target, or for a replica in its primary's target, or in the key. */
function administratorPart(arn: string, key: EstateKey, target: Target): Part {
  const naming = [target, key.target].find(({ administrators }) =>
    administrators.some((administrator) => administrator.arn === arn),
  );
  return [(naming ?? key).source, ['spec', 'administrators']];
}

function draft(
  rank: Draft['rank'],
  label: string,
  values: readonly string[],
  actions: readonly string[],
  partOf: (value: string) => Part,
): Draft {
  const askings = values.map((value) => {
    const [source, path] = partOf(value);
    return { source, path, principals: [value], actions };
  });
  return { labels: [label], rank, principals: { kind: 'AWS', values }, actions, conditions: [], askings };
}

function sorted(values: readonly string[]): readonly string[] {
  return [...new Set(values)].sort();
}
