import type { GrantState, KeyRotation, KeyState } from './key-state.js';

/**
 * One thing that a provider's Writer does to one key. Data, so that it can be saved, hashed, approved and shown.
 * There is no `replace`: replacing a key loses what it protects.
 */
export type Step =
  | { readonly op: 'create-key'; readonly state: KeyState; readonly owner: string }
  | {
      readonly op: 'replicate-key';
      readonly state: KeyState;
      readonly owner: string;
      readonly primaryTarget: string;
    }
  | { readonly op: 'claim'; readonly owner: string }
  | { readonly op: 'set-description'; readonly description: string }
  | { readonly op: 'set-tags'; readonly tags: Readonly<Record<string, string>> }
  | { readonly op: 'remove-tags'; readonly tags: readonly string[] }
  | { readonly op: 'create-alias'; readonly alias: string }
  | { readonly op: 'move-alias'; readonly alias: string; readonly fromArn: string }
  | { readonly op: 'delete-alias'; readonly alias: string }
  | { readonly op: 'put-policy'; readonly policy: string }
  | { readonly op: 'create-grant'; readonly grant: GrantState }
  | { readonly op: 'revoke-grant'; readonly grant: GrantState }
  | { readonly op: 'set-rotation'; readonly rotation: KeyRotation }
  | { readonly op: 'enable' }
  /** `retiring` also writes the tag from which the soak period counts. */
  | { readonly op: 'disable'; readonly retiring: boolean }
  | { readonly op: 'mark-retired' }
  | { readonly op: 'unmark-retired' }
  | { readonly op: 'schedule-deletion'; readonly windowDays: number }
  | { readonly op: 'cancel-deletion' };

export type StepName = Step['op'];
