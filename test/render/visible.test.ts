import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { jsonText, visible, visibleLines } from '../../src/render/visible.js';
import { hostile } from './hostile.js';

const unsafe = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}\u2800]/u;

describe('visible', () => {
  it.each([
    ['\u001b[31m', '\\u{1b}[31m'],
    ['a\u202eb', 'a\\u{202e}b'],
    ['a\u200bb', 'a\\u{200b}b'],
    ['a\nb\tc', 'a\\u{a}b\\u{9}c'],
    ['\u009b', '\\u{9b}'],
    ['\u00a0', '\\u{a0}'],
    ['\u{e0041}', '\\u{e0041}'],
    ['\ud800', '\\u{d800}'],
    ['Zürich 東京 ½ “quoted”', 'Zürich 東京 ½ “quoted”'],
  ])('shows %j as %j', (text, shown) => {
    expect(visible(text)).toBe(shown);
  });

  it('leaves nothing unseen in any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(visible(text)).not.toMatch(unsafe);
        expect(visibleLines(text).replaceAll('\n', '')).not.toMatch(unsafe);
      }),
    );
  });
});

describe('jsonText', () => {
  it('gives back exactly the same values', () => {
    fc.assert(
      fc.property(fc.jsonValue({ stringUnit: 'binary' }), (value) => {
        expect(JSON.parse(jsonText(value))).toEqual(JSON.parse(JSON.stringify(value)));
      }),
    );
  });

  it.each(hostile)('puts nothing unseen into the bytes: %j', (text) => {
    const printed = jsonText({ [text]: text });
    expect(printed.replaceAll('\n', '')).not.toMatch(unsafe);
    expect(JSON.parse(printed)).toEqual({ [text]: text });
  });
});
