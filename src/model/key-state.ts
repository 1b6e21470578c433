import type { Origin } from './estate.js';
import type { NativeGrant } from './native-grant.js';
import type { Algorithm, Purpose } from './operations.js';

/**
 * Everything that keywright manages of one key in one target, in the normal form in which desired and observed
 * are compared: lists sorted, policies canonical, ids resolved.
 */
export interface KeyState {
  readonly algorithm: Algorithm | 'unknown';
  readonly purpose: Purpose | 'unknown';
  readonly origin: Origin;
  readonly multiRegion: 'single' | 'primary' | 'replica';
  readonly description: string;
  /** Without keywright's own tags. */
  readonly tags: Readonly<Record<string, string>>;
  /** Sorted. */
  readonly aliases: readonly string[];
  readonly rotation: KeyRotation;
  /** The key policy as text; `policyNormalText` decides whether two are the same. */
  readonly policy: string;
  /** Sorted by canonical text. */
  readonly grants: readonly GrantState[];
  readonly life: LifeState;
}

/** Automatic rotation; `impossible` where this kind of key can't rotate or its primary decides. */
export type KeyRotation =
  | { readonly kind: 'off' }
  | { readonly kind: 'every'; readonly days: number }
  | { readonly kind: 'impossible' };

/** A native grant; the id is the provider's, or null while it is only desired. */
export interface GrantState extends NativeGrant {
  readonly id: string | null;
}

/** The life of a key as a target reports it. */
export type LifeState =
  | 'enabled'
  | 'disabled'
  | 'pending-import'
  | 'pending-deletion'
  | 'pending-replica-deletion'
  | 'creating'
  | 'updating'
  | 'unavailable';

/** One key in one target. A replica is a key of its own with the same name in another target. */
export interface KeyId {
  readonly name: string;
  readonly target: string;
}

/** The id as text, for maps and messages: `payments-cards@prod-eu`. */
export function keyIdText(id: KeyId): string {
  return `${id.name}@${id.target}`;
}
