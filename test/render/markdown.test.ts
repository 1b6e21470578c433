import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { codeCell, codeSpan, fence } from '../../src/render/markdown.js';
import { visible } from '../../src/render/visible.js';
import { hostile } from './hostile.js';

/** Reads a code span as CommonMark 0.31 §6.1 says; null where the text isn't exactly one span. */
function readSpan(markdown: string): string | null {
  const ticks = /^`+/.exec(markdown)?.[0] ?? '';
  const rest = markdown.slice(ticks.length);
  const close = [...rest.matchAll(/`+/g)].find((run) => run[0].length === ticks.length);
  if (ticks === '' || close === undefined || close.index + ticks.length !== rest.length) return null;
  const inner = rest.slice(0, close.index);
  return /^ .* $/.test(inner) && inner.trim() !== '' ? inner.slice(1, -1) : inner;
}

/** Splits a table row as GFM does: at pipes without a backslash before them. */
function readCells(row: string): string[] {
  return row
    .split(/(?<!\\)\|/)
    .slice(1, -1)
    .map((cell) => cell.trim());
}

const anyText = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string({ unit: fc.constantFrom('`', '|', '\\', ' ', 'a', '\n', '<', '@') }),
  fc.constantFrom(...hostile),
);

describe('codeSpan', () => {
  it('is one span that says exactly the visible text', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(readSpan(codeSpan(text))?.trim()).toBe(visible(text).trim());
      }),
    );
  });
});

describe('codeCell', () => {
  it('stays one cell and one span', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const cell = codeCell(text);
        expect(readCells(`| ${cell} | x |`)).toEqual([cell.trim(), 'x']);
        expect(readSpan(cell)).not.toBeNull();
      }),
    );
  });

  it('keeps pipes readable', () => {
    expect(codeCell('a|b')).toBe('`a\\|b`');
    expect(codeCell('a\\|b')).toBe('`a\\\\u{7c}b`');
  });
});

describe('fence', () => {
  it('is closed by nothing but its own end', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const [open = '', ...rest] = fence(text, 'diff').split('\n');
        const ticks = /^`+/.exec(open)?.[0] ?? '';
        const closing = rest.findIndex(
          (line) => line.trim() === ticks || /^ {0,3}(`+)\s*$/.exec(line)?.[1]?.startsWith(ticks),
        );
        expect(closing).toBe(rest.length - 1);
      }),
    );
  });
});
