import type { KeyRotation } from '../../model/key-state.js';
import type { Risk } from '../../model/risk.js';
import { type FieldContext, type FieldResult, nothing } from '../draft.js';
import { refusesUse } from '../working-life.js';

/** Automatic rotation; switching it off or making it rarer is sensitive. */
export function rotationChanges({ desired, live, working }: FieldContext): FieldResult {
  const wanted = desired.state.rotation;
  if (wanted.kind === 'impossible' || sameRotation(live.rotation, wanted)) return nothing;
  if (refusesUse(working))
    return { drafts: [], notes: [`rotation differs and can be changed only while the key is enabled`] };
  return {
    notes: [],
    drafts: [
      {
        phase: 'rotate',
        risk: rotationRisk(live.rotation, wanted),
        effect: `rotate ${rotationText(wanted)} instead of ${rotationText(live.rotation)}`,
        before: rotationText(live.rotation),
        after: rotationText(wanted),
        step: { op: 'set-rotation', rotation: wanted },
      },
    ],
  };
}

function sameRotation(a: KeyRotation, b: KeyRotation): boolean {
  return rotationText(a) === rotationText(b);
}

function rotationText(rotation: KeyRotation): string {
  return rotation.kind === 'every' ? `every ${rotation.days} days` : 'never';
}

function rotationRisk(live: KeyRotation, wanted: KeyRotation): Risk {
  if (live.kind !== 'every') return 'routine';
  return wanted.kind === 'every' && wanted.days <= live.days ? 'routine' : 'sensitive';
}
