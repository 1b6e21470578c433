import { describe, expect, it } from 'vitest';
import { checkEstate } from '../../src/access/guardrails/index.js';
import { keyDocument, targetDocument } from '../estate/documents.js';
import { guardrail, loaded } from './situations.js';

const documents = [targetDocument('prod'), keyDocument('cards'), keyDocument('ledger')];
const exemption = (expires: string, keys = ['cards']) => ({ keys, reason: 'the migration', expires });
const check = { id: 'rotation-enabled' };

/** What is found at a moment, in short. */
async function found(guardrails: readonly object[], moment: string, packs: readonly string[] = []) {
  const { estate, desired, problems } = await loaded([...documents, ...guardrails], packs);
  if (estate === undefined) throw new Error(JSON.stringify(problems));
  return checkEstate(estate, desired, Date.parse(moment)).map(
    ({ code, rule, key, exempted }) => `${code} ${rule} ${key?.name ?? '-'} ${exempted?.expires ?? 'counts'}`,
  );
}

describe('an exemption', () => {
  const own = (expires: string) => [
    guardrail('mine', [{ id: 'rotate', check, exemptions: [exemption(expires)] }]),
  ];

  it.each([
    ['2027-01-31', '2027-01-31T23:59:59Z', true],
    ['2027-01-31', '2027-02-01T00:00:00Z', false],
    ['2027-01-31T12:00:00Z', '2027-01-31T11:59:59Z', true],
    ['2027-01-31T12:00:00Z', '2027-01-31T12:00:00Z', false],
    ['2027-01-31T12:00:00+02:00', '2027-01-31T10:00:00Z', false],
  ])('until %s counts at %s: %s', async (expires, moment, counts) => {
    const cards = counts ? `KW2110 rotate cards ${expires}` : 'KW2110 rotate cards counts';
    const lines = await found(own(expires), moment);
    expect(lines).toContain(cards);
    expect(lines).toContain('KW2110 rotate ledger counts');
    expect(lines.includes('KW2111 rotate - counts')).toBe(!counts);
  });

  it('from a rule of a pack stands in a document of the estate', async () => {
    const more = { exemptions: [{ rules: ['baseline/rotation-enabled'], ...exemption('2027-12-31') }] };
    const lines = await found([{ ...guardrail('ours', []), spec: more }], '2027-03-01T00:00:00Z', [
      'baseline',
    ]);
    expect(lines).toEqual([
      'KW2110 rotation-enabled ledger counts',
      'KW2110 rotation-enabled cards 2027-12-31',
    ]);
  });

  it('that has ended is told once, whatever it names, even where nothing is violated', async () => {
    const spec = {
      exemptions: [{ rules: ['baseline/key-enabled', 'baseline/strangers'], ...exemption('2026-01-01') }],
    };
    const lines = await found([{ ...guardrail('ours', []), spec }], '2027-03-01T00:00:00Z', ['baseline']);
    expect(lines.filter((line) => line.startsWith('KW2111'))).toHaveLength(1);
  });
});

describe('a rule', () => {
  it('has the severity, words and origins that it states, beside those of its check', async () => {
    const rule = {
      id: 'rotate',
      severity: 'error' as const,
      message: 'card keys rotate',
      remedy: 'ask the key team',
      origins: ['PCI DSS 3.7.4'],
      check: { ...check, on: { keys: ['cards'] } },
    };
    const { estate, desired } = await loaded([...documents, guardrail('mine', [rule])]);
    if (estate === undefined) throw new Error('not loaded');
    const [finding, ...others] = checkEstate(estate, desired, 0);
    expect(others).toEqual([]);
    expect(finding).toMatchObject({
      severity: 'error',
      message: 'card keys rotate: the key could rotate and does not',
      remedy: 'ask the key team',
      key: { name: 'cards', target: 'prod' },
    });
    expect(finding?.origins).toContain('PCI DSS 3.7.4');
    expect(finding?.origins).toContain('Checkov CKV_AWS_7');
  });
});
