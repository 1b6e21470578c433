import fc from 'fast-check';
import type { Algorithm, Operation, Purpose } from '../../src/model/operations.js';
import { keyOperations } from '../../src/model/operations.js';
import { grantOperationsOf, pairSupported } from '../../src/providers/aws-kms/capabilities.js';
import { document } from '../support/desk.js';

/** One document, apart from the file that it stands in. */
export interface Document {
  readonly text: string;
}

const algorithms: readonly Algorithm[] = [
  'aes-256',
  'rsa-2048',
  'ec-p256',
  'ed25519',
  'hmac-sha256',
  'ml-dsa-44',
  'ml-kem-512',
];
const purposes: readonly Purpose[] = ['encrypt', 'sign', 'mac', 'agree', 'encapsulate'];
const kinds = algorithms.flatMap((algorithm) =>
  purposes
    .filter((purpose) => pairSupported(algorithm, purpose, 'aws'))
    .map((purpose) => ({ algorithm, purpose })),
);

interface KeyPlan {
  readonly algorithm: Algorithm;
  readonly purpose: Purpose;
  readonly spec: Readonly<Record<string, unknown>>;
}

const tagText = fc.string({ unit: fc.constantFrom(...'abcXYZ019 _.:/=+-@äß'), minLength: 1, maxLength: 12 });
const tags = fc.dictionary(
  tagText.filter((name) => !/^(aws|keywright)/i.test(name) && name.trim() === name),
  tagText,
  { maxKeys: 4 },
);
const roleName = fc.constantFrom('app', 'batch', 'path/to/worker', 'reader', 'Writer_2', 'a.b@c');
const member = fc.oneof(
  roleName.map((role) => ({ role })),
  fc.constantFrom('alice', 'bob').map((user) => ({ user })),
);
const grantee = fc.oneof(
  member,
  fc.record({ role: roleName, account: fc.constantFrom('111122223333', '444455556666') }),
  fc.constantFrom({ account: '111122223333' }, { organization: 'o-exampleorgid' }),
  fc.constantFrom(
    { service: 's3.amazonaws.com', sourceAccount: '000000000000' },
    { service: 'sns.amazonaws.com', sourceArn: 'arn:aws:sns:*:000000000000:*' },
    { service: 'ses.amazonaws.com', anySource: true },
  ),
);

const keyPlan: fc.Arbitrary<KeyPlan> = fc
  .record({
    kind: fc.oneof(
      { weight: 2, arbitrary: fc.constant(kinds[0] ?? fail()) },
      { weight: 1, arbitrary: fc.constantFrom(...kinds) },
    ),
    description: fc.string({ unit: fc.constantFrom(...'ab <>"`|\\*#$%é✓\u202e'), maxLength: 20 }),
    tags,
    state: fc.constantFrom('enabled', 'enabled', 'disabled', 'retired'),
    external: fc.boolean(),
    replicated: fc.boolean(),
    rotation: fc.option(fc.integer({ min: 90, max: 2560 }), { nil: null }),
    aliases: fc.integer({ min: 0, max: 3 }),
    administrators: fc.array(member, { minLength: 1, maxLength: 2 }),
    enableIamPolicies: fc.boolean(),
    nativeGrants: fc.constantFrom('shared', 'exclusive'),
    deletionWindowDays: fc.integer({ min: 7, max: 30 }),
  })
  .map(({ kind, external, replicated, rotation, aliases, administrators, ...rest }): KeyPlan => {
    const imported = external && kind.algorithm === 'aes-256' && !replicated;
    return {
      ...kind,
      spec: {
        ...rest,
        ...kind,
        target: 'main',
        administrators: unique(administrators),
        aliases: aliases,
        ...(imported ? { origin: 'external', state: 'enabled' } : {}),
        ...(rest.state === 'retired' && !imported ? { retirement: { stage: 'soak' } } : {}),
        ...(replicated ? { replicas: [{ target: 'second' }] } : {}),
        ...(rotation !== null && kind.algorithm === 'aes-256' && !imported
          ? { rotation: { everyDays: rotation } }
          : {}),
      },
    };
  });

