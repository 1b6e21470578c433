import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { settle } from '../../../src/simulator/clock-effects.js';
import type { KeyMaterial, KeyRecord } from '../../../src/simulator/state.js';
import { createStore, type Store } from '../../../src/simulator/store.js';
import { account, arnOf, type Estate, failure, openEstate, region } from './world.js';

const day = 86_400_000;
const start = Date.parse('2026-03-01T12:00:00Z');

const material = (id: string, rest: Partial<KeyMaterial> = {}): KeyMaterial => ({
  id,
  state: 'CURRENT',
  keyMaterial: 'AAAA',
  createdAt: start,
  rotation: null,
  imported: null,
  ...rest,
});

function keyIn(store: Store, id: string, rest: Partial<KeyRecord> = {}): string {
  const where = rest.region ?? region;
  const key: KeyRecord = {
    arn: arnOf(id, where),
    partition: 'aws',
    account,
    region: where,
    id,
    createdAt: start,
    description: '',
    spec: 'SYMMETRIC_DEFAULT',
    usage: 'ENCRYPT_DECRYPT',
    origin: 'AWS_KMS',
    state: 'Enabled',
    settles: null,
    deletion: null,
    tags: {},
    policy: '{}',
    materials: [material('first')],
    rotation: { periodInDays: null, nextAt: null, onDemandUsed: 0, inProgress: null },
    multiRegion: null,
    customKeyStoreId: null,
    xksKeyId: null,
    lastUsage: null,
    ...rest,
  };
  store.keys.put(key.arn, key);
  return key.arn;
}

const every = (periodInDays: number) => ({
  periodInDays,
  nextAt: start + periodInDays * day,
  onDemandUsed: 0,
  inProgress: null,
});

