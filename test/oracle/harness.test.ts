import { describe, expect, it } from 'vitest';
import type { AccessRow } from '../../src/model/access-row.js';
import { type Compare, checkPair } from './check-pair.js';
import { randomPair } from './pairs.js';

/** Knows nothing and says so. */
const everything: AccessRow = {
  principals: ['*'],
  operations: ['*'],
  conditions: '',
  certainty: 'may',
  witness: null,
};

const pairs = Array.from({ length: 60 }, (_, seed) => randomPair(seed + 1));

function kindsOf(compare: Compare): readonly string[] {
  return [
    ...new Set(pairs.flatMap((pair) => checkPair(pair, compare, 500).problems.map(({ kind }) => kind))),
  ].sort();
}

describe('the check of comparisons itself', () => {
  it('accepts a comparison that leaves everything open', () => {
    expect(kindsOf(() => ({ equal: false, gained: [everything], lost: [everything] }))).toEqual([]);
  });

  it('finds missed gains and losses', () => {
    expect(kindsOf(() => ({ equal: true, gained: [], lost: [] }))).toEqual(['gain missed', 'loss missed']);
  });

  it('finds a row that leaves out one principal or one operation', () => {
    const but = { ...everything, except: ['arn:aws:iam::111122223333:role/app'] };
    const only = { ...everything, operations: ['Decrypt'] };
    expect(kindsOf(() => ({ equal: false, gained: [but], lost: [everything] }))).toEqual(['gain missed']);
    expect(kindsOf(() => ({ equal: false, gained: [everything], lost: [only] }))).toEqual(['loss missed']);
  });

  it('finds witnesses that are none, and certainty without one', () => {
    const witness = {
      principal: 'arn:aws:sts::999900001111:assumed-role/x/s',
      action: 'kms:PutKeyPolicy',
      resource: '*',
      context: {},
    };
    const row = { ...everything, witness };
    expect(kindsOf(() => ({ equal: false, gained: [row], lost: [everything] }))).toEqual([
      'witness of a gain',
    ]);
    const sure = { ...everything, certainty: 'certain' as const };
    expect(kindsOf(() => ({ equal: false, gained: [everything], lost: [sure] }))).toEqual([
      'witness of a loss',
    ]);
    expect(kindsOf(() => ({ equal: true, gained: [everything], lost: [everything] }))).toEqual([
      'equal with rows',
    ]);
    expect(kindsOf(() => ({ equal: false, gained: [], lost: [] }))).toContain('no rows, not equal');
  });
});
