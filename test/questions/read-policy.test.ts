import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readPolicy } from '../../src/providers/aws-kms/questions/read-policy.js';

const policy = {
  Version: '2012-10-17',
  Statement: [
    {
      Sid: 'use',
      Effect: 'Allow',
      Principal: { AWS: 'arn:aws:iam::111122223333:role/app' },
      Action: 'kms:Decrypt',
      Resource: '*',
    },
  ],
};
const pretty = JSON.stringify(policy, null, 2);

/** `code line:column <the stretch>: message` of each problem. */
function problems(text: string): readonly string[] {
  const outcome = readPolicy({ file: 'p.json', text });
  if (outcome.ok) return [];
  return outcome.problems.map(({ code, message, place }) => {
    if (place === undefined) return `${code} nowhere`;
    const stretch = place.lineText.slice(place.column - 1, place.column - 1 + place.length);
    return `${code} ${place.line}:${place.column} <${stretch}>: ${message}`;
  });
}

describe('a policy file', () => {
  it.each([
    ['a policy', pretty],
    ['one line', JSON.stringify(policy)],
    ['one statement that is no list', JSON.stringify({ ...policy, Statement: policy.Statement[0] })],
    ['what the AWS CLI prints', JSON.stringify({ Policy: pretty, PolicyName: 'default' }, null, 4)],
    ['a policy under that name', JSON.stringify({ Policy: policy })],
  ])('is taken: %s', (_, text) => {
    const outcome = readPolicy({ file: 'p.json', text });
    expect(outcome.ok && JSON.parse(outcome.value)).toMatchObject({ Version: '2012-10-17' });
  });

  it.each<[string, string, readonly string[]]>([
    ['nothing', '', ['KW6050 1:1 <>: there is no text']],
    ['another format', 'Version: x', ['KW6050 1:1 <Version>: this is not JSON']],
    [
      'a comma too many',
      '{"Version": "2012-10-17",\n}',
      ['KW6050 2:1 <}>: a name in double quotes is expected here'],
    ],
    ['a comment', '{ // no\n}', ['KW6050 1:3 <// no>: JSON has no comments']],
    ['a text cut off', pretty.slice(0, 60), [expect.stringMatching(/^KW6050 5:7 .*a quote is never closed/)]],
    ['two values', `${pretty} {}`, [expect.stringMatching(/^KW6050 .*nothing may follow the value/)]],
    ['JSON of something else', '[]', ['KW6052 1:1 <[>: a policy is one JSON object']],
    ['no statement', '{\n  "Version": "2012-10-17"\n}', ['KW6052 1:1 <{>: `Statement` is missing']],
    [
      'a member twice',
      '{ "Statement": [],\n  "Statement": [] }',
      ['KW6051 2:3 <"Statement">: the member `Statement` stands there twice'],
    ],
    [
      'a member twice, spelled with an escape',
      '{ "Statement": [],\n  "Statemen\\u0074": [] }',
      ['KW6051 2:3 <"Statemen\\u0074">: the member `Statement` stands there twice'],
    ],
    [
      'an unknown element and a wrong effect',
      pretty.replace('"Effect": "Allow"', '"Effect": "Alow"').replace('"Sid"', '"Name"'),
      [
        'KW6052 5:7 <"Name": "use">: `Name` is no element of a policy',
        'KW6052 6:7 <"Effect": "Alow">: `Effect` is `Allow` or `Deny`',
      ],
    ],
    [
      'an unknown element of several lines',
      pretty.replace('"Principal"', '"Principals"'),
      [
        expect.stringMatching(/^KW6052 7:7 <"Principals">/),
        expect.stringMatching(/^KW6052 4:5 <{>: `Principal` is missing/),
      ],
    ],
  ])('is refused where it is wrong: %s', (_, text, expected) => {
    expect(problems(text)).toEqual(expected);
  });

  it('is told what an unknown element was meant to be', () => {
    const outcome = readPolicy({ file: 'p.json', text: pretty.replace('"Effect"', '"Efect"') });
    const told = outcome.ok ? [] : outcome.problems;
    expect(told.map(({ remedy }) => remedy)).toContain('did you mean `Effect`?');
    expect(told.map(({ message }) => message)).toContain('`Effect` is missing');
  });

  it('is refused at the place in the answer of the AWS CLI', () => {
    const text = JSON.stringify({ Policy: pretty.replace('Allow', 'Alow'), PolicyName: 'default' });
    const [problem = ''] = problems(text);
    expect(problem).toContain('<\\"Effect\\": \\"Alow\\">');
    expect(text.slice(Number(/1:(\d+)/.exec(problem)?.[1]) - 1)).toMatch(/^\\"Effect\\"/);
  });

  it('doesn’t exhaust the stack', () => {
    for (const text of ['['.repeat(500_000), `{"a":${'{"a":'.repeat(200_000)}`])
      expect(problems(text)).toEqual([expect.stringContaining('no policy is nested so deeply')]);
    expect(problems(JSON.stringify({ Policy: '['.repeat(100_000) }))).toEqual([
      expect.stringContaining('no policy is nested so deeply'),
    ]);
  });

  it('has a limited number of problems', () => {
    const text = JSON.stringify({ Statement: Array.from({ length: 5000 }, () => 1) });
    const found = problems(text);
    expect(found).toHaveLength(20);
    expect(found.at(-1)).toContain('and 4980 more problems');
  });

  it('never throws, and places every problem in the text', () => {
    const broken = fc
      .tuple(fc.nat(pretty.length), fc.nat(20), fc.string({ unit: 'binary', maxLength: 5 }))
      .map(([at, length, text]) => pretty.slice(0, at) + text + pretty.slice(at + length));
    fc.assert(
      fc.property(broken, fc.boolean(), (inner, wrapped) => {
        const text = wrapped ? JSON.stringify({ Policy: inner }) : inner;
        const outcome = readPolicy({ file: 'p.json', text });
        for (const { place } of outcome.ok ? [] : outcome.problems) {
          expect(place?.lineText).toBe(text.split('\n')[(place?.line ?? 0) - 1]?.replace(/\r$/, ''));
          expect(place?.column).toBeLessThanOrEqual((place?.lineText.length ?? 0) + 1);
        }
      }),
      { numRuns: 500 },
    );
  });
});
