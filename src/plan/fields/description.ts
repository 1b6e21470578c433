import { type FieldContext, type FieldResult, nothing } from '../draft.js';
import { refusesEdits } from '../working-life.js';

/** A description is text for people; it is set whole. */
export function descriptionChanges({ desired, live, working }: FieldContext): FieldResult {
  const wanted = desired.state.description;
  if (live.description === wanted) return nothing;
  if (refusesEdits(working))
    return {
      drafts: [],
      notes: ['the description differs and can be changed only once deletion is cancelled'],
    };
  return {
    notes: [],
    drafts: [
      {
        phase: 'describe',
        risk: 'routine',
        effect: 'change the description',
        before: live.description,
        after: wanted,
        step: { op: 'set-description', description: wanted },
      },
    ],
  };
}
