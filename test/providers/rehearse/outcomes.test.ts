import { afterEach, describe, expect, it } from 'vitest';
import type { Estate, EstateGrant } from '../../../src/model/estate.js';
import type { Trial, TrialResult } from '../../../src/model/rehearsal.js';
import { trialsOf } from '../../../src/providers/aws-kms/rehearse/trials.js';
import { tryAccess } from '../../../src/providers/aws-kms/rehearse/try-access.js';
import {
  account,
  estate,
  grant,
  key,
  named,
  otherAccount,
  role,
  target,
} from '../aws-kms/compile/build-estate.js';
import { openPlace, type TestPlace } from './place.js';

let open: TestPlace | null = null;

afterEach(async () => {
  await open?.simulator.close();
  open = null;
});

/** Builds the keys and tries all that the estate declares. */
async function rehearsed(input: Estate): Promise<readonly TrialResult[]> {
  open = await openPlace(input);
  return await tryAccess(trialsOf(input, open.desired), open.place);
}

/** `Decrypt by app: works`, without those that work where `but` says so. */
function told(results: readonly TrialResult[], kind?: Trial['kind']): readonly string[] {
  return results
    .filter(({ trial }) => kind === undefined || trial.kind === kind)
    .map(
      ({ trial: { action, principal }, outcome, because }) =>
        `${action.slice(4)} by ${principal.split('/').at(-1)}: ${outcome}${because === null ? '' : `, ${because}`}`,
    );
}

function aliasTrials(input: Estate, { desired }: TestPlace): readonly Trial[] {
  return trialsOf(input, desired).filter(
    ({ kind, action }) => kind === 'administrator' && action.endsWith('Alias'),
  );
}

/** What IAM has to give for aliases. */
async function allowAliases({ simulator }: TestPlace, arn: string): Promise<void> {
  const statement = { Effect: 'Allow', Action: 'kms:*Alias', Resource: 'arn:aws:kms:*:*:alias/*' };
  await fetch(`${simulator.url}/_keywright/principals/update`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ arn, policies: [{ Version: '2012-10-17', Statement: [statement] }] }),
  });
}

const cryptography = [
  'encrypt',
  'decrypt',
  'reencrypt',
  'generate-data-key',
  'generate-data-key-pair',
] as const;

const logs = named({
  kind: 'service',
  name: 'logs.eu-west-1.amazonaws.com',
  sourceAccount: account,
  sourceArn: `arn:aws:logs:eu-west-1:${account}:log-group:/app`,
});

const grants: readonly (readonly [string, Partial<EstateGrant>])[] = [
  ['with nothing else', {}],
  ['with an exact encryption context', { conditions: { encryptionContext: { equals: { a: '1', b: '2' } } } }],
  ['with part of an encryption context', { conditions: { encryptionContext: { contains: { a: '1' } } } }],
  ['with names of an encryption context', { conditions: { encryptionContext: { keys: ['a'] } } }],
  ['through a service', { conditions: { viaService: ['s3'] } }],
  ['through a VPC endpoint', { conditions: { sourceVpcEndpoint: ['vpce-0a1b2c3d'] } }],
  ['with MFA and a tag', { conditions: { mfa: true, principalTags: { team: 'fraud' } } }],
  ['of a service', { grantees: [logs] }],
  [
    'of an alias',
    { conditions: { raw: [{ operator: 'StringEquals', key: 'kms:RequestAlias', values: ['alias/cards'] }] } },
  ],
  [
    'of aliases by a pattern',
    { conditions: { raw: [{ operator: 'StringLike', key: 'kms:RequestAlias', values: ['alias/c*'] }] } },
  ],
  [
    'on the same key',
    {
      conditions: { raw: [{ operator: 'Bool', key: 'kms:ReEncryptOnSameKey', values: ['true'] }] },
      operations: ['reencrypt'],
    },
  ],
  ['by a native grant', { as: 'grant', conditions: { encryptionContext: { equals: { a: '1' } } } }],
  ['for services', { operations: ['grant-to-service'] }],
  ['until later', { expires: '2999-01-01T00:00:00Z' }],
];

