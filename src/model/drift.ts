import type { AccessRow } from './access-row.js';
import type { UnsettledGlass } from './broken-glass.js';
import type { GuardrailFinding } from './guardrail.js';
import type { Json } from './json.js';
import type { KeyId } from './key-state.js';
import type { UnmanagedKey } from './observed.js';

/** How the live keys differ from the estate: a plan that nobody asked for. */
export interface DriftReport {
  readonly estate: string;
  readonly targets: readonly TargetDrift[];
  /** What violates the estate's guardrails in the live keys; absent where it has none. */
  readonly guardrails?: readonly GuardrailFinding[];
  /** Plans that were applied with the glass broken; absent where there are none, or where nobody looked. */
  readonly glass?: readonly UnsettledGlass[];
}

export interface TargetDrift {
  readonly name: string;
  readonly drifted: readonly DriftedField[];
  /** Keys of the account that nobody in the estate claims, also those whose key left the estate (`owner` is set). */
  readonly unmanaged: readonly UnmanagedKey[];
  /** Native grants on managed keys that the estate doesn't declare and leaves to others (`nativeGrants: shared`). */
  readonly unmanagedGrants: readonly UnmanagedGrant[];
  /** Keys that the estate declares and the target doesn't have. */
  readonly missing: readonly { readonly key: KeyId }[];
  /** What couldn't be read or decided; never to be taken for clean. */
  readonly unknown: readonly { readonly key: KeyId | null; readonly what: string; readonly reason: string }[];
}

export interface DriftedField {
  readonly key: KeyId;
  readonly arn: string;
  readonly field: string;
  readonly live: Json;
  readonly wanted: Json;
  /** The difference in one line, as a change that would mend it. */
  readonly effect: string;
  readonly access: { readonly gained: readonly AccessRow[]; readonly lost: readonly AccessRow[] } | null;
}

/** A native grant that somebody else made: what it gives to whom. */
export interface UnmanagedGrant {
  readonly key: KeyId;
  readonly arn: string;
  readonly grantId: string | null;
  readonly name: string | null;
  readonly access: AccessRow;
}
