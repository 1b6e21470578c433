import type { AliasRecord, GrantRecord, KeyRecord, PrincipalRecord, Tables } from '../state.js';
import type { Change } from '../store.js';
import type { ConsistencyKind } from './setting.js';

/** What is remembered of each kind while its change isn't visible. */
export interface Late {
  readonly keys: KeyRecord;
  readonly policies: string;
  readonly tags: KeyRecord['tags'];
  readonly aliases: AliasRecord;
  readonly grants: GrantRecord;
  readonly principals: PrincipalRecord;
}

/** A part of a record of which something changed, as it was. */
export type LatePart = {
  readonly [K in ConsistencyKind]: { readonly kind: K; readonly was: Late[K] | null };
}[ConsistencyKind];

/** The parts that a change of a record touches and that can be seen late; `before` is null where it made the record. */
export function latePartsOf(
  { table, record }: Change,
  before: Tables[keyof Tables] | null,
): readonly LatePart[] {
  switch (table) {
    case 'keys':
      return ofKey(before as KeyRecord | null, record);
    case 'aliases':
      return [{ kind: 'aliases', was: before as AliasRecord | null }];
    case 'grants':
      return ofGrant(before as GrantRecord | null, record);
    case 'principals':
      return [{ kind: 'principals', was: before as PrincipalRecord | null }];
    default:
      return [];
  }
}

/** A new key comes with its policy and tags. Everything else about a key is seen at once. */
function ofKey(before: KeyRecord | null, after: KeyRecord | null): readonly LatePart[] {
  if (before === null || after === null) return [{ kind: 'keys', was: before }];
  return [
    ...(before.policy === after.policy ? [] : [{ kind: 'policies', was: before.policy } as const]),
    ...(before.tags === after.tags ? [] : [{ kind: 'tags', was: before.tags } as const]),
  ];
}

/** A grant can't change; another token for it is known at once to whoever got it. */
function ofGrant(before: GrantRecord | null, after: GrantRecord | null): readonly LatePart[] {
  return before !== null && after !== null ? [] : [{ kind: 'grants', was: before }];
}