describe('what is declared works', () => {
  it.each(grants)('%s', async (_, change) => {
    const declared = grant({ operations: cryptography, ...change });
    const results = await rehearsed(estate(key({ aliases: ['alias/cards'], grants: [declared] })));
    const ofGrant = results.filter(({ trial }) => trial.kind === 'grant');
    expect(ofGrant.length).toBeGreaterThan(0);
    expect(ofGrant.filter(({ outcome }) => outcome !== 'works')).toEqual([]);
  });

  it('for who manages the key, but for what IAM policies have to give as well', async () => {
    const results = await rehearsed(estate(key()));
    const others = results.filter(({ outcome }) => outcome !== 'works');
    expect(results.length).toBeGreaterThan(30);
    expect(new Set(others.map(({ trial, outcome }) => `${trial.action} ${outcome}`))).toEqual(
      new Set(['kms:CreateAlias untried', 'kms:UpdateAlias untried', 'kms:DeleteAlias untried']),
    );
    expect(others[0]?.because).toBe(
      'it needs `kms:CreateAlias` on the alias as well, which only IAM policies give',
    );
  });
});

describe('what is declared fails', () => {
  it('where it has expired', async () => {
    const input = estate(key({ grants: [grant({ expires: '2020-01-31T00:00:00Z' })] }));
    expect(told(await rehearsed(input), 'grant')).toEqual([
      'Decrypt by app: fails, expired on 2020-01-31T00:00:00Z',
    ]);
  });

  it('where the policy in the place denies it', async () => {
    const input = estate(key({ grants: [grant()] }));
    open = await openPlace(input);
    const kms = await open.kms(target());
    const KeyId = open.arnOf({ name: 'cards', target: 'prod-eu' });
    const Policy = JSON.stringify({
      Version: '2012-10-17',
      Statement: [{ Effect: 'Deny', Principal: '*', Action: 'kms:*', Resource: '*' }],
    });
    await kms.putKeyPolicy({ KeyId, Policy, BypassPolicyLockoutSafetyCheck: true });
    const results = await tryAccess(trialsOf(input, open.desired), open.place);
    expect(told(results, 'grant')).toEqual([
      'Decrypt by app: fails, denied: with an explicit deny in a resource-based policy',
    ]);
  });
});

describe('what is declared for callers of a kind', () => {
  it('says what a caller lacks', async () => {
    const declared = grant({ conditions: { principalTags: { team: 'fraud' } } });
    const input = estate(key({ grants: [declared] }));
    open = await openPlace(input);
    const { place } = open;
    const untagged: typeof place = {
      ...place,
      credentialsFor: (who) => place.credentialsFor({ ...who, context: {} }),
    };
    const results = await tryAccess(trialsOf(input, open.desired), untagged);
    expect(told(results, 'grant')).toEqual([
      'Decrypt by app: fails, denied: no resource-based policy allows the kms:Decrypt action; the caller needs, for example, `aws:PrincipalTag/team` to be `fraud`',
    ]);
  });
});

describe('a key that isn’t in use', () => {
  const life = key().life;
  const used = [grant({ operations: ['decrypt', 'describe'] })];
  it.each([
    ['disabled', key({ life: { ...life, state: 'disabled' }, grants: used }), 'the key is disabled'],
    [
      'pending deletion',
      key({
        life: { ...life, state: 'retired', retirement: { stage: 'delete', soakDays: 30 } },
        grants: used,
      }),
      'the key waits for its deletion',
    ],
    [
      'without material',
      key({ origin: { kind: 'external' }, grants: used }),
      'the key waits for its material',
    ],
  ])('%s leaves use idle, and nothing fails', async (_, input, because) => {
    const results = await rehearsed(estate(input));
    expect(told(results, 'grant')).toEqual([`Decrypt by app: idle, ${because}`, 'DescribeKey by app: works']);
    expect(told(results.filter(({ outcome }) => outcome === 'fails'))).toEqual([]);
    const kms = await open?.kms(target());
    const KeyId = open?.arnOf({ name: 'cards', target: 'prod-eu' });
    const { KeyMetadata } = (await kms?.describeKey({ KeyId })) ?? {};
    expect(KeyMetadata?.Enabled).toBe(false);
  });
});

