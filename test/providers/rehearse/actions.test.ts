import type { KMS } from '@aws-sdk/client-kms';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { EstateKey } from '../../../src/model/estate.js';
import type { RehearsalPlace } from '../../../src/model/provider.js';
import type { Trial } from '../../../src/model/rehearsal.js';
import { trialCalls } from '../../../src/providers/aws-kms/rehearse/calls/table.js';
import { tryAccess } from '../../../src/providers/aws-kms/rehearse/try-access.js';
import { account, estate, grant, key, named, role, target } from '../aws-kms/compile/build-estate.js';
import { openPlace, type TestPlace } from './place.js';

const inKms = { name: 'cards', rotation: { kind: 'every', days: 180 } } as const;
const kinds = {
  symmetric: key({ ...inKms, aliases: ['alias/cards'] }),
  imported: key({ name: 'imported', origin: { kind: 'external' } }),
  multiRegion: key({ name: 'everywhere', multiRegion: true }),
  signing: key({ name: 'signing', algorithm: 'ec-p256', purpose: 'sign' }),
  mac: key({ name: 'mac', algorithm: 'hmac-sha384', purpose: 'mac' }),
  agreeing: key({ name: 'agreeing', algorithm: 'ec-p384', purpose: 'agree' }),
  encapsulating: key({ name: 'encapsulating', algorithm: 'ml-kem-768', purpose: 'encapsulate' }),
  granted: key({
    name: 'granted',
    grants: [grant({ as: 'grant', grantees: [named(role('grantee'))], retiringPrincipal: role('allowed') })],
  }),
} satisfies Record<string, EstateKey>;

/** The key that an action is tried on, where the plain symmetric one doesn't have it. */
const kindOf: Readonly<Record<string, keyof typeof kinds>> = {
  'kms:GetParametersForImport': 'imported',
  'kms:ImportKeyMaterial': 'imported',
  'kms:DeleteImportedKeyMaterial': 'imported',
  'kms:ReplicateKey': 'multiRegion',
  'kms:UpdatePrimaryRegion': 'multiRegion',
  'kms:GetPublicKey': 'signing',
  'kms:Sign': 'signing',
  'kms:Verify': 'signing',
  'kms:GenerateMac': 'mac',
  'kms:VerifyMac': 'mac',
  'kms:DeriveSharedSecret': 'agreeing',
  'kms:Encapsulate': 'encapsulating',
  'kms:Decapsulate': 'encapsulating',
  'kms:RetireGrant': 'granted',
};

const world = {
  accounts: [
    {
      id: account,
      roles: ['keywright', 'admin', 'grantee', 'allowed', 'denied'].map((name) => ({
        name,
        policies: [
          {
            Version: '2012-10-17',
            Statement: [
              { Effect: 'Allow', Action: 'kms:*Alias', Resource: 'arn:aws:kms:*:*:alias/*' },
              { Effect: 'Allow', Action: 'kms:CreateKey', Resource: '*' },
            ],
          },
        ],
      })),
    },
  ],
};

const actions = Object.keys(trialCalls);
let tested: TestPlace;
const policies = new Map<string, string>();
let before: readonly unknown[];

beforeAll(async () => {
  tested = await openPlace(estate(...Object.values(kinds)), world);
  for (const { name } of Object.values(kinds)) await allow(name);
  before = await everything();
}, 60_000);

afterAll(() => tested.simulator.close());

/** Adds a statement that lets `allowed` do all that is tried, and nobody else. */
async function allow(name: string): Promise<void> {
  const kms = await tested.kms(target());
  const KeyId = tested.arnOf({ name, target: 'prod-eu' });
  const { Policy = '{}' } = await kms.getKeyPolicy({ KeyId });
  const policy = JSON.parse(Policy);
  policy.Statement.push({
    Effect: 'Allow',
    Principal: { AWS: role('allowed').arn },
    Action: actions.filter((action) => action !== 'kms:RetireGrant'),
    Resource: '*',
  });
  policies.set(name, JSON.stringify(policy));
  await kms.putKeyPolicy({ KeyId, Policy: JSON.stringify(policy), BypassPolicyLockoutSafetyCheck: true });
}

function trial(action: string, principal: string): Trial {
  const { name, source } = kinds[kindOf[action] ?? 'symmetric'];
  return {
    key: { name, target: 'prod-eu' },
    kind: 'grant',
    grant: 'payments',
    place: source.at([]),
    principal,
    action,
    context: {},
  };
}

/** The place, as if the estate had asked for these policies. */
function place(): RehearsalPlace {
  const { keyOf } = tested.place;
  return {
    ...tested.place,
    keyOf: (id) => {
      const found = keyOf(id);
      if (found === null) return null;
      const policy = policies.get(id.name) ?? '';
      const { desired } = found;
      return { ...found, desired: { ...desired, state: { ...desired.state, policy } } };
    },
  };
}

/** All of each key that a call could change. */
async function everything(): Promise<readonly unknown[]> {
  const kms = await tested.kms(target());
  const found: unknown[] = [await aliasesOf(kms)];
  for (const { name } of Object.values(kinds)) {
    const KeyId = tested.arnOf({ name, target: 'prod-eu' });
    const { KeyMetadata } = await kms.describeKey({ KeyId });
    const { Tags } = await kms.listResourceTags({ KeyId });
    const { Grants } = await kms.listGrants({ KeyId });
    const { KeyRotationEnabled, RotationPeriodInDays } = await kms.getKeyRotationStatus({ KeyId });
    const { Policy } = await kms.getKeyPolicy({ KeyId });
    found.push([KeyMetadata, Policy, Tags, Grants, KeyRotationEnabled, RotationPeriodInDays]);
  }
  return found;
}

async function aliasesOf(kms: KMS): Promise<readonly string[]> {
  const { Aliases = [] } = await kms.listAliases({});
  return Aliases.map(({ AliasName = '' }) => AliasName);
}

describe('each action', () => {
  it.each(actions)('%s works for who may, and is denied to who may not', async (action) => {
    const trials = [trial(action, role('allowed').arn), trial(action, role('denied').arn)];
    const [allowed, denied] = await tryAccess(trials, place());
    expect(allowed).toMatchObject({ outcome: 'works', because: null });
    expect(denied?.outcome).toBe('fails');
    expect(denied?.because).toMatch(/^denied: no /);
  });

  it('leaves the keys as they were', async () => {
    expect(await everything()).toEqual(before);
  });
});
