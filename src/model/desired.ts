import type { DesiredLife } from './estate.js';
import type { KeyId, KeyState } from './key-state.js';
import type { Source } from './place.js';

/** What one key must be in one target, compiled. */
export interface DesiredKey {
  readonly id: KeyId;
  /** The value of keywright's ownership tag: `<estate>/<key>`. */
  readonly owner: string;
  readonly state: KeyState;
  readonly life: DesiredLife;
  /** The target of the primary key where this one is its replica. */
  readonly primaryTarget: string | null;
  readonly nativeGrants: 'shared' | 'exclusive';
  /** Principals that must be able to manage the key whatever the plan does (ARNs). */
  readonly managers: readonly string[];
  /** For each native grant's name, the YAML grant that asks for it. */
  readonly source: Source;
}

/** Everything that one target must hold. */
export interface DesiredTarget {
  readonly target: string;
  readonly keys: readonly DesiredKey[];
}
