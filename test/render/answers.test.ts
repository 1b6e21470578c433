import { describe, expect, it } from 'vitest';
import type { Answer, AnswerRow, KeyAnswer } from '../../src/model/question.js';
import {
  plainOptions,
  whatCanHuman,
  whatCanJson,
  whatCanMarkdown,
  whoCanHuman,
  whoCanJson,
  whoCanMarkdown,
} from '../../src/render/index.js';
import { schemaProblems } from './fits-schema.js';
import { hostile } from './hostile.js';
import { withoutCode } from './markdown-outside.js';

const account = '111122223333';
const arn = (name: string) => `arn:aws:iam::${account}:${name}`;
const place = { file: 'grants/app.yaml', line: 5, column: 9, length: 3, lineText: '  name: app' };

function row(over: Partial<AnswerRow>): AnswerRow {
  return {
    principals: [arn('role/app')],
    operations: ['Decrypt'],
    conditions: '',
    certainty: 'certain',
    witness: null,
    standing: 'named',
    by: [{ kind: 'statement', effect: 'Allow', number: 4, name: 'Grant app', places: [place] }],
    ...over,
  };
}

const rows: readonly AnswerRow[] = [
  row({ conditions: 'kms:EncryptionContext:tenant is acme' }),
  row({
    principals: [arn('root')],
    by: [
      {
        kind: 'statement',
        effect: 'Allow',
        number: 1,
        name: null,
        places: [{ ...place, file: 'keys/cards.yaml' }],
      },
      { kind: 'statement', effect: 'Deny', number: 2, name: 'no build', places: [] },
    ],
  }),
  row({
    principals: [arn('role/reports')],
    certainty: 'may',
    by: [{ kind: 'grant', effect: 'Allow', number: 1, name: 'keywright:reports/0123', places: [place] }],
  }),
];

function key(over: Partial<KeyAnswer> = {}): KeyAnswer {
  return {
    key: { name: 'cards', target: 'prod-eu' },
    arn: null,
    account,
    from: 'estate',
    life: 'enabled',
    principal: null,
    context: {},
    rows,
    printed: null,
    ...over,
  };
}

const printed = JSON.stringify(
  {
    Version: '2012-10-17',
    Statement: [
      { Sid: 'a', Action: '*' },
      { Sid: 'b', Action: ['kms:Decrypt'] },
    ],
  },
  null,
  2,
);
const livePlace = { ...place, file: 'live policy of cards@prod-eu', line: 8, column: 5, lineText: '    {' };
const live = key({
  from: 'live',
  life: 'disabled',
  arn: `arn:aws:kms:eu-west-1:${account}:key/cards`,
  rows: [row({ by: [{ kind: 'statement', effect: 'Allow', number: 2, name: 'b', places: [livePlace] }] })],
  printed,
});
const nobody = key({ key: { name: 'cards', target: 'prod-us' }, rows: [] });
const answer: Answer = { actions: ['Decrypt'], keys: [key(), nobody], unknown: [] };
const unknown: Answer['unknown'] = [
  {
    key: { name: 'cards', target: 'prod-us' },
    code: 'KW4004',
    message: 'policy (denied)',
    remedy: 'allow it',
  },
];
const asked = { operation: 'decrypt', key: 'cards', given: [{ name: 'via', value: 's3' }], explain: false };
const explained = { ...asked, explain: true };

const word = 'role/app';
const mine: Answer = {
  actions: [],
  keys: [
    key({
      principal: arn(word),
      rows: [
        row({}),
        row({
          standing: 'everybody',
          operations: ['DescribeKey'],
          conditions: `kms:CallerAccount is ${account}`,
        }),
        row({
          standing: 'account',
          operations: ['GetKeyPolicy'],
          note: 'as far as IAM policies of the account allow it',
        }),
      ],
    }),
    { ...nobody, principal: arn(word) },
  ],
  unknown,
};

