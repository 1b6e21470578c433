import { CreateGrantCommand, CreateKeyCommand, DisconnectCustomKeyStoreCommand } from '@aws-sdk/client-kms';
import type { World } from '../../../../src/simulator/index.js';
import type { BrokenCase } from '../../case.js';
import { grant, key, second } from '../../documents.js';
import type { Stand } from '../../stand.js';
import { home, region, roleArn, world } from '../../world.js';

const use = grant('use', { role: 'app' });
const numbered = <T>(count: number, make: (index: number) => T): T[] =>
  Array.from({ length: count }, (_, index) => make(index));
const aliases = (prefix: string, count: number) => numbered(count, (index) => `alias/${prefix}/${index}`);
const tags = (prefix: string, count: number) =>
  Object.fromEntries(numbered(count, (index) => [`${prefix}-${index}`, 'x']));
const native = (name: string, role: string) =>
  grant(name, { role }, { as: 'grant', operations: ['decrypt'] });

async function keysByHand(live: Stand) {
  const kms = await live.as();
  for (const _ of numbered(3, () => null)) await kms.send(new CreateKeyCommand({}));
}

async function grantsByHand(live: Stand) {
  const kms = await live.as();
  const KeyId = await live.arnOf('alias/cards');
  for (const name of ['batch', 'reader'])
    await kms.send(
      new CreateGrantCommand({ KeyId, GranteePrincipal: roleArn(name), Operations: ['Decrypt'] }),
    );
}

const withStore = (over: Partial<NonNullable<World['customKeyStores']>[number]> = {}) =>
  world([], {
    customKeyStores: [
      { id: 'cks-cluster0001', account: home, region, name: 'cluster', type: 'AWS_CLOUDHSM', ...over },
    ],
  });
const inHsm = key('cards', { origin: 'hsm', customKeyStore: 'cks-cluster0001' }) + use;
const creation = (says: RegExp) => ({ kind: 'change', id: /^cards@main\/key/, says }) as const;

/** Quotas, and key stores. */
export const limitCases: readonly BrokenCase[] = [
  {
    name: 'more keys than an account can have in a Region',
    acts: keysByHand,
    estate: key('cards') + key('next') + use,
    limits: { keysPerRegion: 4 },
    finds: { kind: 'change', id: /^next@main\/key/, says: /LimitExceededException/ },
  },
  {
    name: 'a replica for which its Region has no room',
    targets: [second],
    before: key('copies', { target: 'second', aliases: [] }),
    estate:
      key('copies', { target: 'second', aliases: [] }) +
      key('cards', { replicas: [{ target: 'second' }] }) +
      use,
    limits: { keysPerRegion: 1 },
    finds: { kind: 'change', id: /^cards@second\/key/, says: /LimitExceededException/ },
  },
  {
    name: 'more native grants than a key can have, with those of others',
    before: key('cards'),
    acts: grantsByHand,
    estate: key('cards') + native('one', 'app') + native('two', 'janitor'),
    limits: { grantsPerKey: 3 },
    finds: { kind: 'change', id: /^cards@main\/grants/, says: /LimitExceededException/ },
  },
  {
    name: 'fifty aliases in place of fifty others, with too many on the way',
    before: key('cards', { aliases: aliases('a', 50) }) + use,
    estate: key('cards', { aliases: aliases('b', 50) }) + use,
    finds: { kind: 'change', id: /^cards@main\/aliases/, says: /LimitExceededException/ },
  },
  {
    name: 'as many tags as a key can have in place of others, with too many on the way',
    before: key('cards', { tags: tags('a', 45) }) + use,
    estate: key('cards', { tags: tags('b', 45) }) + use,
    finds: { kind: 'change', id: /^cards@main\/tags/, says: /TagException|LimitExceeded|tags/ },
  },
  {
    name: 'a custom key store that isn’t there',
    estate: inHsm,
    finds: creation(/CustomKeyStoreNotFoundException.*cks-cluster0001/),
  },
  {
    name: 'a custom key store of another Region',
    world: withStore({ region: 'eu-central-1' }),
    estate: inHsm,
    finds: creation(/CustomKeyStoreNotFoundException/),
  },
  {
    name: 'a custom key store that isn’t connected',
    world: withStore({ connection: 'DISCONNECTED' }),
    estate: inHsm,
    finds: creation(/CustomKeyStoreInvalidStateException/),
  },
  {
    name: 'a custom key store that failed to connect',
    world: withStore({ connection: 'FAILED' }),
    estate: inHsm,
    finds: creation(/CustomKeyStoreInvalidStateException/),
  },
  {
    name: 'an HSM key in a key manager outside',
    world: withStore({ type: 'EXTERNAL_KEY_STORE' }),
    estate: inHsm,
    finds: creation(/Exception/),
  },
  {
    name: 'a second key for one key of the key manager outside',
    world: withStore({ type: 'EXTERNAL_KEY_STORE' }),
    estate: ['cards', 'next']
      .map((name) =>
        key(name, {
          origin: 'external-store',
          customKeyStore: 'cks-cluster0001',
          externalKeyId: 'outside-1',
        }),
      )
      .join(''),
    finds: { kind: 'change', id: /^next@main\/key/, says: /XksKeyAlreadyInUseException/ },
  },
  ...(['nobody told', 'the world thinks connected'] as const).map(
    (who): BrokenCase => ({
      name: `another key in a key store that was disconnected: ${who}`,
      world: withStore(),
      ...(who === 'nobody told' ? { told: null } : {}),
      before: inHsm,
      acts: async (live) =>
        (await live.as()).send(new DisconnectCustomKeyStoreCommand({ CustomKeyStoreId: 'cks-cluster0001' })),
      estate: inHsm + key('next', { origin: 'hsm', customKeyStore: 'cks-cluster0001' }),
      finds: { kind: 'change', id: /^next@main\/key/, says: /CustomKeyStoreInvalidStateException/ },
    }),
  ),
];
