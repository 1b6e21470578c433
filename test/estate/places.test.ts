import { describe, expect, it } from 'vitest';
import { frame } from '../../src/render/frame.js';
import { targetDocument, yamlOf } from './documents.js';
import { type Files, problemsOf } from './estate-in.js';

const key = `apiVersion: keywright.dev/v1
kind: Key
metadata: { name: cards }
spec:
  target: prod
  algorithm: aes-256
  purpose: encrypt
`;

/** The place of the one problem of a key with these lines, and the stretch of text that it covers. */
async function placeIn(content: string | Uint8Array) {
  const files: Files = { 'target.yaml': yamlOf(targetDocument('prod')), 'key.yaml': content };
  const [problem, ...more] = await problemsOf(files);
  expect(more).toEqual([]);
  const { line = 0, column = 0, length = 0, lineText = '' } = problem?.place ?? {};
  const covered = lineText.slice(column - 1, column - 1 + length);
  const carets = problem?.place === undefined ? [] : frame(problem.place, 200);
  return { line, column, covered, lineText, carets };
}

describe('a place', () => {
  it('covers the word that is wrong', async () => {
    const { carets, ...place } = await placeIn(`${key}  colour: blue # why?\n`);
    expect(place).toEqual({ line: 8, column: 3, covered: 'colour', lineText: '  colour: blue # why?' });
    expect(carets).toEqual(['    8 |   colour: blue # why?', '      |   ^^^^^^']);
  });

  it('is at the right word behind letters of several bytes, and its carets are too', async () => {
    const { carets, ...place } = await placeIn(
      key.replace('{ name: cards }', '{ annotations: { an: "Schlüssel 鍵 🔑" }, nme: x, name: cards }'),
    );
    expect(place).toMatchObject({ line: 3, column: 52, covered: 'nme' });
    expect(carets[1]?.indexOf('^')).toBe('    3 | '.length + 52);
  });

  it.each([
    ['lines that end with CRLF', (text: string) => text.replaceAll('\n', '\r\n')],
    ['a byte order mark', (text: string) => `\ufeff${text}`],
    ['no line end at the end', (text: string) => text.trimEnd()],
    ['a comment and a marker before it', (text: string) => `# é\n---\n${text}`],
  ])('is right with %s', async (_, change) => {
    const place = await placeIn(change(`${key}  state: enable\n`));
    const { covered, column, lineText } = place;
    expect({ covered, column, lineText }).toEqual({
      covered: 'enable',
      column: 10,
      lineText: '  state: enable',
    });
    expect(place.line).toBe(change('').startsWith('#') ? 10 : 8);
  });

  it('is right on the first line behind a byte order mark', async () => {
    const place = await placeIn(`\ufeff${key.replace('v1', 'v2')}`);
    expect(place).toMatchObject({ line: 1, column: 13, covered: 'keywright.dev/v2' });
  });

  it('of a value over several lines is its first line', async () => {
    const place = await placeIn(`${key}  aliases:\n    description: >\n      one\n      two\n`);
    expect(place).toMatchObject({ line: 9, column: 5, covered: 'description: >' });
  });

  it('of a missing field is the name of the map that lacks it', async () => {
    const place = await placeIn(key.replace('  purpose: encrypt\n', ''));
    expect(place).toMatchObject({ line: 4, column: 1, covered: 'spec' });
  });

  it('of a name in quotes, or with a slash or tilde in it, is that name', async () => {
    const place = await placeIn(key.replace('{ name', "{ annotations: { 'a/b~c': 1 }, name"));
    expect(place).toMatchObject({ line: 3, column: 37, covered: '1' });
    const name = await placeIn(`${key}  tags: { 'aws:a/b~1': x }\n`);
    expect(name).toMatchObject({ line: 8, column: 11, covered: "'aws:a/b~1'" });
  });
});
