import type { Call } from '../../operation.js';
import { drawUuid } from '../../randomness.js';
import type { KeyMaterial, KeyRecord } from '../../state.js';
import type { KeyRequest } from './key-request.js';

/** What a request gives a key beside what it is. */
export interface KeyOwn {
  readonly description: string;
  readonly tags: Readonly<Record<string, string>>;
  /** In its stored form. */
  readonly policy: string;
}

/** A key as CreateKey makes it: enabled, or waiting for its material to be imported. */
export function newKey(call: Call, request: KeyRequest, own: KeyOwn): KeyRecord {
  const { partition, account, region, now } = call;
  const { multiRegion, origin } = request;
  const uuid = drawUuid(call.random);
  const id = multiRegion ? `mrk-${uuid.replaceAll('-', '')}` : uuid;
  return {
    ...own,
    ...request,
    arn: `arn:${partition}:kms:${region}:${account}:key/${id}`,
    partition,
    account,
    region,
    id,
    createdAt: now,
    state: origin === 'EXTERNAL' ? 'PendingImport' : 'Enabled',
    settles: null,
    deletion: null,
    materials: origin === 'EXTERNAL' ? [] : [firstMaterial(call)],
    rotation: { periodInDays: null, nextAt: null, onDemandUsed: 0, inProgress: null },
    multiRegion: multiRegion ? { primaryRegion: region } : null,
    lastUsage: null,
  };
}

/** Made at its first use, because RSA takes long. Custom key stores are modelled: their material is the simulator's own too. */
function firstMaterial(call: Call): KeyMaterial {
  return {
    id: call.random(32).toString('hex'),
    state: 'CURRENT',
    keyMaterial: null,
    createdAt: call.now,
    rotation: null,
    imported: null,
  };
}
