import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { casesIn } from './describe-area.js';
import { documentedOperations } from './documented-errors.js';
import { readDocs } from './table/docs-file.js';

const areas = readdirSync(new URL('./cases/', import.meta.url));
const cases = (await Promise.all(areas.map(casesIn))).flat();

describe('the table of operations', () => {
  const { block } = readDocs();

  it('has a case and a row for each operation of the SDK, and no other', () => {
    expect(cases.map(({ operation }) => operation).sort()).toEqual(documentedOperations());
    expect([...block.rows.keys()].sort()).toEqual(documentedOperations());
  });

  it('has no empty cell', () => {
    const empty = [...block.rows.values()].filter(
      (row) => /\|\s*\|/.test(row) || row.split('|').length !== 7,
    );
    expect(empty).toEqual([]);
  });

  it('has nothing that failed when it was written', () => {
    expect([...block.rows.values()].filter((row) => row.includes('**fails**'))).toEqual([]);
  });

  it('has a test file for each folder of cases', () => {
    const files = readdirSync(new URL('./', import.meta.url));
    expect(areas.filter((area) => !files.includes(`${area}.test.ts`))).toEqual([]);
  });
});