describe('who-can', () => {
  it('says who, under which conditions, and through what', async () => {
    await expect(whoCanHuman(answer, asked, plainOptions)).toMatchFileSnapshot('golden/who-can.txt');
  });

  it('explains by statement, file and line', async () => {
    await expect(whoCanHuman(answer, explained, plainOptions)).toMatchFileSnapshot(
      'golden/who-can-explain.txt',
    );
  });

  it('explains a live key by its printed policy', async () => {
    const found = { ...answer, keys: [live], unknown };
    await expect(whoCanHuman(found, explained, plainOptions)).toMatchFileSnapshot('golden/who-can-live.txt');
    const all = whoCanHuman(found, explained, { ...plainOptions, verbose: true });
    for (const line of printed.split('\n')) expect(all).toContain(` | ${line}`);
  });

  it('is a table in Markdown', async () => {
    await expect(whoCanMarkdown({ ...answer, keys: [key(), live], unknown }, explained)).toMatchFileSnapshot(
      'golden/who-can.md',
    );
  });

  it.each([
    ['compiled', answer, asked],
    ['live', { ...answer, keys: [live], unknown }, explained],
  ])('fits its schema: %s', (_, found, question) => {
    const text = whoCanJson(found, question);
    expect(schemaProblems('who-can', text)).toEqual([]);
    expect(JSON.parse(text).keys[0].policy === null).toBe(!question.explain);
  });
});

describe('what-can', () => {
  it('says what, and how somebody comes by it', async () => {
    await expect(whatCanHuman(mine, word, plainOptions)).toMatchFileSnapshot('golden/what-can.txt');
  });

  it('is a table a key in Markdown', async () => {
    await expect(whatCanMarkdown(mine, word)).toMatchFileSnapshot('golden/what-can.md');
  });

  it('fits its schema', () => {
    expect(schemaProblems('what-can', whatCanJson(mine, word))).toEqual([]);
  });
});

describe('hostile text in an answer', () => {
  const answerWith = (text: string): Answer => {
    const part = {
      kind: 'statement',
      effect: 'Deny',
      number: 1,
      name: text,
      places: [{ ...livePlace, file: text }],
    } as const;
    const hostileRow = row({
      principals: [text],
      except: [text],
      operations: [text],
      conditions: text,
      note: text,
      witness: { principal: text, action: text, resource: text, context: { [text]: [text] } },
      by: [part],
    });
    const id = { name: text, target: text };
    return {
      actions: [text],
      keys: [
        key({
          key: id,
          principal: text,
          rows: [hostileRow],
          printed: JSON.stringify({ a: { b: text } }, null, 2),
        }),
      ],
      unknown: [{ key: id, code: 'KW4004', message: text, remedy: text }],
    };
  };
  const question = (text: string) => ({
    operation: text,
    key: text,
    given: [{ name: text, value: text }],
    explain: true,
  });

  it.each(hostile)('stays on its line: %j', (text) => {
    const human = (words: string) => [
      whoCanHuman(answerWith(words), question(words), plainOptions),
      whatCanHuman(answerWith(words), words, plainOptions),
    ];
    for (const shown of human(text)) expect(shown.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}]/u);
    const lines = (words: string) => human(words).map((shown) => shown.split('\n').length);
    expect(lines(text)).toEqual(lines('plain'));
  });

  it.each(hostile)('has no way out of spans and fences: %j', (text) => {
    const markdown = (words: string) =>
      withoutCode(
        whoCanMarkdown(answerWith(words), question(words)) + whatCanMarkdown(answerWith(words), words),
      );
    expect(markdown(text)).toBe(markdown('plain'));
  });

  it.each(hostile)('is data in JSON: %j', (text) => {
    for (const shown of [whoCanJson(answerWith(text), question(text)), whatCanJson(answerWith(text), text)])
      expect(shown.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Cf}]/u);
  });
});
