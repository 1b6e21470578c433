import type { DesiredKey } from '../../../model/desired.js';
import type { DesiredLife, EstateKey, Target } from '../../../model/estate.js';
import type { KeyRotation, KeyState } from '../../../model/key-state.js';
import { ownerOf } from '../../../model/ownership.js';
import { canRotate, limits } from '../capabilities.js';
import { checkKey } from './check-key.js';
import { checkPossible } from './check-operations.js';
import { checkPrincipals } from './check-principals.js';
import { compilePolicy } from './compile-policy.js';
import { lifeStateOf } from './life.js';
import { managersOf } from './manager-drafts.js';
import { nativeGrantsOf } from './native-grants.js';
import { inKey, reportError, type Site } from './site.js';
import { tagsFor } from './tags.js';

/** What one copy of a key is beside what all its copies share. */
interface Copy {
  readonly target: Target;
  readonly description: string;
  readonly life: DesiredLife;
}

/** What the key must be in its target and in the target of each replica; problems go to `report`. */
export function compileKey(estate: string, key: EstateKey, report: Site['report']): readonly DesiredKey[] {
  checkKey({ key, target: key.target, report });
  return [key, ...key.replicas].map((copy) =>
    compileCopy(estate, copy, { key, target: copy.target, report }),
  );
}

function compileCopy(estate: string, copy: Copy, site: Site): DesiredKey {
  const { key, target } = site;
  checkPrincipals(site);
  for (const grant of key.grants) checkPossible(grant, site);
  return {
    id: { name: key.name, target: target.name },
    owner: ownerOf(estate, key.name),
    state: keyState(copy, site),
    life: copy.life,
    primaryTarget: isPrimary(site) ? null : key.target.name,
    nativeGrants: key.nativeGrants,
    managers: managersOf(key, target),
    source: key.source,
  };
}

function keyState(copy: Copy, site: Site): KeyState {
  const { key, target } = site;
  const grants = nativeGrantsOf(site);
  if (grants.length > limits.grantsPerKey)
    reportError(site, {
      code: 'KW3009',
      message: `the key \`${key.name}\` has ${grants.length} native grants; ${limits.grantsPerKey} is the most`,
      place: inKey(site, 'metadata', 'name'),
    });
  return {
    algorithm: key.algorithm,
    purpose: key.purpose,
    origin: key.origin,
    multiRegion: key.multiRegion ? (isPrimary(site) ? 'primary' : 'replica') : 'single',
    description: copy.description,
    tags: tagsFor(key, target),
    aliases: [...key.aliases].sort(),
    rotation: rotationOf(site),
    policy: compilePolicy(site),
    grants,
    life: lifeStateOf(copy.life),
  };
}

/** A replica's rotation is its primary's. */
function rotationOf(site: Site): KeyRotation {
  const { algorithm, origin, rotation } = site.key;
  return isPrimary(site) && canRotate(algorithm, origin.kind) ? rotation : { kind: 'impossible' };
}

function isPrimary(site: Site): boolean {
  return site.target.name === site.key.target.name;
}
