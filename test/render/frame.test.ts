import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cells } from '../../src/render/cells.js';
import { frame } from '../../src/render/frame.js';

function place(lineText: string, column: number, length = 1) {
  return { file: 'keys/a.yaml', line: 12, column, length, lineText };
}

describe('frame', () => {
  it('puts the carets under the stretch', () => {
    expect(frame(place('  algorithm: aes256', 14, 6), 80)).toEqual([
      '   12 |   algorithm: aes256',
      '      |              ^^^^^^',
    ]);
  });

  it('shows tabs, controls and bidi characters, with the caret after their visible form', () => {
    expect(frame(place('\ta\u202e: x', 6), 80)).toEqual([
      '   12 | \\ta\\u{202e}: x',
      `      | ${' '.repeat(13)}^`,
    ]);
  });

  it('counts wide characters as two columns', () => {
    expect(frame(place('鍵: x', 4), 80)[1]).toBe('      |     ^');
  });

  it('cuts a long line around the place', () => {
    const [line, carets] = frame(place(`${'a'.repeat(5000)}HERE${'b'.repeat(5000)}`, 5001, 4), 60);
    expect(line).toContain('HERE');
    expect(line).toMatch(/\| …a+HEREb+…$/);
    expect(line[carets.indexOf('^')]).toBe('H');
  });

  it('keeps a caret past the end of the line', () => {
    expect(frame(place('abc', 4), 80)).toEqual(['   12 | abc', '      |    ^']);
  });

  it('never exceeds the width, and always has a caret', () => {
    const anyPlace = fc.record({
      text: fc.string({ unit: 'binary', maxLength: 300 }).map((text) => text.replaceAll('\n', ' ')),
      column: fc.integer({ min: 1, max: 320 }),
      length: fc.integer({ min: 1, max: 400 }),
    });
    fc.assert(
      fc.property(anyPlace, fc.integer({ min: 40, max: 160 }), ({ text, column, length }, width) => {
        const [line, carets] = frame(place(text, Math.min(column, text.length + 1), length), width);
        expect(cells(line)).toBeLessThanOrEqual(width);
        expect(carets.length).toBeLessThanOrEqual(width + 1);
        expect(carets).toContain('^');
      }),
    );
  });
});
