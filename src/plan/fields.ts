import type { KeyState } from '../model/key-state.js';
import type { FieldContext, FieldResult } from './draft.js';
import { aliasChanges } from './fields/aliases.js';
import { descriptionChanges } from './fields/description.js';
import { grantChanges } from './fields/grants.js';
import { lifeChanges } from './fields/life.js';
import { policyChanges } from './fields/policy.js';
import { rotationChanges } from './fields/rotation.js';
import { tagChanges } from './fields/tags.js';

/** How a field of a key changes: never (a difference stops the plan for the key), or by the steps that its rule gives. */
export type FieldRule =
  | { readonly changes: 'never'; readonly word: string }
  | { readonly changes: 'by-steps'; readonly compare: (context: FieldContext) => FieldResult };

/** One rule for each field of a key: a new field doesn't compile until it has one. */
export const fieldRules = {
  algorithm: { changes: 'never', word: 'algorithm' },
  purpose: { changes: 'never', word: 'purpose' },
  origin: { changes: 'never', word: 'origin' },
  multiRegion: { changes: 'never', word: 'multi-Region role' },
  description: { changes: 'by-steps', compare: descriptionChanges },
  tags: { changes: 'by-steps', compare: tagChanges },
  aliases: { changes: 'by-steps', compare: aliasChanges },
  rotation: { changes: 'by-steps', compare: rotationChanges },
  policy: { changes: 'by-steps', compare: policyChanges },
  grants: { changes: 'by-steps', compare: grantChanges },
  life: { changes: 'by-steps', compare: lifeChanges },
} as const satisfies Record<keyof KeyState, FieldRule>;
