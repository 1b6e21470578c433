import type { CreateGrantCommandInput } from '@aws-sdk/client-kms';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { failureOf } from '../server/clients.js';
import { around, type LateWorld, openLateWorld, Plaintext, upToSeconds, user } from './late-world.js';

let world: LateWorld;
let KeyId: string;
beforeEach(async () => {
  world = await openLateWorld();
  KeyId = await world.visibleKey();
});
afterEach(() => world.close());

async function grant(more: Partial<CreateGrantCommandInput> = {}) {
  const input = { KeyId, GranteePrincipal: user('app'), Operations: ['Encrypt' as const], ...more };
  const { GrantId = '', GrantToken = '' } = await world.admin.createGrant(input);
  return { GrantId, GrantToken };
}

const encrypt = (GrantTokens: string[] = []) =>
  failureOf(world.as('app').encrypt({ KeyId, Plaintext, GrantTokens }));
const listed = async () => (await world.admin.listGrants({ KeyId })).Grants?.length;

it('a new grant counts by its token at once, without it once it is visible', async () => {
  const { GrantToken } = await grant();
  const look = async () => [await encrypt(), await encrypt([GrantToken]), await listed()];
  expect(await around(world, (await world.onlyPending()).inForceFrom, look)).toEqual([
    ['AccessDeniedException', 'answered', 0],
    ['answered', 'answered', 1],
  ]);
});

it('a token is for its own key and its own grantee', async () => {
  const other = await world.visibleKey();
  const { GrantToken } = await grant();
  const elsewhere = { KeyId: other, Plaintext, GrantTokens: [GrantToken] };
  expect(await failureOf(world.as('app').encrypt(elsewhere))).toBe('AccessDeniedException');
  const { GrantToken: theirs } = await grant({ GranteePrincipal: user('byTag') });
  expect(await encrypt([theirs])).toBe('AccessDeniedException');
});

it('a retry gives a token for the same grant, and makes it visible no sooner and no later', async () => {
  const first = await grant({ Name: 'one' });
  const { inForceFrom } = await world.onlyPending();
  const second = await grant({ Name: 'one' });
  expect(second.GrantId).toBe(first.GrantId);
  expect((await world.onlyPending()).inForceFrom).toBe(inForceFrom);
  expect(await encrypt([second.GrantToken])).toBe('answered');
});

it('a token lets the grantee give on what it gives', async () => {
  const { GrantToken } = await grant({ Operations: ['CreateGrant', 'Encrypt'] });
  const give = (GrantTokens: string[], operation: 'Encrypt' | 'Decrypt' = 'Encrypt') =>
    failureOf(
      world
        .as('app')
        .createGrant({ KeyId, GranteePrincipal: user('byTag'), Operations: [operation], GrantTokens }),
    );
  expect(await give([])).toBe('AccessDeniedException');
  expect(await give([GrantToken], 'Decrypt')).toBe('AccessDeniedException');
  expect(await give([GrantToken])).toBe('answered');
});

it.each([
  ['revoked', ({ GrantId }: { GrantId: string }) => world.admin.revokeGrant({ KeyId, GrantId })],
  ['retired', ({ GrantToken }: { GrantToken: string }) => world.admin.retireGrant({ GrantToken })],
])('a %s grant works until its end is visible, and so does its token', async (_, end) => {
  const made = await grant();
  await world.wait();
  await end(made);
  const look = async () => [await encrypt(), await encrypt([made.GrantToken]), await listed()];
  expect(await around(world, (await world.onlyPending()).inForceFrom, look)).toEqual([
    ['answered', 'answered', 1],
    ['AccessDeniedException', 'InvalidGrantTokenException', 0],
  ]);
});

it('a grant that isn’t visible yet can be retired by its token, or revoked', async () => {
  const { GrantToken } = await grant();
  await world.admin.retireGrant({ GrantToken });
  const { GrantId } = await grant();
  await world.admin.revokeGrant({ KeyId, GrantId });
  await world.wait();
  expect(await listed()).toBe(0);
  expect(await encrypt()).toBe('AccessDeniedException');
});

it('pages list what is visible, each once', async () => {
  for (let count = 0; count < 5; count += 1) await grant();
  const pages = async () => {
    const ids: (string | undefined)[] = [];
    let Marker: string | undefined;
    do {
      const page = await world.admin.listGrants({
        KeyId,
        Limit: 1,
        ...(Marker === undefined ? {} : { Marker }),
      });
      ids.push(...(page.Grants ?? []).map(({ GrantId }) => GrantId));
      Marker = page.NextMarker;
    } while (Marker !== undefined);
    return ids.sort();
  };
  for (const { inForceFrom } of [...(await world.pending())].sort((a, b) =>
    a.inForceFrom.localeCompare(b.inForceFrom),
  )) {
    await world.moveTo(inForceFrom);
    const hidden = (await world.pending()).map(({ id }) => id.split(' ')[1]);
    const { tables } = (await world.control('snapshot')) as {
      tables: { grants: Record<string, { id: string }> };
    };
    const visible = Object.values(tables.grants).map(({ id }) => id);
    expect(await pages()).toEqual(visible.filter((id) => !hidden.includes(id)).sort());
  }
  expect(await pages()).toHaveLength(5);
});

it('ListRetirableGrants shows what is visible', async () => {
  await grant({ RetiringPrincipal: user('app') });
  const retirable = async () =>
    (await world.admin.listRetirableGrants({ RetiringPrincipal: user('app') })).Grants?.length;
  expect(await around(world, (await world.onlyPending()).shownFrom, retirable)).toEqual([0, 1]);
  await world.control('clock', { advanceSeconds: upToSeconds });
  expect(await retirable()).toBe(1);
});
