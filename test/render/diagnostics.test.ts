import { describe, expect, it } from 'vitest';
import type { Diagnostic } from '../../src/model/diagnostic.js';
import { diagnosticsHuman, diagnosticsJson } from '../../src/render/diagnostics.js';
import { plainOptions } from '../../src/render/options.js';
import { hostile } from './hostile.js';

const place = {
  file: 'keys/payments.yaml',
  line: 12,
  column: 14,
  length: 6,
  lineText: '  algorithm: aes256',
};
const problems: readonly Diagnostic[] = [
  {
    code: 'KW6006',
    severity: 'error',
    message: 'the estate has no key `payment`',
    remedy: 'did you mean `payments`?',
  },
  { code: 'KW6003', severity: 'warning', message: 'second place', place: { ...place, line: 20 } },
  { code: 'KW6003', severity: 'error', message: 'first place', place, why: 'for a reason of its own' },
];

describe('diagnosticsHuman', () => {
  it('shows place, frame, reason and remedy, sorted, with a count', async () => {
    await expect(diagnosticsHuman(problems, plainOptions)).toMatchFileSnapshot('golden/diagnostics.txt');
  });

  it('colours only when asked to', () => {
    const colored = diagnosticsHuman(problems, { ...plainOptions, color: true });
    expect(colored).toContain('\u001b[31m');
    expect(diagnosticsHuman(problems, plainOptions)).not.toContain('\u001b');
  });

  it('says nothing for no problems', () => {
    expect(diagnosticsHuman([], plainOptions)).toBe('');
  });

  it.each(hostile)('keeps hostile text on its line: %j', (text) => {
    const lines = (diagnostic: Diagnostic) => diagnosticsHuman([diagnostic], plainOptions).split('\n').length;
    const shown = (words: string): Diagnostic => ({
      code: 'KW6003',
      severity: 'error',
      message: words,
      place: { ...place, file: words, lineText: `a: ${words}`, column: 1 },
      why: words,
      remedy: words,
    });
    expect(lines(shown(text))).toBe(lines(shown('plain')));
    expect(diagnosticsHuman([shown(text)], plainOptions).replaceAll('\n', '')).not.toMatch(/\p{Cc}|\u202e/u);
  });
});

describe('a problem whose line is not at hand', () => {
  it('is told without an empty frame', () => {
    const bare: Diagnostic = {
      code: 'KW6003',
      severity: 'error',
      message: 'wrong',
      place: { ...place, lineText: '' },
    };
    const text = diagnosticsHuman([bare], plainOptions);
    expect(text).toContain(`${place.file}:${place.line}:${place.column} error KW6003: wrong`);
    expect(text).not.toContain('^');
  });
});

describe('diagnosticsJson', () => {
  it('gives the beginning of a very long line', () => {
    const long = { ...place, lineText: 'x'.repeat(1_000_000) };
    const text = diagnosticsJson([{ code: 'KW6003', severity: 'error', message: 'long', place: long }]);
    expect(text.length).toBeLessThan(2000);
  });

  it('has what the catalogue adds', () => {
    expect(JSON.parse(diagnosticsJson(problems)).problems[0]).toEqual({
      code: 'KW6006',
      severity: 'error',
      message: 'the estate has no key `payment`',
      place: null,
      why: 'output without the key that was asked for could be taken for `nothing to see`',
      remedy: 'did you mean `payments`?',
    });
  });
});
