import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { deletePrincipal, knownPrincipal, livePrincipal } from '../../../src/simulator/principals.js';
import { createStore } from '../../../src/simulator/store.js';
import { applyWorld } from '../../../src/simulator/world/apply-world.js';
import { parseWorld } from '../../../src/simulator/world.js';

const account = '  - id: "111122223333"\n';

describe('worlds that are refused, with code and place', () => {
  test.each([
    ['no YAML', 'accounts: [', 'KW6090', 1, 12],
    ['a name twice', 'accounts: []\naccounts: []\n', 'KW6090', 2, 1],
    ['an alias bomb', bomb(), 'KW6090', 1, 1],
    ['no account', 'accounts: []\n', 'KW6091', 1, 11],
    ['nothing', '', 'KW6091', 1, 1],
    ['an account id read as a number', 'accounts:\n  - id: 111122223333\n', 'KW6091', 2, 9],
    ['an unknown member', `accounts:\n${account}    role: []\n`, 'KW6091', 3, 5],
    ['a role without a name', `accounts:\n${account}    roles:\n      - path: /a/\n`, 'KW6091', 4, 9],
    [
      'a path without its slash',
      `accounts:\n${account}    roles:\n      - { name: a, path: a }\n`,
      'KW6091',
      4,
      26,
    ],
    [
      'an organization without an id',
      `accounts:\n${account}    organization: { paths: [] }\n`,
      'KW6091',
      3,
      19,
    ],
    [
      'a path in another organization',
      `accounts:\n${account}    organization: { id: o-a1b2c3d4e5, paths: [o-a1b2c3d4e6/r-ab12/] }\n`,
      'KW6091',
      3,
      47,
    ],
    [
      'a session longer than twelve hours',
      `accounts:\n${account}    roles:\n      - { name: a, maxSessionDuration: 43201 }\n`,
      'KW6091',
      4,
      40,
    ],
    [
      'what the simulator would not enforce',
      `accounts:\n${account}    roles:\n      - { name: a, permissionsBoundary: x }\n`,
      'KW6091',
      4,
      20,
    ],
    ['an account twice', `accounts:\n${account}${account}`, 'KW6092', 3, 9],
    ['a role twice', `accounts:\n${account}    roles:\n      - name: a\n      - name: a\n`, 'KW6092', 5, 15],
    [
      'a policy that is no JSON',
      `accounts:\n${account}    roles:\n      - { name: a, policies: ['{'] }\n`,
      'KW6093',
      4,
      31,
    ],
    [
      'a policy without statements',
      `accounts:\n${account}    roles:\n      - { name: a, trust: { Version: x } }\n`,
      'KW6093',
      4,
      27,
    ],
  ])('%s', (_what, text, code, line, column) => {
    const parsed = parseWorld(text, 'world.yaml');
    const [problem] = parsed.ok ? [] : parsed.problems;
    expect(problem).toMatchObject({ code, place: { file: 'world.yaml', line, column } });
  });
});

test('what is wrong after a text of several lines is found on its own line', () => {
  const parsed = parseWorld('[a]\n\nText\n\n\nmore: x\n', 'world.yaml');
  const places = parsed.ok ? [] : parsed.problems.map(({ place }) => [place?.line, place?.column]);
  expect(places).toEqual([
    [3, 1],
    [6, 5],
    [6, 7],
  ]);
});

describe('a world', () => {
  test('of the example estate is sound', () => {
    const parsed = parseWorld(readFileSync('policies/world.yaml', 'utf8'), 'policies/world.yaml');
    expect(parsed).toMatchObject({ ok: true, warnings: [] });
  });

  test('is all there is, applied again it changes nothing, and what was deleted stays deleted', () => {
    const store = createStore({ unknownPrincipals: 'refuse' });
    const world = { accounts: [{ id: '111122223333', roles: [{ name: 'a' }, { name: 'b' }] }] };
    applyWorld(store, world, 0);
    const before = [...store.principals.values()];
    applyWorld(store, world, 0);
    expect([...store.principals.values()]).toEqual(before);

    const a = livePrincipal(store, 'arn:aws:iam::111122223333:role/a');
    if (a === null) throw new Error('role a is missing');
    deletePrincipal(store, a);
    applyWorld(store, world, 0);
    expect(livePrincipal(store, a.arn)).toBeNull();
    expect(knownPrincipal(store, 'arn:aws:iam::111122223333:role/c')).toBeNull();
    expect(knownPrincipal(store, 'arn:aws:iam::999999999999:root')).toBeNull();
    expect(knownPrincipal(store, 'arn:aws:iam::111122223333:root')).not.toBeNull();
  });

  test('that nobody described has whoever is named, until somebody deletes them', () => {
    const store = createStore({ unknownPrincipals: 'create' });
    const arn = 'arn:aws:iam::111122223333:user/a';
    const user = knownPrincipal(store, arn);
    expect(user?.uniqueId).toMatch(/^AIDA[A-Z2-7]{17}$/);
    if (user !== null) deletePrincipal(store, user);
    expect(knownPrincipal(store, arn)).toBeNull();
    expect(knownPrincipal(store, 'arn:aws:iam::111122223333:group/g')).toBeNull();
  });
});

function bomb(): string {
  const levels = Array.from({ length: 9 }, (_, i) => `a${i + 1}: &a${i + 1} [${`*a${i}, `.repeat(9)}]`);
  return `a0: &a0 [x]\n${levels.join('\n')}\n`;
}
