import type { RandomSource } from '../randomness.js';
import type { Tables } from '../state.js';
import type { Change, Store } from '../store.js';
import { Echoes, type VisibleFrom } from './echoes.js';
import { type LatePart, latePartsOf } from './late-parts.js';
import { type AllEchoes, lateViews } from './late-views.js';
import {
  type ConsistencyKind,
  type ConsistencySetting,
  consistencyKinds,
  type Lateness,
  latenessOf,
} from './setting.js';
import { immediateViews, type Views } from './store-view.js';

/** A change that isn't visible everywhere yet. */
export interface PendingChange {
  readonly kind: ConsistencyKind;
  /** The record's id in its table: an ARN, a grant's key ARN and id, a principal's unique id. */
  readonly id: string;
  readonly from: VisibleFrom;
}

/**
 * Who sees which change when. What it remembers is neither journalled nor in a snapshot: after a restart everything is visible.
 */
export interface Consistency {
  lateness(): Lateness;
  /** Throws a RangeError for what is no setting. What was changed before it keeps its times; `immediate` ends them. */
  set(setting: ConsistencySetting): void;
  /** What a call at `now` (milliseconds since the epoch) sees; the store itself where nothing is late. */
  views(now: number): Views;
  /** Notes changes that are about to be kept; those of the kinds in `late` get a delay, all others are seen at once. */
  note(changes: readonly Change[], late: readonly ConsistencyKind[], now: number): void;
  /** What isn't visible everywhere at `now`, the oldest of each kind first. */
  pending(now: number): readonly PendingChange[];
  /** Makes everything visible. */
  catchUp(): void;
}

export function createConsistency(
  store: Store,
  setting: ConsistencySetting,
  random: RandomSource,
): Consistency {
  let lateness = latenessOf(setting);
  let echoes = noEchoes();
  const immediate = immediateViews(store);
  const isQuiet = () => consistencyKinds.every((kind) => echoes[kind].size === 0);
  const prune = (now: number) => {
    for (const kind of consistencyKinds) echoes[kind].prune(now);
  };
  const catchUp = () => {
    echoes = noEchoes();
  };
  return {
    lateness: () => lateness,
    set: (next) => {
      lateness = latenessOf(next);
      if (lateness.upTo === 0) catchUp();
    },
    views: (now) => {
      if (lateness.upTo === 0) return immediate;
      prune(now);
      return isQuiet() ? immediate : lateViews(store, echoes, now);
    },
    note: (changes, late, now) => {
      if (lateness.upTo === 0) return;
      for (const change of changes) {
        for (const part of latePartsOf(change, beforeOf(store, change))) {
          const isLate = late.includes(part.kind) && lateness.kinds.includes(part.kind);
          notePart(echoes, change.id, part, isLate ? drawTimes(part.kind, lateness.upTo, now, random) : null);
        }
      }
    },
    pending: (now) => {
      prune(now);
      return consistencyKinds.flatMap((kind) =>
        [...echoes[kind].entries()].map(([id, { from }]) => ({ kind, id, from })),
      );
    },
    catchUp,
  };
}

function noEchoes(): AllEchoes {
  return {
    keys: new Echoes(),
    policies: new Echoes(),
    tags: new Echoes(),
    aliases: new Echoes(),
    grants: new Echoes(),
    principals: new Echoes(),
  };
}

function beforeOf(store: Store, { table, id }: Change): Tables[keyof Tables] | null {
  return store[table].before(id);
}

/** `from` is null for what everybody sees at once: then nothing older is seen any more either. */
function notePart(echoes: AllEchoes, id: string, part: LatePart, from: VisibleFrom | null): void {
  if (from === null) echoes[part.kind].forget(id);
  else (echoes[part.kind] as Echoes<LatePart['was']>).add(id, { was: part.was, from });
}

/**
 * Tags and aliases can be seen before they decide about access (AWS KMS developer guide, "ABAC for AWS KMS"); everything else is
 * seen when it counts.
 */
function drawTimes(kind: ConsistencyKind, upTo: number, now: number, random: RandomSource): VisibleFrom {
  const delay = Math.ceil(fraction(random) * upTo);
  const inForce = now + delay;
  const decidesLater = kind === 'tags' || kind === 'aliases';
  return { inForce, shown: decidesLater ? now + Math.ceil(fraction(random) * delay) : inForce };
}

/** Of 1, without 0: what is late is late by a moment at least. */
function fraction(random: RandomSource): number {
  return (random(4).readUInt32BE() + 1) / 2 ** 32;
}