describe('a replica', () => {
  it('leaves idle what only its primary can do', async () => {
    const home = target();
    const away = target({ name: 'prod-us', region: 'us-east-1' });
    const replica = { target: away, description: '', life: key().life, path: [] };
    const input = { ...estate(key({ multiRegion: true, replicas: [replica] })), targets: [home, away] };
    open = await openPlace(input);
    await fetch(`${open.simulator.url}/_keywright/clock`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ advanceSeconds: 5 }),
    });
    const results = await tryAccess(trialsOf(input, open.desired), open.place);
    const idle = results.filter(({ outcome }) => outcome === 'idle');
    expect(told(results.filter(({ outcome }) => outcome === 'fails'))).toEqual([]);
    expect(new Set(idle.map(({ trial, because }) => `${trial.key.target} ${because}`))).toEqual(
      new Set(['prod-us only the primary key can do it']),
    );
    expect(new Set(idle.map(({ trial }) => trial.action))).toEqual(
      new Set([
        'kms:EnableKeyRotation',
        'kms:DisableKeyRotation',
        'kms:RotateKeyOnDemand',
        'kms:ReplicateKey',
        'kms:UpdatePrimaryRegion',
      ]),
    );
  });
});

it('a key with all the aliases that it can have has them after its trials', async () => {
  const aliases = Array.from({ length: 50 }, (_, index) => `alias/cards-${index}`).sort();
  const input = estate(key({ aliases }));
  open = await openPlace(input);
  await allowAliases(open, role('admin').arn);
  expect(told(await tryAccess(aliasTrials(input, open), open.place))).toEqual([
    'CreateAlias by admin: works',
    'DeleteAlias by admin: works',
    'UpdateAlias by admin: works',
  ]);
  const { Aliases = [] } = await (await open.kms(target())).listAliases({ Limit: 100 });
  const own = Aliases.filter(({ TargetKeyId }) => TargetKeyId !== undefined);
  expect(own.map(({ AliasName }) => AliasName).sort()).toEqual(aliases);
});

it('aliases of a key that waits for its deletion can be deleted, and no other is made', async () => {
  const retirement = { stage: 'delete', soakDays: 30 } as const;
  const input = estate(key({ life: { ...key().life, state: 'retired', retirement } }));
  open = await openPlace(input);
  await allowAliases(open, role('admin').arn);
  expect(told(await tryAccess(aliasTrials(input, open), open.place))).toEqual([
    'CreateAlias by admin: idle, the key waits for its deletion',
    'DeleteAlias by admin: works',
    'UpdateAlias by admin: idle, the key waits for its deletion',
  ]);
});

