import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { globMatches } from '../../src/model/glob.js';
import { matchGroups } from '../../src/model/matching.js';
import { humansOf } from '../../src/model/people.js';
import { group, person } from './gate-builders.js';

describe('people', () => {
  const names = (...groups: Parameters<typeof humansOf>[0]) => humansOf(groups).map(({ name }) => name);
  const bare = (name: string, more = {}) => person(name, { github: null, emails: [], sshKeys: [], ...more });

  it.each([
    ['a name', bare('Anna'), bare('Anna')],
    ['a name in other letters', bare('Anna  Müller'), bare('ANNA Mu\u0308ller')],
    ['a login', bare('A', { github: 'x' }), bare('B', { github: 'x' })],
    ['an address', bare('A', { emails: ['a@x', 'b@x'] }), bare('B', { emails: ['b@x'] })],
    ['a key', bare('A', { sshKeys: ['k'] }), bare('B', { sshKeys: ['k'] })],
  ])('who share %s are one', (_, one, other) => {
    expect(names(group('g', one), group('h', other))).toEqual([one.name]);
  });

  it('are one also when a third entry connects them', () => {
    const joined = bare('C', { github: 'a', sshKeys: ['b'] });
    const groups = [
      group('g', bare('A', { github: 'a' }), bare('B', { sshKeys: ['b'] })),
      group('h', joined),
    ];
    expect(humansOf(groups)).toEqual([
      { name: 'A', logins: ['a'], emails: [], sshKeys: ['b'], groups: ['g', 'h'] },
    ]);
  });

  it('who share nothing are as many as they are', () => {
    expect(names(group('g', bare('A'), bare('B', { github: 'name a' })), group('h', bare('C')))).toEqual([
      'A',
      'B',
      'C',
    ]);
  });
});

describe('matching people and groups', () => {
  const choices = fc.array(fc.subarray(['a', 'b', 'c', 'd']), { maxLength: 5 });

  it('gives as many as possible one of their own groups, and no group to two', () => {
    fc.assert(
      fc.property(choices, (people) => {
        const groups = matchGroups(people);
        const given = groups.filter((each) => each !== null);
        expect(groups).toHaveLength(people.length);
        expect(new Set(given).size).toBe(given.length);
        groups.forEach((each, index) => {
          if (each !== null) expect(people[index]).toContain(each);
        });
        expect(given.length).toBe(most(people, new Set()));
      }),
      { numRuns: 500 },
    );
  });
});

/** The largest number of people who can have a group of their own, by trying everything. */
function most([first, ...rest]: readonly (readonly string[])[], taken: ReadonlySet<string>): number {
  if (first === undefined) return 0;
  const ways = first
    .filter((name) => !taken.has(name))
    .map((name) => 1 + most(rest, new Set([...taken, name])));
  return Math.max(most(rest, taken), ...ways);
}

describe('a glob', () => {
  it('matches what the same regular expression does', () => {
    const letters = fc.string({ unit: fc.constantFrom('a', 'b', '.', '-'), maxLength: 8 });
    const globs = fc.string({ unit: fc.constantFrom('a', 'b', '.', '*', '?'), maxLength: 6 });
    fc.assert(
      fc.property(globs, letters, (glob, text) => {
        const source = glob.replaceAll('.', '\\.').replaceAll('*', '.*').replaceAll('?', '.');
        expect(globMatches(glob, text)).toBe(new RegExp(`^${source}$`).test(text));
      }),
      { numRuns: 2000 },
    );
  });
});
