import type { KMS } from '@aws-sdk/client-kms';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { failureOf } from '../server/clients.js';
import { type LateWorld, openLateWorld, Plaintext, policyFor, role, user } from './late-world.js';

/** One of two keys, one of two aliases, one of two principals. */
const pick = fc.boolean();
const step = fc.oneof(
  fc.record({ kind: fc.constant('policy' as const), key: pick, to: pick }),
  fc.record({
    kind: fc.constant('alias' as const),
    key: pick,
    alias: pick,
    how: fc.constantFrom('create', 'update', 'delete'),
  }),
  fc.record({
    kind: fc.constant('tag' as const),
    key: pick,
    on: pick,
    value: fc.constantFrom('blue', 'red'),
  }),
  fc.record({ kind: fc.constant('grant' as const), key: pick, to: pick }),
  fc.record({ kind: fc.constant('revoke' as const), key: pick, which: fc.nat({ max: 3 }) }),
  fc.record({ kind: fc.constant('role' as const), on: pick }),
  fc.record({ kind: fc.constant('time' as const), seconds: fc.integer({ min: 1, max: 200 }) }),
);
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

let late: LateWorld;
let now: LateWorld;
let keys: readonly [string, string];
let first: ReturnType<LateWorld['simulator']['snapshot']>;

beforeAll(async () => {
  [late, now] = [await openLateWorld(), await openLateWorld('immediate')];
  keys = [await late.visibleKey(), await late.visibleKey()];
  first = late.simulator.snapshot();
});
afterAll(async () => {
  await late.close();
  await now.close();
});

const aliases = ['alias/blue', 'alias/red'];
const names = ['app', 'byTag', 'byAlias'];
const at = <T>(two: readonly T[], second: boolean): T => two[second ? 1 : 0] as T;
const principal = (second: boolean) => (second ? role('reader') : user('app'));

/** Every step may fail: it is made on what is seen by one who can't know better. */
async function act({ admin, control }: LateWorld, { ...each }: Step, grants: string[]): Promise<unknown> {
  switch (each.kind) {
    case 'policy':
      return admin.putKeyPolicy({
        KeyId: at(keys, each.key),
        Policy: policyFor(principal(each.to), 'Encrypt'),
      });
    case 'alias': {
      const input = { AliasName: at(aliases, each.alias), TargetKeyId: at(keys, each.key) };
      if (each.how === 'delete') return admin.deleteAlias({ AliasName: input.AliasName });
      return each.how === 'create' ? admin.createAlias(input) : admin.updateAlias(input);
    }
    case 'tag': {
      const KeyId = at(keys, each.key);
      const Tags = [{ TagKey: 'team', TagValue: each.value }];
      return each.on ? admin.tagResource({ KeyId, Tags }) : admin.untagResource({ KeyId, TagKeys: ['team'] });
    }
    case 'grant': {
      const input = { KeyId: at(keys, each.key), GranteePrincipal: principal(each.to) };
      const { GrantId = '' } = await admin.createGrant({ ...input, Operations: ['Encrypt'] });
      return grants.push(GrantId);
    }
    case 'revoke':
      return admin.revokeGrant({ KeyId: at(keys, each.key), GrantId: grants[each.which] ?? '0'.repeat(64) });
    case 'role':
      return control(each.on ? 'principals' : 'principals/delete', { arn: role('reader') });
    case 'time':
      return control('clock', { advanceSeconds: each.seconds });
  }
}

/** Everything that an outsider can see of it, and what it decides. */
async function sightOf({ admin, as }: LateWorld) {
  const ofKey = async (KeyId: string) => ({
    policy: (await admin.getKeyPolicy({ KeyId })).Policy,
    tags: (await admin.listResourceTags({ KeyId })).Tags,
    grants: (await admin.listGrants({ KeyId })).Grants,
    aliases: (await admin.listAliases({ KeyId })).Aliases,
    encrypt: await Promise.all(names.map((name) => mayEncrypt(as(name), KeyId))),
  });
  return {
    keys: await Promise.all(keys.map(ofKey)),
    aliases: (await admin.listAliases({})).Aliases,
    named: await Promise.all(aliases.map((alias) => mayEncrypt(admin, alias))),
    reader: await failureOf(admin.createKey({ Policy: policyFor(role('reader'), 'Encrypt') })),
  };
}

const mayEncrypt = (kms: KMS, KeyId: string) => failureOf(kms.encrypt({ KeyId, Plaintext }));

it('whatever is done, once the longest delay has passed everybody sees what is true', async () => {
  let sawOther = false;
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 3, maxLength: 15 }), async (steps) => {
      late.simulator.restore(first);
      const grants: string[] = [];
      for (const each of steps) await act(late, each, grants).catch(() => {});
      now.simulator.restore(late.simulator.snapshot());
      const truth = await sightOf(now);
      if (JSON.stringify(await sightOf(late)) !== JSON.stringify(truth)) sawOther = true;
      await late.wait();
      expect(await sightOf(late)).toEqual(truth);
    }),
    { numRuns: 25 },
  );
  // Otherwise the property would hold of a simulator without any delay.
  expect(sawOther).toBe(true);
});
