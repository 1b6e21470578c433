import { grantRow } from '../access/grant-row.js';
import type { DriftedField, DriftReport, TargetDrift, UnmanagedGrant } from '../model/drift.js';
import { keyIdText } from '../model/key-state.js';
import type { ObservedTarget, UnmanagedKey } from '../model/observed.js';
import { foreignGrants } from './grant-moves.js';
import { liveFindings } from './guard-plan.js';
import { type Compared, compareKeys, type PlanInput } from './make-plan.js';

/** What differs between the live keys and the estate. Pure; the same comparison as a plan's. */
export function reportDrift(input: PlanInput): DriftReport {
  const compared = compareKeys(input);
  const targets = input.observed.map((target) =>
    targetDrift(
      target,
      compared.filter(({ desired }) => desired.id.target === target.target),
    ),
  );
  return { estate: input.estate.name, targets, ...liveFindings(input, compared) };
}

function targetDrift(target: ObservedTarget, compared: readonly Compared[]): TargetDrift {
  const absent = compared.filter(
    ({ match, desired }) => match.kind === 'absent' && desired.life.state !== 'retired',
  );
  return {
    name: target.target,
    drifted: compared.flatMap(driftedFields),
    unmanaged: unmanagedKeys(target, compared),
    unmanagedGrants: compared.flatMap(unmanagedGrants),
    missing: absent.map(({ desired }) => ({ key: desired.id })),
    unknown: [
      ...compared.flatMap(({ desired, blocked }) =>
        blocked === null ? [] : [{ key: desired.id, what: keyIdText(desired.id), reason: blocked.message }],
      ),
      ...target.unmanaged.flatMap(({ arn, unread }) =>
        unread === null ? [] : [{ key: null, what: arn, reason: unread }],
      ),
    ],
  };
}

function driftedFields({ match, changes }: Compared): readonly DriftedField[] {
  if (match.kind !== 'live') return [];
  const { arn } = match.key;
  return oneLife(changes).map(({ key, field, before, after, effect, access }) => ({
    key,
    arn,
    field,
    live: before,
    wanted: after,
    effect,
    access,
  }));
}

/** A key's life differs once, however many steps lead back: from what it is to what it is to be. */
function oneLife(changes: Compared['changes']): Compared['changes'] {
  const steps = changes.filter(({ field }) => field === 'life');
  const [first, last] = [steps[0], steps.at(-1)];
  if (first === undefined || last === undefined || first === last) return changes;
  const effect = steps.map((step) => step.effect).join(', then ');
  const whole = { ...first, after: last.after, effect };
  return changes.flatMap((change) => (change === first ? [whole] : change.field === 'life' ? [] : [change]));
}

/** What others gave to whom by native grants on the key, where the estate leaves that to them. */
function unmanagedGrants({ desired, match }: Compared): readonly UnmanagedGrant[] {
  if (match.kind !== 'live') return [];
  const { arn, fields } = match.key;
  if (!fields.grants.read) return [];
  return foreignGrants(desired, fields.grants.value).map((grant) => ({
    key: desired.id,
    arn,
    grantId: grant.id,
    name: grant.name,
    access: grantRow(grant),
  }));
}

/** Keys that nobody claims, with those that were read because of their tag or alias and still aren't the estate's. */
function unmanagedKeys(target: ObservedTarget, compared: readonly Compared[]): readonly UnmanagedKey[] {
  const claimed = new Set(compared.flatMap(({ match }) => (match.kind === 'live' ? [match.key.arn] : [])));
  const listed = new Set(target.unmanaged.map(({ arn }) => arn));
  const read = target.keys
    .filter(({ arn }) => !claimed.has(arn) && !listed.has(arn))
    .map(({ arn, owner, fields }) => ({
      arn,
      aliases: fields.aliases.read ? fields.aliases.value : [],
      description: fields.description.read ? fields.description.value : '',
      life: fields.life.read ? fields.life.value : 'unknown',
      owner: owner.read ? owner.value : null,
      unread: owner.read ? null : owner.reason,
    }));
  return [...target.unmanaged, ...read].sort((a, b) => (a.arn < b.arn ? -1 : 1));
}
