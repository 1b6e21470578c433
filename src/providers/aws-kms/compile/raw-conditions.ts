import type { EstateGrant } from '../../../model/estate.js';
import type { Condition } from './condition.js';
import type { Site } from './site.js';
export function rawConditions(grant: EstateGrant, _site: Site): readonly Condition[] {
  return (grant.conditions.raw ?? []).map((c, i) => ({
    ...c,
    path: ['spec', 'conditions', 'raw', i],
    written: 'raw',
  }));
}
