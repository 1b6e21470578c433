import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { keyDocument, targetDocument } from '../estate/documents.js';
import { guardrail, loaded } from './situations.js';

const documents = [targetDocument('prod'), keyDocument('cards')];

/** The problems of an estate with one rule, as code and message and remedy. */
async function problemsOf(rule: object, packs: readonly string[] = []) {
  const one = [{ id: 'rule', ...rule }] as Parameters<typeof guardrail>[1];
  const { problems } = await loaded([...documents, guardrail('mine', one)], packs);
  return problems.map(({ code, message, remedy, place }) => ({
    code,
    message,
    remedy,
    text: place?.lineText.trim().slice(0, 60),
  }));
}

const never = { who: 'public', can: ['decrypt'] };

describe('a guardrail that can’t hold is refused', () => {
  it.each([
    ['an unknown check', { check: { id: 'rotation-enable' } }, 'KW2101', 'did you mean `rotation-enabled`?'],
    [
      'an unknown parameter',
      { check: { id: 'rotation-enabled', parameters: { maxDay: 90 } } },
      'KW2102',
      'write `maxDays`',
    ],
    [
      'a parameter of the wrong kind',
      { check: { id: 'rotation-enabled', parameters: { maxDays: '90' } } },
      'KW2102',
      'write a whole number',
    ],
    [
      'a negative number',
      { check: { id: 'rotation-enabled', parameters: { maxDays: -1 } } },
      'KW2102',
      'write a whole number',
    ],
    [
      'a parameter that is a map',
      { check: { id: 'tags-required', parameters: { tags: { a: 'b' } } } },
      'KW2102',
      'write a list of texts',
    ],
    [
      'a parameter of no check',
      { check: { id: 'key-enabled', parameters: { constructor: 1 } } },
      'KW2102',
      'remove `parameters`',
    ],
    ['nothing demanded', {}, 'KW2104', undefined],
    ['two things demanded', { check: { id: 'key-enabled' }, never }, 'KW2104', undefined],
    ['nobody meant', { never: { ...never, who: 'pubic' } }, 'KW2106', 'did you mean `public`?'],
    ['a role without its type', { never: { ...never, who: 'build-*' } }, 'KW2106', undefined],
    [
      'an operation that isn’t one',
      { never: { ...never, can: ['decrpyt'] } },
      'KW2109',
      'did you mean `decrypt`?',
    ],
    [
      'an action that AWS KMS doesn’t have',
      { never: { ...never, can: ['kms:Decript'] } },
      'KW2109',
      'did you mean `kms:Decrypt`?',
    ],
    ['an action that is about no key', { never: { ...never, can: ['kms:CreateKey'] } }, 'KW2109', undefined],
    [
      'an unknown operator',
      { never: { ...never, unless: [{ operator: 'Equals', key: 'kms:ViaService', values: ['s3'] }] } },
      'KW2108',
      undefined,
    ],
    [
      'an unknown condition key',
      { never: { ...never, unless: [{ operator: 'StringEquals', key: 'kms:Via', values: ['s3'] }] } },
      'KW2108',
      undefined,
    ],
    [
      'a key that isn’t there',
      { check: { id: 'key-enabled', on: { keys: ['crads'] } } },
      'KW2025',
      'did you mean `cards`?',
    ],
    [
      'an exemption of a key that isn’t there',
      {
        check: { id: 'key-enabled' },
        exemptions: [{ keys: ['ledger'], reason: 'x', expires: '2027-01-01' }],
      },
      'KW2025',
      undefined,
    ],
    [
      'an end on a day that no calendar has',
      { check: { id: 'key-enabled' }, exemptions: [{ keys: ['cards'], reason: 'x', expires: '2027-02-30' }] },
      'KW2057',
      undefined,
    ],
  ])('%s', async (_, rule, code, remedy) => {
    const problems = await problemsOf(rule);
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatchObject({ code, ...(remedy === undefined ? {} : { remedy }) });
    expect(problems[0]?.text).not.toBe('');
  });

  it('a pack that isn’t there', async () => {
    expect(await problemsOf({ check: { id: 'key-enabled' } }, ['basline'])).toMatchObject([
      { code: 'KW2103', remedy: 'did you mean `baseline`?' },
    ]);
  });

  it.each(['../../../etc/passwd', 'baseline.yaml', '.', 'a/b'])('a pack that is a path: %s', async (name) => {
    const codes = (await problemsOf({ check: { id: 'key-enabled' } }, [name])).map(({ code }) => code);
    expect(codes).toContain('KW2103');
  });

  it('a name that a pack in use has', async () => {
    const rules = [{ id: 'rule', check: { id: 'key-enabled' } }];
    const { problems } = await loaded([...documents, guardrail('baseline', rules)], ['baseline']);
    expect(problems.map(({ code }) => code)).toEqual(['KW2022']);
  });

  it('an exemption from a rule that isn’t in use', async () => {
    const exemption = { keys: ['cards'], reason: 'x', expires: '2027-01-01' };
    const spec = {
      exemptions: [{ rules: ['baseline/rotation-enable', 'strict/single-region'], ...exemption }],
    };
    const { problems } = await loaded([...documents, { ...guardrail('mine', []), spec }], ['baseline']);
    expect(problems).toMatchObject([
      { code: 'KW2107', remedy: 'did you mean `baseline/rotation-enabled`?' },
      { code: 'KW2107' },
    ]);
  });
});

describe('the page of guardrails', () => {
  it('shows a document that loads', async () => {
    const page = readFileSync(resolve(import.meta.dirname, '../../docs/guardrails.md'), 'utf8');
    const blocks = [...page.matchAll(/```yaml\n(apiVersion[\s\S]*?)```/g)].map(([, text = '']) =>
      parse(text),
    );
    const shown = blocks.find(({ kind }) => kind === 'Guardrail');
    const keys = ['payments-cards', 'payments-ledger'].map((name) => keyDocument(name));
    const { problems, estate } = await loaded([targetDocument('prod'), ...keys, shown], ['baseline']);
    expect(problems).toEqual([]);
    expect(estate?.guardrails.map(({ name }) => name)).toEqual(['baseline', 'payments']);
  });
});
