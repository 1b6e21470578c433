import type { KeyState } from './key-state.js';

/** A value that was read, or why it wasn't. An unread value is never taken for "the same". */
export type Reading<T> =
  | { readonly read: true; readonly value: T }
  | { readonly read: false; readonly reason: string };

/** One live key with every field that was read. */
export interface ObservedKey {
  /** The provider's lasting identity of the key (a key ARN). */
  readonly arn: string;
  /** The value of keywright's ownership tag; null where the key has none. */
  readonly owner: Reading<string | null>;
  readonly fields: { readonly [Field in keyof KeyState]: Reading<KeyState[Field]> };
  /** When keywright began to retire the key (RFC 3339), from its own tag. */
  readonly retiredSince: string | null;
  /** When the key will be gone, while it is pending deletion (RFC 3339). */
  readonly deletionDate: string | null;
  /** Last cryptographic use; read only for keys that are about to be destroyed. `never` since tracking began. */
  readonly lastUsed: Reading<string | 'never'> | null;
  /** Unique ids (`AROA…`) in the policy: principals that were deleted, and maybe recreated. */
  readonly orphans: readonly string[];
}

/** A live key that nobody in the estate claims. */
export interface UnmanagedKey {
  readonly arn: string;
  readonly aliases: readonly string[];
  readonly description: string;
  readonly life: string;
  /** The ownership tag where it names a key that the estate doesn't have; else null. */
  readonly owner: string | null;
  /** Why its tags couldn't be read; null where they were. */
  readonly unread: string | null;
}

/** A key that the estate doesn't own and that holds an alias which the estate wants: what decides whether the alias can be moved. */
export interface AliasHolder {
  readonly arn: string;
  readonly algorithm: Reading<KeyState['algorithm']>;
  readonly purpose: Reading<KeyState['purpose']>;
  readonly policy: Reading<string>;
}

/** What one target answered. */
export interface ObservedTarget {
  readonly target: string;
  /** Who looked, as the provider names principals; absent where it doesn't say. */
  readonly observer?: string;
  /** Live keys that carry the ownership tag of a key that the estate declares here. */
  readonly keys: readonly ObservedKey[];
  readonly unmanaged: readonly UnmanagedKey[];
  /** Those of the unmanaged keys that hold an alias which the estate wants; absent for none. */
  readonly holders?: readonly AliasHolder[];
  /** Every customer alias of the target: name → key ARN. */
  readonly aliases: Readonly<Record<string, string>>;
}