describe('what falls due', () => {
  it('rotates a key once a period, however late it is noticed', () => {
    const store = createStore();
    const arn = keyIn(store, 'a', { rotation: every(90) });
    settle(store, start + 90 * day - 1);
    expect(store.keys.get(arn)?.materials).toHaveLength(1);
    settle(store, start + 300 * day);
    const key = store.keys.get(arn);
    expect(key?.materials.map(({ state }) => state)).toEqual([
      'NON_CURRENT',
      'NON_CURRENT',
      'NON_CURRENT',
      'CURRENT',
    ]);
    expect(key?.materials.map(({ rotation }) => rotation?.at ?? null)).toEqual([
      null,
      start + 90 * day,
      start + 180 * day,
      start + 270 * day,
    ]);
    expect(new Set(key?.materials.map(({ id }) => id)).size).toBe(4);
    expect(key?.materials.slice(1).every(({ id }) => /^[0-9a-f]{64}$/.test(id))).toBe(true);
    expect(key?.rotation.nextAt).toBe(start + 360 * day);
  });

  it('rotates replicas with their primary, to the same material', () => {
    const store = createStore();
    const multiRegion = { primaryRegion: region };
    const rotation = every(100);
    const primary = keyIn(store, 'mrk', { multiRegion, rotation });
    const replica = keyIn(store, 'mrk', { multiRegion, rotation, region: 'eu-west-1' });
    settle(store, start + 100 * day);
    expect(store.keys.get(primary)?.materials).toHaveLength(2);
    expect(store.keys.get(replica)?.materials).toEqual(store.keys.get(primary)?.materials);
    expect(store.keys.get(replica)?.rotation).toEqual(store.keys.get(primary)?.rotation);
  });

  it('completes a rotation on demand and leaves the schedule', () => {
    const store = createStore();
    const inProgress = { startedAt: start, completesAt: start + 1000 };
    const arn = keyIn(store, 'a', { rotation: { ...every(365), onDemandUsed: 3, inProgress } });
    settle(store, start + 1000);
    expect(store.keys.get(arn)).toMatchObject({
      materials: [
        { state: 'NON_CURRENT' },
        { state: 'CURRENT', rotation: { type: 'ON_DEMAND', at: start + 1000 } },
      ],
      rotation: { ...every(365), onDemandUsed: 3, inProgress: null },
    });
  });

  it('rotates imported material to what was imported for it', () => {
    const store = createStore();
    const imported = { state: 'IMPORTED', importedAt: start, validTo: null, description: null } as const;
    const arn = keyIn(store, 'a', {
      origin: 'EXTERNAL',
      materials: [material('old', { imported }), material('new', { imported, state: 'PENDING_ROTATION' })],
      rotation: {
        ...every(365),
        periodInDays: null,
        nextAt: null,
        inProgress: { startedAt: start, completesAt: start },
      },
    });
    settle(store, start);
    expect(store.keys.get(arn)?.materials.map(({ id, state }) => `${id} ${state}`)).toEqual([
      'old NON_CURRENT',
      'new CURRENT',
    ]);
  });

  it('lets imported material expire: a key that needs it waits for it', () => {
    const store = createStore();
    const imported = {
      state: 'IMPORTED',
      importedAt: start,
      validTo: start + day,
      description: 'x',
    } as const;
    const keyed = { origin: 'EXTERNAL', materials: [material('m', { imported })] } as const;
    const enabled = keyIn(store, 'a', keyed);
    const disabled = keyIn(store, 'b', { ...keyed, state: 'Disabled' });
    const ending = keyIn(store, 'c', {
      ...keyed,
      state: 'PendingDeletion',
      deletion: { windowInDays: 7, at: start + 7 * day },
    });
    const spare = keyIn(store, 'd', {
      origin: 'EXTERNAL',
      materials: [material('now'), material('next', { imported, state: 'PENDING_ROTATION' })],
    });
    const updating = keyIn(store, 'e', {
      ...keyed,
      state: 'Updating',
      settles: { at: start + day + 1, into: 'Enabled' },
    });
    settle(store, start + day + 1);
    const gone = { keyMaterial: null, imported: { ...imported, state: 'PENDING_IMPORT', validTo: null } };
    expect(store.keys.get(enabled)).toMatchObject({ state: 'PendingImport', materials: [gone] });
    expect(store.keys.get(disabled)).toMatchObject({ state: 'PendingImport', materials: [gone] });
    expect(store.keys.get(ending)).toMatchObject({ state: 'PendingDeletion', materials: [gone] });
    expect(store.keys.get(updating)).toMatchObject({ state: 'PendingImport', materials: [gone] });
    expect(store.keys.get(spare)).toMatchObject({
      state: 'Enabled',
      materials: [{ keyMaterial: 'AAAA' }, gone],
    });
  });

  it('forgets sessions and import parameters a day after they expired', () => {
    const store = createStore();
    const session = { name: 's', token: 't', expiresAt: start, policies: [], tags: {}, sourceIdentity: null };
    store.credentials.put('ASIA', { accessKeyId: 'ASIA', secret: 's', principalId: 'p', session });
    store.credentials.put('AKIA', { accessKeyId: 'AKIA', secret: 's', principalId: 'p', session: null });
    const keyArn = keyIn(store, 'a');
    const parameters = { keyArn, tokenId: 't', wrappingAlgorithm: '', wrappingKeySpec: '', privateKey: '' };
    store.importParameters.put(`${keyArn} t`, { ...parameters, validTo: start });
    settle(store, start + day);
    expect([store.credentials.size, store.importParameters.size]).toEqual([2, 1]);
    settle(store, start + day + 1);
    expect([...store.credentials.values()].map(({ accessKeyId }) => accessKeyId)).toEqual(['AKIA']);
    expect(store.importParameters.size).toBe(0);
  });

  it('looks at no key that is due on another day, however many there are', () => {
    const store = createStore();
    for (let index = 0; index < 2000; index += 1)
      keyIn(store, `key-${index}`, { rotation: every(90 + (index % 300)) });
    const looks = vi.spyOn(store.keys, 'where');
    for (let hour = 0; hour < 24; hour += 1) settle(store, start + hour * 3_600_000);
    expect(looks).not.toHaveBeenCalled();
    settle(store, start + 90 * day);
    expect([...store.keys.values()].filter(({ materials }) => materials.length === 2)).toHaveLength(7);
  });

  it('settles the same after the clock went back', () => {
    const store = createStore();
    settle(store, start + 1000 * day);
    const arn = keyIn(store, 'a', { state: 'Creating', settles: { at: start + 1000, into: 'Enabled' } });
    settle(store, start);
    expect(store.keys.get(arn)?.state).toBe('Creating');
    settle(store, start + 1000);
    expect(store.keys.get(arn)).toMatchObject({ state: 'Enabled', settles: null });
  });
});