function fail(): never {
  throw new Error('no kinds');
}

function unique<T>(items: readonly T[]): readonly T[] {
  return [...new Map(items.map((item) => [JSON.stringify(item), item])).values()];
}

interface GrantSeed {
  readonly key: number;
  readonly operations: readonly number[];
  readonly grantees: readonly object[];
  readonly context: Readonly<Record<string, string>> | null;
  readonly native: boolean;
  readonly expires: boolean;
  readonly viaService: boolean;
}

const grantSeed: fc.Arbitrary<GrantSeed> = fc.record({
  key: fc.nat(10),
  operations: fc.array(fc.nat(20), { minLength: 1, maxLength: 4 }),
  grantees: fc.array(grantee, { minLength: 1, maxLength: 3 }).map(unique),
  context: fc.option(
    fc.dictionary(fc.constantFrom('tenant', 'stage', 'Job'), fc.constantFrom('a', 'b c'), { minKeys: 1 }),
    { nil: null },
  ),
  native: fc.boolean(),
  expires: fc.boolean(),
  viaService: fc.boolean(),
});

const contextual: readonly Operation[] = [
  'encrypt',
  'decrypt',
  'reencrypt',
  'generate-data-key',
  'generate-data-key-pair',
];

/** A grant that the key can have; what the seed wants beyond that is left away. */
function grantDocumentOf(seed: GrantSeed, index: number, keys: readonly KeyPlan[]): Document {
  const at = seed.key % keys.length;
  const key = keys[at] ?? fail();
  const possible = [...keyOperations(key.algorithm, key.purpose), 'describe' as const].filter(
    (operation) => operation !== 'wrap' && operation !== 'unwrap',
  );
  const operations = unique(
    seed.operations.map((number) => possible[number % possible.length] ?? 'describe'),
  );
  const principals = seed.grantees.filter((entry) => 'role' in entry || 'user' in entry);
  const live = key.spec['state'] === 'enabled' && key.spec['origin'] !== 'external';
  const native =
    seed.native &&
    principals.length > 0 &&
    live &&
    operations.every((operation) => grantOperationsOf(operation).length > 0);
  const context =
    seed.context !== null &&
    key.algorithm === 'aes-256' &&
    operations.every((operation) => contextual.includes(operation))
      ? { encryptionContext: { [native ? 'contains' : 'equals']: seed.context } }
      : {};
  const conditions = {
    ...context,
    ...(seed.viaService && !native && principals.length === seed.grantees.length
      ? { viaService: ['s3'] }
      : {}),
  };
  return {
    text: document('Grant', `grant-${index}`, {
      keys: [`key-${at}`],
      grantees: native ? principals : seed.grantees,
      operations,
      ...(Object.keys(conditions).length === 0 ? {} : { conditions }),
      ...(seed.expires && !native ? { expires: '2031-01-01T00:00:00Z' } : {}),
      ...(native ? { as: 'grant' } : {}),
      reason: 'random',
    }),
  };
}

/** Documents of a valid estate over the targets `main` and `second`. */
export const randomEstate: fc.Arbitrary<readonly Document[]> = fc
  .record({
    keys: fc.array(keyPlan, { minLength: 1, maxLength: 4 }),
    grants: fc.array(grantSeed, { maxLength: 4 }),
  })
  .map(({ keys, grants }) => [
    ...keys.map(({ spec }, index) => {
      const aliases = Array.from(
        { length: Number(spec['aliases']) },
        (_, number) => `alias/key-${index}/${number}`,
      );
      return { text: document('Key', `key-${index}`, { ...spec, aliases }) };
    }),
    ...grants.map((seed, index) => grantDocumentOf(seed, index, keys)),
  ]);
