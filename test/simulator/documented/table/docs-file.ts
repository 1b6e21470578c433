import { readFileSync, writeFileSync } from 'node:fs';
import { expect } from 'vitest';
import { type Block, parseBlock, renderBlock, withEntry } from './block.js';
import type { Entry } from './entry.js';

const file = new URL('../../../../docs/simulator.md', import.meta.url);
const begin = '<!-- documented operations: begin; written by `npm run table` -->';
const end = '<!-- documented operations: end -->';

/** Fails where the docs say another thing of the operation; `npm run table` writes them instead. */
export function holdAgainstDocs(entry: Entry): void {
  const { before, block, after } = readDocs();
  const wanted = withEntry(block, entry);
  if (process.env['KEYWRIGHT_WRITE_TABLE'] === '1') {
    writeFileSync(file, `${before}${begin}\n\n${renderBlock(wanted)}\n\n${end}${after}`);
    return;
  }
  expect(renderBlock(block), 'docs/simulator.md is out of date: npm run table').toBe(renderBlock(wanted));
}

/** The operations that have a row, and the text of the block. */
export function readDocs(): { readonly before: string; readonly block: Block; readonly after: string } {
  const text = readFileSync(file, 'utf8');
  const [from, to] = [text.indexOf(begin), text.indexOf(end)];
  if (from < 0 || to < from) throw new Error('docs/simulator.md has no place for the table');
  return {
    before: text.slice(0, from),
    block: parseBlock(text.slice(from, to)),
    after: text.slice(to + end.length),
  };
}
