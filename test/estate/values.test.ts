import { describe, expect, it } from 'vitest';
import { grantDocument, keyDocument, targetDocument, yamlOf } from './documents.js';
import { estateOf } from './estate-in.js';

/** The tags of a key whose tags are written so. */
async function tagsFrom(lines: string): Promise<unknown> {
  const key = `apiVersion: keywright.dev/v1
kind: Key
metadata: { name: cards }
spec:
  target: prod
  algorithm: aes-256
  purpose: encrypt
  tags:
${lines.replace(/^/gm, '    ')}
`;
  const { keys } = await estateOf({ 'target.yaml': yamlOf(targetDocument('prod')), 'key.yaml': key });
  return keys[0]?.tags;
}

describe('YAML 1.2 is read as its authors meant', () => {
  it('words for yes and no, dates and old octal numbers are text', async () => {
    expect(
      await tagsFrom('country: no\nanswer: Yes\nsince: 2027-01-31\ntime: 12:30:45\nsize: 1_000'),
    ).toEqual({
      country: 'no',
      answer: 'Yes',
      since: '2027-01-31',
      time: '12:30:45',
      size: '1_000',
    });
  });

  it('quotes make text of anything', async () => {
    expect(await tagsFrom(`"on": "true"\n'01': '0123'\n"null": "null"`)).toEqual({
      on: 'true',
      '01': '0123',
      null: 'null',
    });
  });

  it('text over several lines is one text', async () => {
    expect(await tagsFrom('a: one\n  two\nb: >-\n  three\n  four\nc: "five\\\n  \\ six"')).toEqual({
      a: 'one two',
      b: 'three four',
      c: 'five six',
    });
  });

  it('names that every object has are names like others', async () => {
    const tags = await tagsFrom('constructor: a\n__proto__: b\ntoString: c');
    expect(Object.entries(tags ?? {})).toEqual([
      ['constructor', 'a'],
      ['__proto__', 'b'],
      ['toString', 'c'],
    ]);
  });

  it('a value that another document gives twice is fine, and so are empty documents', async () => {
    const text = `---\n---\n# nothing\n---\n${yamlOf(targetDocument('prod'), keyDocument('prod'))}\n---\n...\n---\n`;
    const estate = await estateOf({ 'all.yaml': text, 'empty.yaml': '', 'comment.yaml': '# nothing yet\n' });
    expect(estate.keys.map(({ name, target }) => [name, target.name])).toEqual([['prod', 'prod']]);
  });

  it('the %YAML 1.2 directive is fine', async () => {
    const text = `%YAML 1.2\n---\n${yamlOf(targetDocument('prod'), keyDocument('cards'))}`;
    expect((await estateOf({ 'all.yaml': text })).keys).toHaveLength(1);
  });

  it('a condition named like a member of every object is kept', async () => {
    const grant = yamlOf(
      grantDocument('x', { conditions: { encryptionContext: { equals: { constructor: 'a' } } } }),
    ).replace('"constructor"', '"__proto__"');
    const estate = await estateOf({
      'a.yaml': yamlOf(targetDocument('prod'), keyDocument('cards')),
      'b.yaml': grant,
    });
    const { equals = {} } = estate.keys[0]?.grants[0]?.conditions.encryptionContext ?? {};
    expect(Object.entries(equals)).toEqual([['__proto__', 'a']]);
  });
});
