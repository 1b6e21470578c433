import fc from 'fast-check';
import { grant, key } from './documents.js';
import { home, organization, partner } from './world.js';

/** The keys of every random estate. */
const keyNames = ['one', 'two'] as const;

const kinds = [
  { algorithm: 'aes-256', purpose: 'encrypt' },
  { algorithm: 'ec-p256', purpose: 'sign' },
  { algorithm: 'hmac-sha256', purpose: 'mac' },
] as const;

const keySpec = fc.record({
  kind: fc.oneof(
    { weight: 3, arbitrary: fc.constant(kinds[0]) },
    { weight: 1, arbitrary: fc.constantFrom(...kinds) },
  ),
  state: fc.constantFrom('enabled', 'enabled', 'enabled', 'disabled', 'soak'),
  external: fc.boolean(),
  replicated: fc.boolean(),
  rotates: fc.option(fc.integer({ min: 90, max: 2560 }), { nil: null }),
  // A few names for all keys, so that they meet.
  aliases: fc.uniqueArray(fc.constantFrom('alias/a', 'alias/b', 'alias/c', 'alias/d'), { maxLength: 2 }),
  tags: fc.dictionary(fc.constantFrom('team', 'stage'), fc.constantFrom('x', 'y')),
  description: fc.constantFrom('', 'first', 'second'),
  exclusive: fc.boolean(),
});

type KeySpec = typeof keySpec extends fc.Arbitrary<infer T> ? T : never;

const grantee = fc.constantFrom<object>(
  { role: 'app' },
  { role: 'app' },
  { role: 'jobs/worker' },
  { user: 'alice' },
  { role: 'nobody' },
  { user: 'nobody' },
  { role: 'not-allowed', account: partner },
  { role: 'allowed', account: partner },
  { account: partner },
  { organization },
  { service: 's3.amazonaws.com', sourceAccount: home },
);

const conditions = fc.constantFrom<object | null>(
  null,
  null,
  { principalTags: { department: 'finance' } },
  { viaService: ['s3'] },
  { callerAccount: [home] },
  { mfa: true },
);

const grantSpec = fc.record({
  on: fc.nat(1),
  grantee,
  native: fc.boolean(),
  conditions,
  hasEnded: fc.constantFrom(false, false, false, true),
});

type GrantSpec = typeof grantSpec extends fc.Arbitrary<infer T> ? T : never;

const spec = fc.record({
  keys: fc.tuple(fc.option(keySpec, { nil: null, freq: 5 }), keySpec),
  grants: fc.array(grantSpec, { maxLength: 3 }),
});

type Spec = typeof spec extends fc.Arbitrary<infer T> ? T : never;

/** Documents of an estate, which is valid but for collisions of its aliases. */
export const randomDocuments = spec.map(documentsOf);

function documentsOf({ keys, grants }: Spec): string {
  const taken = new Set<string>();
  const texts = keys.map((each, index) => {
    if (each === null) return '';
    const aliases = each.aliases.filter((alias) => !taken.has(alias));
    for (const alias of aliases) taken.add(alias);
    return key(nameOf(index), specOf(each, aliases));
  });
  return [...texts, ...grants.map((each, index) => grantText(each, index, keys))].join('');
}

const nameOf = (index: number) => keyNames[index] ?? 'none';

function specOf(each: KeySpec, aliases: readonly string[]): object {
  const { kind, state, external, replicated, rotates, tags, description, exclusive } = each;
  const isPlain = kind.algorithm === 'aes-256';
  const isImported = isPlain && external && !replicated;
  return {
    ...kind,
    aliases,
    tags,
    description,
    nativeGrants: exclusive ? 'exclusive' : 'shared',
    ...(isImported ? { origin: 'external' } : {}),
    ...(state === 'soak' && !isImported ? { state: 'retired', retirement: { stage: 'soak' } } : {}),
    ...(state === 'disabled' && !isImported ? { state: 'disabled' } : {}),
    ...(replicated ? { replicas: [{ target: 'second' }] } : {}),
    ...(rotates !== null && isPlain && !isImported ? { rotation: { everyDays: rotates } } : {}),
  };
}

/** Empty where there is no such key, or where it can't have the grant. */
function grantText(each: GrantSpec, index: number, keys: Spec['keys']): string {
  const to = keys[each.on];
  if (to === null || to === undefined) return '';
  const isPrincipal = 'role' in each.grantee || 'user' in each.grantee;
  const native = each.native && isPrincipal && to.state === 'enabled' && !to.external;
  return grant(`grant-${index}`, each.grantee, {
    keys: [nameOf(each.on)],
    operations: native ? ['describe'] : ['use'],
    ...(native ? { as: 'grant' } : {}),
    ...(each.conditions === null || native || !isPrincipal ? {} : { conditions: each.conditions }),
    ...(each.hasEnded && !native ? { expires: '2021-01-01T00:00:00Z' } : {}),
  });
}
