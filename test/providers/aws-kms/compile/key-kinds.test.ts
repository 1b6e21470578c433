import { KeySpec, KeyUsageType } from '@aws-sdk/client-kms';
import { describe, expect, it } from 'vitest';
import {
  algorithmOf,
  algorithms,
  keySpecOf,
  keyUsageOf,
  originOf,
  purposeOf,
  purposes,
} from '../../../../src/providers/aws-kms/capabilities.js';
import { documented } from '../../../support/documented-key-kinds.js';
import { account, estate, key, target } from './build-estate.js';
import { compiled, problemsOf } from './read-outcome.js';

const pairs = algorithms.flatMap((algorithm) => purposes.map((purpose) => [algorithm, purpose] as const));
const partitions = ['aws', 'aws-us-gov', 'aws-cn'];

describe.each(partitions)('every algorithm with every purpose in %s', (partition) => {
  const home = target({ partition });

  it.each(pairs)('%s %s', (algorithm, purpose) => {
    const keySpec = keySpecOf(algorithm);
    const wrongPlace =
      keySpec === 'SM2' ? partition !== 'aws-cn' : keySpec.startsWith('ML_KEM') && partition === 'aws-cn';
    const wrongPurpose = !documented[keySpec].includes(keyUsageOf(purpose));
    const expected = [
      ...(wrongPurpose ? ['KW3001 keys/cards.yaml spec.purpose'] : []),
      ...(wrongPlace ? ['KW3002 keys/cards.yaml spec.algorithm'] : []),
    ];
    expect([...problemsOf(estate(key({ target: home, algorithm, purpose })))].sort()).toEqual(expected);
  });
});

describe('the tables of names', () => {
  it('name every KeySpec and KeyUsage of the SDK, both ways', () => {
    expect(algorithms.map(keySpecOf).sort()).toEqual(Object.values(KeySpec).sort());
    expect(purposes.map(keyUsageOf).sort()).toEqual(Object.values(KeyUsageType).sort());
    expect(algorithms.map((algorithm) => algorithmOf(keySpecOf(algorithm)))).toEqual(algorithms);
    expect(purposes.map((purpose) => purposeOf(keyUsageOf(purpose)))).toEqual(purposes);
  });

  it('say `unknown` of what they do not have', () => {
    expect(algorithmOf('RSA_8192')).toBe('unknown');
    expect(purposeOf('WRAP')).toBe('unknown');
    expect(originOf({ Origin: 'AWS_CLOUDHSM' })).toBe('unknown');
    expect(originOf({})).toBe('unknown');
  });

  it('read back each origin', () => {
    const store = { CustomKeyStoreId: 'cks-1' };
    expect(originOf({ Origin: 'AWS_KMS' })).toEqual({ kind: 'kms' });
    expect(originOf({ Origin: 'EXTERNAL' })).toEqual({ kind: 'external' });
    expect(originOf({ Origin: 'AWS_CLOUDHSM', ...store })).toEqual({ kind: 'hsm', customKeyStore: 'cks-1' });
    expect(originOf({ Origin: 'EXTERNAL_KEY_STORE', ...store, XksKeyConfiguration: { Id: 'k1' } })).toEqual({
      kind: 'external-store',
      customKeyStore: 'cks-1',
      externalKeyId: 'k1',
    });
  });
});

