import type { DesiredKey } from '../model/desired.js';
import type { Outcome } from '../model/diagnostic.js';
import type { Estate, Target } from '../model/estate.js';
import { type KeyId, keyIdText, type LifeState } from '../model/key-state.js';
import type { ObservedTarget } from '../model/observed.js';
import { ownerOf } from '../model/ownership.js';
import type { Note, PlanContent, PlanMeta, PlanTarget } from '../model/plan.js';
import { block } from './block.js';
import { type Comparison, compareAbsent, compareLive } from './compare-key.js';
import { fingerprint } from './fingerprint.js';
import { plannedFindings } from './guard-plan.js';
import { indexTarget, type Match, matchKey } from './match.js';
import { stateAfterCreation } from './new-key.js';
import { orderChanges } from './phases.js';

/** What a plan is made of. `now` is in milliseconds since the epoch; it decides only whether a soak period is over. */
export interface PlanInput {
  readonly estate: Estate;
  readonly desired: readonly DesiredKey[];
  readonly observed: readonly ObservedTarget[];
  readonly now: number;
}

/** What a plan is made of, or what stands in the way and on which side. */
export type PlanInputOutcome =
  | Extract<Outcome<PlanInput>, { ok: true }>
  | (Extract<Outcome<PlanInput>, { ok: false }> & { readonly because: 'input' | 'provider' });

/** One declared key with its live one and what lies between them. */
export interface Compared extends Comparison {
  readonly desired: DesiredKey;
  readonly match: Match;
}

/** Compares every declared key of the observed targets with its live one. Pure, and the same for plan and drift. */
export function compareKeys({ estate, desired, observed, now }: PlanInput): readonly Compared[] {
  const compared = observed.flatMap((target) => {
    const keys = desired.filter(({ id }) => id.target === target.target);
    const wantedAliases = new Set(keys.flatMap(({ state }) => state.aliases));
    const { account } = targetOf(estate, target.target);
    const surroundings = { aliases: target.aliases, wantedAliases, account };
    const index = indexTarget(target);
    return keys.map((key): Compared => {
      const match = matchKey(key, index);
      return { desired: key, match, ...compareMatch(key, match, surroundings, now) };
    });
  });
  const byId = new Map(compared.map((entry) => [keyIdText(entry.desired.id), entry]));
  return compared.map((entry) => needPrimary(entry, byId));
}

/** A plan before it is known what approval it needs. */
export interface MadePlan {
  readonly body: PlanContent;
  readonly notes: readonly Note[];
  /** What the plan leads to that violates guardrails; found when it is asked for. */
  guardrails(): Pick<PlanMeta, 'guardrails'>;
}

/** The ordered changes and everything else that decides their effect, with notes for people. */
export function makePlan(input: PlanInput): MadePlan {
  const compared = compareKeys(input);
  const changes = orderChanges(
    compared.flatMap(({ desired, changes }) =>
      changes.map((change) => ({ change, replica: desired.primaryTarget !== null })),
    ),
  );
  const body: PlanContent = {
    formatVersion: 1,
    estate: input.estate.name,
    targets: input.observed.map(({ target }) => planTarget(input.estate, target)),
    changes,
    blocked: compared.flatMap(({ blocked }) => (blocked === null ? [] : [blocked])),
    observed: Object.fromEntries(compared.flatMap(fingerprintEntry)),
  };
  return {
    body,
    notes: [...compared.flatMap(({ notes }) => notes), ...leftKeys(input)],
    guardrails: () => plannedFindings(input, compared),
  };
}

/** The live keys that are the declared ones: id and ARN. */
export function liveKeyIds({ desired, observed }: PlanInput): readonly (readonly [KeyId, string])[] {
  return observed.flatMap((target) => {
    const index = indexTarget(target);
    return desired
      .filter(({ id }) => id.target === target.target)
      .flatMap((key): [KeyId, string][] => {
        const match = matchKey(key, index);
        return match.kind === 'live' ? [[key.id, match.key.arn]] : [];
      });
  });
}

/**
 * The fingerprint of every declared key as it is now, by `name@target`; `absent` for one that isn't live. Keys that
 * can't be matched are left out.
 */
