import type { AccessRow } from '../model/access-row.js';
import type { NativeGrant } from '../model/native-grant.js';
import { type AccessEntry, accessEntries } from './access-entries.js';

/** Who gains and who loses by a change of policy. */
export interface AccessDifferences {
  readonly gained: readonly AccessRow[];
  readonly lost: readonly AccessRow[];
  /** False where one of the policies can't be read, so that anything may be gained or lost. */
  readonly certain: boolean;
}

/**
 * The access that `after` gives and `before` doesn't, and the reverse; null is a policy that gives nothing. Entries are compared
 * one by one, so that no gain and no loss is missed; where a difference of wording means the same, both may be named.
 * A deny that comes is a loss, one that goes a gain. Access that somebody has without conditions on both sides
 * is neither gained nor lost by a conditional statement beside it.
 */
export function accessDifferences(before: string | null, after: string | null): AccessDifferences {
  const [old, now] = [
    before === null ? new Map() : accessEntries(before),
    after === null ? new Map() : accessEntries(after),
  ];
  if (old === null || now === null) return { gained: [unknownRow], lost: [unknownRow], certain: false };
  const [came, went] = [without(now, old), without(old, now)];
  return {
    gained: rowsOf([...came.filter(isAllow), ...went.filter(isDeny)]),
    lost: rowsOf([...went.filter(isAllow), ...came.filter(isDeny)]),
    certain: true,
  };
}

/** What a native grant gives. */
export function grantAccess({ grantee, operations, constraints }: NativeGrant): AccessRow {
  const { encryptionContextEquals, encryptionContextSubset, sourceArn } = constraints;
  const conditions = [
    ...(encryptionContextEquals === undefined
      ? []
      : [`encryption context is ${pairs(encryptionContextEquals)}`]),
    ...(encryptionContextSubset === undefined
      ? []
      : [`encryption context has ${pairs(encryptionContextSubset)}`]),
    ...(sourceArn === undefined ? [] : [`source ARN is ${sourceArn}`]),
  ];
  return {
    principals: [grantee.kind === 'service' ? grantee.name : grantee.arn],
    operations,
    conditions: conditions.join(' and '),
    note: 'by a native grant',
  };
}

const unknownRow: AccessRow = {
  principals: ['anybody'],
  operations: ['anything'],
  conditions: '',
  note: 'the policy can’t be read',
};

type Entries = ReadonlyMap<string, AccessEntry>;

/** The entries of one side that the other doesn't have, neither as they are nor without conditions. */
function without(entries: Entries, other: Entries): readonly AccessEntry[] {
  return [...entries]
    .filter(([text, entry]) => !other.has(text) && !coversUnconditionally(other, entry))
    .map(([, entry]) => entry);
}

/** Denies are left out of this: a narrower deny under a wider one that stays changes nothing, but that is rare. */
function coversUnconditionally(other: Entries, entry: AccessEntry): boolean {
  return entry.effect === 'Allow' && other.has(JSON.stringify({ ...entry, conditions: '' }));
}

function isAllow({ effect }: AccessEntry): boolean {
  return effect === 'Allow';
}

function isDeny({ effect }: AccessEntry): boolean {
  return effect === 'Deny';
}

/** The fewest rows: actions of one principal under the same conditions together, then principals with the same. */
function rowsOf(entries: readonly AccessEntry[]): readonly AccessRow[] {
  const byPrincipal = group(entries, ({ effect, principal, conditions }) =>
    JSON.stringify([effect, principal, conditions]),
  );
  const single = byPrincipal.map((list) => ({
    effect: list[0]?.effect ?? 'Allow',
    principal: list[0]?.principal ?? '',
    conditions: list[0]?.conditions ?? '',
    operations: withoutWrittenOut(list.map(({ action }) => action)),
  }));
  const rows = group(single, ({ effect, conditions, operations }) =>
    JSON.stringify([effect, conditions, operations]),
  );
  return rows.map((list): AccessRow => {
    const [first] = list;
    return {
      principals: list.map(({ principal }) => principal).sort(),
      operations: first?.operations ?? [],
      conditions: first?.conditions ?? '',
      ...(first?.effect === 'Deny' ? { note: 'by a deny statement' } : {}),
    };
  });
}

/** Where a wildcard stands for all, its written-out actions only make the row long. */
function withoutWrittenOut(actions: readonly string[]): readonly string[] {
  return actions.includes('*') ? ['*'] : [...new Set(actions)].sort();
}

function group<T>(items: readonly T[], nameOf: (item: T) => string): readonly (readonly T[])[] {
  const groups = new Map<string, T[]>();
  for (const item of items) groups.set(nameOf(item), [...(groups.get(nameOf(item)) ?? []), item]);
  return [...groups].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, list]) => list);
}

function pairs(context: Readonly<Record<string, string>>): string {
  return Object.entries(context)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, value]) => `${name}=${value}`)
    .join(', ');
}
