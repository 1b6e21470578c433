import { describe, expect, it } from 'vitest';
import type { RehearsalReport, TrialResult } from '../../src/model/rehearsal.js';
import { plainOptions, rehearsalHuman, rehearsalJson, rehearsalMarkdown } from '../../src/render/index.js';
import { schemaProblems } from './fits-schema.js';
import { hostile } from './hostile.js';
import { withoutCode } from './markdown-outside.js';
import { changes } from './samples.js';

const place = { file: 'grants/cards.yaml', line: 4, column: 3, length: 1, lineText: '' };
const result = (outcome: TrialResult['outcome'], because: string | null, action = 'kms:Decrypt') => ({
  trial: {
    key: { name: 'cards', target: 'prod-eu' },
    kind: 'grant' as const,
    grant: 'use-cards',
    place,
    principal: 'arn:aws:iam::111122223333:role/app',
    action,
    context: {},
  },
  outcome,
  because,
});

const passing: RehearsalReport = {
  digest: `sha256:${'0'.repeat(64)}`,
  targets: [
    { name: 'prod-eu', provider: 'aws-kms', partition: 'aws', account: '111122223333', region: 'eu-west-1' },
  ],
  passes: true,
  blocked: [],
  apply: { outcome: 'applied', done: [changes.policy], before: [], warnings: [] },
  failures: [],
  trials: [
    result('works', null),
    result('works', null, 'kms:DescribeKey'),
    result('idle', 'the key is disabled'),
    result('untried', 'no request was found that meets the conditions'),
  ],
  assumptions: ['The plan is applied as `arn:aws:iam::111122223333:role/keywright`.'],
};
const failing: RehearsalReport = {
  ...passing,
  passes: false,
  trials: [
    ...passing.trials,
    result('fails', 'denied: no resource-based policy allows', 'kms:Encrypt'),
    result('fails', 'denied: no resource-based policy allows', 'kms:Sign'),
  ],
};

describe('a rehearsal for a terminal', () => {
  it('starts with the verdict and folds what works', () => {
    expect(rehearsalHuman(passing, plainOptions)).toBe(`\
the rehearsal passes: 1 change applied, 2 of 4 declared accesses tried and working, 1 idle, 1 not tried

declared access: 2 of 4 tried and working, 1 idle, 1 not tried
  idle          1  the key is disabled
  not tried     1  no request was found that meets the conditions
  each is listed with --verbose

taken for granted
  - The plan is applied as \`arn:aws:iam::111122223333:role/keywright\`.
`);
  });

  it('names what fails, what was tried alike in one line', () => {
    const text = rehearsalHuman(failing, plainOptions);
    expect(text).toMatch(/^the rehearsal fails: 2 declared accesses would not work\n/);
    expect(text).toContain(`\
  fails      cards@prod-eu  role/app: Encrypt, Sign  grant use-cards, grants/cards.yaml:4:3
             denied: no resource-based policy allows
`);
  });

  it('names whoever is of another account in full', () => {
    const foreign = 'arn:aws:iam::444455556666:role/app';
    const first = result('fails', 'denied');
    const trials = [{ ...first, trial: { ...first.trial, principal: foreign } }];
    expect(rehearsalHuman({ ...failing, trials }, plainOptions)).toContain(
      `cards@prod-eu  ${foreign}: Decrypt`,
    );
    expect(rehearsalMarkdown({ ...failing, trials })).toContain(`| \`${foreign}\` |`);
  });

  it('puts reasons from the ninth on into one', () => {
    const trials = Array.from({ length: 12 }, (_, index) => result('untried', `reason ${index}`));
    const text = rehearsalHuman({ ...passing, trials }, plainOptions);
    expect(text.match(/^ {2}not tried/gm)).toHaveLength(9);
    expect(text).toContain('  not tried     4  for other reasons');
  });

  it.each(hostile)('shows %j on lines of its own making', (text) => {
    const report = { ...failing, trials: [result('fails', `${text}.`)], assumptions: [`${text}.`] };
    const lines = rehearsalHuman(report, { ...plainOptions, verbose: true }).split('\n');
    const plain = { ...failing, trials: [result('fails', 'x')], assumptions: ['x'] };
    expect(lines).toHaveLength(rehearsalHuman(plain, { ...plainOptions, verbose: true }).split('\n').length);
    expect(lines.join('')).not.toMatch(/[\u0000-\u001f\u007f-\u009f\u2028\u2029\u202e]/);
  });
});

describe('a rehearsal as Markdown', () => {
  it('names what fails in a table and counts the rest', () => {
    const text = rehearsalMarkdown(failing);
    expect(text).toMatch(/^### keywright: the rehearsal fails: 2 declared accesses would not work\n/);
    expect(text).toContain('| `cards@prod-eu` | `role/app` | `Encrypt, Sign` |');
    expect(text).toContain('| `works` | `2` |  |');
    expect(text).toContain('| `idle` | `1` | `the key is disabled` |');
  });

  it('stays short, however much works', () => {
    const many = Array.from({ length: 5000 }, () => result('works', null)).map((each, index) => ({
      ...each,
      trial: { ...each.trial, grant: `grant-${index}` },
    }));
    expect(rehearsalMarkdown({ ...passing, trials: many }).length).toBeLessThan(1000);
  });

  it.each(hostile)('keeps %j inside of code', (text) => {
    const plain = rehearsalMarkdown({ ...failing, trials: [result('fails', 'x')], assumptions: ['x'] });
    const report = { ...failing, trials: [result('fails', text)], assumptions: [text] };
    const outside = (markdown: string) => withoutCode(markdown).replace(/\[span\]|\| +(?=\|)/g, '');
    if (text.trim() === '') return;
    expect(outside(rehearsalMarkdown(report))).toBe(outside(plain));
  });
});

describe('a rehearsal as JSON', () => {
  it.each([
    ['that passes', passing],
    ['that fails', failing],
    ['with text from outside', { ...failing, trials: hostile.map((text) => result('fails', text)) }],
  ])('%s fits its schema', (_, report) => {
    expect(schemaProblems('rehearsal', rehearsalJson(report))).toEqual([]);
  });
});