export function declaredPrints({ desired, observed }: PlanInput): ReadonlyMap<string, string> {
  const prints = new Map<string, string>();
  for (const target of observed) {
    const index = indexTarget(target);
    for (const key of desired.filter(({ id }) => id.target === target.target)) {
      const match = matchKey(key, index);
      if (match.kind !== 'blocked') prints.set(keyIdText(key.id), printOf(match));
    }
  }
  return prints;
}

function compareMatch(
  key: DesiredKey,
  match: Match,
  surroundings: Parameters<typeof compareAbsent>[1],
  now: number,
): Comparison {
  if (match.kind === 'blocked') return { changes: [], notes: [], blocked: match.blocked };
  if (match.kind === 'absent') return compareAbsent(key, surroundings, now);
  return compareLive(key, match.key, surroundings, now);
}

/** A replica can only be made from a primary that is live or made by the same plan, and that is enabled by then. */
function needPrimary(entry: Compared, byId: ReadonlyMap<string, Compared>): Compared {
  const { desired, match } = entry;
  if (desired.primaryTarget === null || match.kind !== 'absent' || entry.changes.length === 0) return entry;
  const primary = byId.get(keyIdText({ name: desired.id.name, target: desired.primaryTarget }));
  const stop = (message: string, remedy: string): Compared => ({
    ...entry,
    changes: [],
    notes: [],
    blocked: block(desired.id, 'KW4011', message, remedy),
  });
  if (primary === undefined || primary.blocked !== null || !hasKey(primary))
    return stop(
      `its primary key in \`${desired.primaryTarget}\` is not there or not part of this plan`,
      `plan \`${desired.primaryTarget}\` and \`${desired.id.target}\` together`,
    );
  const life = lifeWhenReplicated(primary);
  if (life === 'enabled') return entry;
  return stop(
    `its primary key in \`${desired.primaryTarget}\` is ${life}, and only an enabled key can be replicated`,
    'enable the primary key or import its key material, and plan again when that is done',
  );
}

/** Keys are made before others are enabled, so what counts is the primary's life before the plan, or at its creation. */
function lifeWhenReplicated({ desired, match }: Compared): LifeState | 'unknown' {
  if (match.kind !== 'live') return stateAfterCreation(desired).life;
  const { life } = match.key.fields;
  return life.read ? life.value : 'unknown';
}

function hasKey({ match, changes }: Compared): boolean {
  return match.kind === 'live' || changes.some(({ phase }) => phase === 'create');
}

function fingerprintEntry({ desired, match, changes }: Compared): readonly [string, string][] {
  if (changes.length === 0) return [];
  return [[keyIdText(desired.id), printOf(match)]];
}

function printOf(match: Match): string {
  return match.kind === 'live' ? fingerprint(match.key) : 'absent';
}

/** Keys that carry the estate's tag and have no YAML any more: never touched, always said. Those of other estates aren't ours. */
function leftKeys({ estate, desired, observed }: PlanInput): readonly Note[] {
  return observed.flatMap((target) => {
    const owners = new Set(desired.filter(({ id }) => id.target === target.target).map(({ owner }) => owner));
    const tagged = [
      ...target.unmanaged.map(({ arn, owner }) => ({ arn, owner })),
      ...target.keys.map(({ arn, owner }) => ({ arn, owner: owner.read ? owner.value : null })),
    ];
    return tagged.flatMap(({ arn, owner }): Note[] => {
      if (!owner?.startsWith(ownerOf(estate.name, '')) || owners.has(owner)) return [];
      const message = `\`${arn}\` carries the tag of \`${owner}\`, which the estate doesn't declare here: it is no longer managed, and left as it is`;
      return [{ key: null, target: target.target, message }];
    });
  });
}

function planTarget(estate: Estate, name: string): PlanTarget {
  const { provider, partition, account, region } = targetOf(estate, name);
  return { name, provider, partition, account, region };
}

function targetOf(estate: Estate, name: string): Target {
  const target = estate.targets.find((candidate) => candidate.name === name);
  if (target === undefined) throw new Error(`observed a target that the estate doesn't have: ${name}`);
  return target;
}