describe('what a key can be', () => {
  const hsm = { kind: 'hsm', customKeyStore: 'cks-1' } as const;
  const every = { kind: 'every', days: 180 } as const;
  const us = target({ name: 'prod-us', region: 'us-east-1' });
  const replica = (to: typeof us) => ({
    target: to,
    description: '',
    life: key().life,
    path: ['spec', 'replicas', 0],
  });
  const many = (count: number) => Object.fromEntries(Array.from({ length: count }, (_, i) => [`t${i}`, '']));

  it.each([
    ['rsa in an HSM', { origin: hsm, algorithm: 'rsa-2048' as const }, 'KW3003 keys/cards.yaml spec.origin'],
    ['multi-Region in an HSM', { origin: hsm, multiRegion: true }, 'KW3003 keys/cards.yaml spec.origin'],
    ['rotation in an HSM', { origin: hsm, rotation: every }, 'KW3004 keys/cards.yaml spec.rotation'],
    [
      'rotation of imported material',
      { origin: { kind: 'external' as const }, rotation: every },
      'KW3004 keys/cards.yaml spec.rotation',
    ],
    [
      'rotation of an HMAC key',
      { algorithm: 'hmac-sha256' as const, purpose: 'mac' as const, rotation: every },
      'KW3004 keys/cards.yaml spec.rotation',
    ],
    ['49 tags', { tags: many(49) }, 'KW3006 keys/cards.yaml spec.tags'],
    [
      'a tag of keywright',
      { tags: { 'keywright.dev/key': 'x' } },
      'KW3007 keys/cards.yaml spec.tags.keywright.dev/key (name)',
    ],
    ['a tag of AWS', { tags: { 'aws:x': 'x' } }, 'KW3007 keys/cards.yaml spec.tags.aws:x (name)'],
    ['51 aliases', { aliases: Object.keys(many(51)) }, 'KW3008 keys/cards.yaml spec.aliases'],
    [
      'a replica in another account',
      { multiRegion: true, replicas: [replica({ ...us, account: '999988887777', reconciler: null })] },
      'KW3005 keys/cards.yaml spec.replicas.0.target',
    ],
    [
      'a replica in its own Region',
      { multiRegion: true, replicas: [replica({ ...us, region: 'eu-west-1' })] },
      'KW3005 keys/cards.yaml spec.replicas.0.target',
    ],
    [
      'a replica of a single-Region key',
      { replicas: [replica(us)] },
      'KW3005 keys/cards.yaml spec.replicas.0.target',
    ],
  ])('%s is refused', (_, change, expected) => {
    expect(problemsOf(estate(key(change)))).toContain(expected);
  });

  it('counts the default tags of the target', () => {
    const home = target({ tags: many(47) });
    expect(problemsOf(estate(key({ target: home, tags: { own: '' } })))).toEqual([]);
    expect(problemsOf(estate(key({ target: home, tags: { own: '', more: '' } })))).toEqual([
      'KW3006 keys/cards.yaml spec.tags',
    ]);
  });

  it('rotates only where the key can, and never by a replica', () => {
    const [eu, usa] = compiled(estate(key({ multiRegion: true, rotation: every, replicas: [replica(us)] })));
    expect([eu?.state.rotation, usa?.state.rotation]).toEqual([every, { kind: 'impossible' }]);
    const [imported] = compiled(estate(key({ origin: { kind: 'external' } })));
    expect(imported?.state.rotation).toEqual({ kind: 'impossible' });
    expect(imported?.state.life).toBe('enabled');
  });

  it.each([
    ['enabled', null, 'enabled'],
    ['disabled', null, 'disabled'],
    ['retired', 'soak', 'disabled'],
    ['retired', 'delete', 'pending-deletion'],
  ] as const)('%s at stage %s is %s', (state, stage, expected) => {
    const retirement = stage === null ? null : { stage, soakDays: 30 };
    const [desired] = compiled(estate(key({ life: { state, retirement, deletionWindowDays: 7 } })));
    expect(desired?.state.life).toBe(expected);
  });

  it('gives each replica its own tags, aliases, managers and description', () => {
    const breakGlass = { kind: 'role', arn: `arn:aws:iam::${account}:role/break-glass` } as const;
    const away = { ...us, tags: { place: 'us' }, administrators: [breakGlass], reconciler: null };
    const [, usa] = compiled(
      estate(
        key({
          multiRegion: true,
          aliases: ['alias/cards'],
          tags: { team: 'pay' },
          replicas: [{ ...replica(away), description: 'away' }],
        }),
      ),
    );
    expect(usa).toMatchObject({
      id: { name: 'cards', target: 'prod-us' },
      owner: 'acme/cards',
      primaryTarget: 'prod-eu',
      managers: [`arn:aws:iam::${account}:role/admin`, breakGlass.arn],
      state: {
        multiRegion: 'replica',
        description: 'away',
        aliases: ['alias/cards'],
        tags: { place: 'us', team: 'pay' },
      },
    });
  });
});
