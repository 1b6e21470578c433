import { expect, test } from 'vitest';
import { compare } from '../../src/access/compare.js';
import { account, allow, deny, policy, roleArn, type Written } from './building.js';

/** As many statements as a key policy can have: 32,768 bytes. */
function fill(make: (number: number) => Written): readonly Written[] {
  const list: Written[] = [];
  while (policy(...list, make(list.length)).length < 32_768) list.push(make(list.length));
  return list;
}

const shapes: Readonly<Record<string, (number: number) => Written>> = {
  'action wildcards': (n) =>
    allow({
      Principal: { AWS: roleArn(`r${n % 20}`) },
      Action: [`kms:*${letter(n)}*`, `kms:?${letter(n * 7)}*`],
    }),
  'wildcards in the values of one key': (n) =>
    either(n, { StringLike: { 'kms:ViaService': `*${n}*.amazonaws.com` } }),
  'a condition key for each statement': (n) =>
    either(n, { StringEquals: { [`aws:PrincipalTag/t${n}`]: 'x', [`aws:RequestTag/t${n}`]: 'y' } }),
  'a dozen keys, each with many values': (n) =>
    either(n, {
      StringEquals: {
        [`aws:PrincipalTag/t${n % 12}`]: `x${n}`,
        [`aws:RequestTag/t${(n * 5) % 13}`]: `y${n}`,
      },
    }),
  'keys with several values': (n) =>
    either(n, {
      'ForAnyValue:StringEquals': { 'aws:TagKeys': [`a${n}`, `b${n}`] },
      'ForAllValues:StringLike': { 'kms:GrantOperations': `*${n}*` },
    }),
  'a pattern of stars': (n) => either(n, { StringLike: { 'kms:ViaService': `${'*a'.repeat(4_000)}${n}` } }),
};

function letter(number: number): string {
  return String.fromCharCode(97 + (number % 26));
}

function either(number: number, Condition: Written): Written {
  return number % 3 === 2
    ? deny({ Action: 'kms:Decrypt', Condition })
    : allow({ Action: 'kms:Decrypt', Condition });
}

test.for(Object.entries(shapes))('%s: an answer, and never a silent one', ([, make]) => {
  const statements = fill(make);
  const added = allow({ Principal: { AWS: roleArn('new') }, Action: 'kms:Sign' });
  const before = { policy: policy(...statements) };
  const after = { policy: policy(...statements, added) };
  const { gained } = compare(before, after, { account });
  expect(gained.flatMap(({ principals }) => principals)).toContain(roleArn('new'));
  const open = allow({ Action: 'kms:Decrypt' });
  expect(compare(before, { policy: policy(open) }, { account }).gained).not.toEqual([]);
  expect(compare(before, before, { account }).equal).toBe(true);
});

test('what is too much to decide says so', () => {
  const statements = fill((n) => either(n, { StringLike: { 'kms:ViaService': `*${n}*.amazonaws.com` } }));
  const { gained } = compare(
    { policy: policy(...statements) },
    { policy: policy(...statements.slice(3)) },
    { account },
  );
  expect(gained.length).toBeGreaterThan(0);
  expect(gained.every(({ certainty }) => certainty === 'may')).toBe(true);
});