describe('a running simulator', () => {
  const folder = mkdtempSync(join(tmpdir(), 'clock-effects-'));
  let estate: Estate;
  const open = async () => {
    estate = await openEstate({ stateFile: join(folder, 'state') });
  };
  const rotations = async (KeyId: string) =>
    (await estate.admin.listKeyRotations({ KeyId })).Rotations?.map(({ RotationType }) => RotationType);

  beforeAll(open);
  afterEach(() => vi.restoreAllMocks());
  afterAll(async () => {
    await estate.simulator.close();
    rmSync(folder, { recursive: true });
  });

  it('goes on where it was after a restart', async () => {
    const rotating = await estate.makeKey();
    await estate.admin.enableKeyRotation({ KeyId: rotating, RotationPeriodInDays: 90 });
    const ending = await estate.makeKey();
    await estate.admin.scheduleKeyDeletion({ KeyId: ending, PendingWindowInDays: 7 });
    await estate.simulator.close();
    await open();
    expect(await rotations(rotating)).toEqual([]);
    await estate.advance(8);
    expect(await failure(estate.admin.describeKey({ KeyId: ending }))).toContain('NotFoundException');
    await estate.advance(180);
    await estate.simulator.close();
    await open();
    expect(await rotations(rotating)).toEqual(['AUTOMATIC', 'AUTOMATIC']);
  });

  it('decrypts with every version of the material, and encrypts with the newest', async () => {
    const KeyId = await estate.makeKey();
    await estate.admin.enableKeyRotation({ KeyId });
    const { CiphertextBlob } = await estate.admin.encrypt({ KeyId, Plaintext: Buffer.from('before') });
    const before = (await estate.admin.describeKey({ KeyId })).KeyMetadata?.CurrentKeyMaterialId;
    await estate.advance(366);
    const after = (await estate.admin.describeKey({ KeyId })).KeyMetadata?.CurrentKeyMaterialId;
    expect(after).not.toBe(before);
    const opened = await estate.admin.decrypt({ CiphertextBlob });
    expect(Buffer.from(opened.Plaintext ?? []).toString()).toBe('before');
    expect(opened.KeyMaterialId).toBe(before);
    const next = await estate.admin.encrypt({ KeyId, Plaintext: Buffer.from('after') });
    const openedNext = await estate.admin.decrypt({ CiphertextBlob: next.CiphertextBlob });
    expect(openedNext.KeyMaterialId).toBe(after);
  });

  it('rotates a disabled key once it is enabled, and then counts from there', async () => {
    const KeyId = await estate.makeKey();
    await estate.admin.enableKeyRotation({ KeyId, RotationPeriodInDays: 100 });
    await estate.admin.disableKey({ KeyId });
    await estate.advance(350);
    expect(await rotations(KeyId)).toEqual([]);
    await estate.admin.enableKey({ KeyId });
    expect(await rotations(KeyId)).toEqual(['AUTOMATIC']);
    await estate.advance(99);
    expect(await rotations(KeyId)).toHaveLength(1);
    await estate.advance(2);
    expect(await rotations(KeyId)).toHaveLength(2);
  });
});