describe('what can’t be tried', () => {
  const plain: Trial = {
    key: { name: 'cards', target: 'prod-eu' },
    kind: 'grant',
    grant: 'payments',
    place: key().source.at([]),
    principal: role('app').arn,
    action: 'kms:Decrypt',
    context: {},
  };
  it.each<[string, Partial<Trial>, string]>([
    ['without a request that fits', { context: null }, 'no request was found that meets the conditions'],
    ['without its key', { key: { name: 'gone', target: 'prod-eu' } }, 'the key isn’t there'],
    [
      'that no call is known for',
      { action: 'kms:SynchronizeMultiRegionKey' },
      'there is no call that needs `kms:SynchronizeMultiRegionKey` alone',
    ],
    [
      'for an enclave alone',
      { context: { 'kms:RecipientAttestation:ImageSha384': ['abc'] } },
      'it needs an attestation document, which only a Nitro enclave or NitroTPM has',
    ],
    [
      'that would make a replica',
      { action: 'kms:ReplicateKey', context: { 'kms:ReplicaRegion': ['us-east-1'] } },
      'it would change the keys in `us-east-1`',
    ],
    [
      'by nobody',
      { principal: 'arn:aws:iam::111122223333:group/all' },
      'there is no principal with the ARN in `principal`',
    ],
  ])('%s', async (_, change, because) => {
    open = await openPlace(estate(key({ grants: [grant()] })));
    const [result] = await tryAccess([{ ...plain, ...change }], open.place);
    expect(result).toMatchObject({ outcome: 'untried', because });
  });

  it.each<[string, Partial<Trial>, string]>([
    [
      'an alias of no key',
      { context: { 'kms:RequestAlias': ['alias/other'] } },
      'the key has no alias that the conditions ask for, such as `alias/other`',
    ],
    ['what no request has', { context: null, unmeetable: true }, 'no request can meet the conditions'],
  ])('fails where it is known that nobody can: %s', async (_, change, because) => {
    open = await openPlace(estate(key({ grants: [grant()] })));
    const [result] = await tryAccess([{ ...plain, ...change }], open.place);
    expect(result).toMatchObject({ outcome: 'fails', because });
  });

  it('because the caller may not use the other key that it takes', async () => {
    const foreign = role('app', otherAccount);
    const input = estate(key({ grants: [grant({ grantees: [named(foreign)], operations: ['reencrypt'] })] }));
    open = await openPlace(input);
    const own = open.arnOf({ name: 'cards', target: 'prod-eu' });
    const statement = { Effect: 'Allow', Action: 'kms:*', Resource: own };
    await fetch(`${open.simulator.url}/_keywright/principals/update`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({
        arn: foreign.arn,
        policies: [{ Version: '2012-10-17', Statement: [statement] }],
      }),
    });
    const results = await tryAccess(trialsOf(input, open.desired), open.place);
    expect(told(results, 'grant')).toEqual([
      'ReEncryptFrom by app: untried, it needs `kms:ReEncryptTo` on another resource as well',
      'ReEncryptTo by app: untried, it needs `kms:ReEncryptFrom` on another resource as well',
    ]);
  });
});

describe('the calls', () => {
  it('leave what can’t be prepared untried', async () => {
    const input = estate(key({ grants: [grant({ operations: ['reencrypt'] })] }));
    open = await openPlace(input);
    const omnipotent = async () => {
      throw new Error('nobody may do everything');
    };
    const results = await tryAccess(trialsOf(input, open.desired), { ...open.place, omnipotent });
    expect(new Set(results.map(({ outcome, because }) => `${outcome} ${because}`))).toEqual(
      new Set(['untried nobody may do everything']),
    );
  });

  it('leave another key without which something couldn’t be tried to its deletion', async () => {
    const input = estate(key({ grants: [grant({ operations: ['reencrypt'] })] }));
    const results = await rehearsed(input);
    expect(told(results, 'grant')).toEqual(['ReEncryptFrom by app: works', 'ReEncryptTo by app: works']);
    const kms = await open?.kms(target());
    const { Keys = [] } = (await kms?.listKeys({})) ?? {};
    const states = await Promise.all(
      Keys.map(async ({ KeyId }) => (await kms?.describeKey({ KeyId }))?.KeyMetadata?.KeyState),
    );
    expect(states.sort()).toEqual(['Enabled', 'PendingDeletion']);
  });

  it('answer in the order of the trials, and the same one is made once', async () => {
    const twice = ['one', 'two'].map((name) => grant({ name, operations: ['describe', 'decrypt'] }));
    const input = estate(key({ grants: twice, administrators: [] }));
    open = await openPlace(input);
    const trials = trialsOf(input, open.desired).filter(({ kind }) => kind === 'grant');
    await fetch(`${open.simulator.url}/_keywright/requests/reset`, { method: 'POST' });
    const results = await tryAccess([...trials].reverse(), open.place);
    expect(results.map(({ trial }) => trial)).toEqual([...trials].reverse());
    const counted = await fetch(`${open.simulator.url}/_keywright/requests`);
    expect(await counted.json()).toEqual({ counts: { Decrypt: 1, DescribeKey: 1 } });
  });
});
