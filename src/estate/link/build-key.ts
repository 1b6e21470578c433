import type { DesiredLife, EstateKey, Origin, Target } from '../../model/estate.js';
import type { KeySpec } from '../../model/generated/key.js';
import type { Shaped } from '../kinds.js';
import { buildGrant } from './build-grant.js';
import type { Links } from './links.js';
import { administratorsOf } from './members.js';
import { byText, sortedUnique } from './sorting.js';

/** What a key is built from beside its own document. */
export interface KeySettings {
  readonly links: Links;
  readonly targets: ReadonlyMap<string, Target>;
  /** By key. */
  readonly grants: ReadonlyMap<string, readonly Shaped<'Grant'>[]>;
  readonly deletionWindowDays: number;
  readonly enableIamPolicies: boolean;
}

/** One key with everything that concerns it, defaults filled in. */
export function buildKey(document: Shaped<'Key'>, settings: KeySettings): EstateKey {
  const { spec, metadata } = document.content;
  const { links } = settings;
  const target = targetNamed(spec.target, settings);
  const own = administratorsOf(spec.administrators ?? [], target, links);
  const grants = settings.grants.get(document.name) ?? [];
  return {
    name: document.name,
    labels: metadata.labels ?? {},
    target,
    description: spec.description ?? '',
    algorithm: spec.algorithm,
    purpose: spec.purpose,
    origin: originOf(spec),
    aliases: [...(spec.aliases ?? [])].sort(),
    tags: spec.tags ?? {},
    rotation:
      typeof spec.rotation === 'object' ? { kind: 'every', days: spec.rotation.everyDays } : { kind: 'off' },
    multiRegion: spec.multiRegion ?? spec.replicas !== undefined,
    replicas: replicasOf(spec, settings),
    life: lifeOf(spec, settings.deletionWindowDays),
    administrators: sortedUnique([...own, ...target.administrators], ({ arn }) => arn),
    enableIamPolicies: spec.enableIamPolicies ?? settings.enableIamPolicies,
    nativeGrants: spec.nativeGrants ?? 'shared',
    grants: grants
      .map((grant) => buildGrant(grant, document, target, links))
      .sort(byText(({ name }) => name)),
    source: document.source,
  };
}

function originOf({ origin = 'kms', customKeyStore = '', externalKeyId = '' }: KeySpec): Origin {
  if (origin === 'hsm') return { kind: 'hsm', customKeyStore };
  return origin === 'external-store' ? { kind: origin, customKeyStore, externalKeyId } : { kind: origin };
}

/** A replica that says nothing of its life lives as its primary key does. */
function replicasOf(spec: KeySpec, settings: KeySettings): EstateKey['replicas'] {
  const replicas = (spec.replicas ?? []).map((replica, index) => {
    const { state, retirement } = replica.state === undefined ? spec : replica;
    const window = replica.deletionWindowDays ?? spec.deletionWindowDays ?? settings.deletionWindowDays;
    return {
      target: targetNamed(replica.target, settings),
      description: replica.description ?? spec.description ?? '',
      life: lifeOf({ ...(state && { state }), ...(retirement && { retirement }) }, window),
      path: ['spec', 'replicas', index],
    };
  });
  return replicas.sort(byText(({ target }) => target.name));
}

function lifeOf(
  {
    state = 'enabled',
    retirement,
    deletionWindowDays,
  }: Pick<KeySpec, 'state' | 'retirement' | 'deletionWindowDays'>,
  defaultWindow: number,
): DesiredLife {
  return {
    state,
    retirement:
      retirement === undefined ? null : { stage: retirement.stage, soakDays: retirement.soakDays ?? 30 },
    deletionWindowDays: deletionWindowDays ?? defaultWindow,
  };
}

function targetNamed(name: string, { targets }: KeySettings): Target {
  const target = targets.get(name);
  if (target === undefined) throw new Error(`the rules let through the unknown target ${name}`);
  return target;
}
