import { describe, expect, it } from 'vitest';
import type { AccessRow } from '../../src/model/access-row.js';
import type { PolicyDifference } from '../../src/model/policy-difference.js';
import { plainOptions, policyHuman, policyJson, policyMarkdown } from '../../src/render/index.js';
import { schemaProblems } from './fits-schema.js';
import { hostile } from './hostile.js';
import { withoutCode } from './markdown-outside.js';
import { changes } from './samples.js';

const access = changes.policy.access ?? { gained: [], lost: [] };
const difference: PolicyDifference = {
  account: '111122223333',
  equal: false,
  gained: [
    ...access.gained,
    {
      principals: ['arn:aws:iam::444455556666:root'],
      operations: ['Decrypt', 'Encrypt', 'ReEncryptFrom', 'ReEncryptTo'],
      conditions: '',
      certainty: 'may',
      witness: null,
    },
  ],
  lost: access.lost,
  changed: [
    {
      principals: ['arn:aws:iam::111122223333:role/worker'],
      operations: ['Decrypt'],
      before: 'kms:ViaService is s3.eu-west-1.amazonaws.com',
      after: '',
    },
  ],
  lockedOut: false,
  before: { Version: '2012-10-17', Statement: [{ Sid: 'one' }] },
  after: { Version: '2012-10-17', Statement: [{ Sid: 'two' }] },
};
const same: PolicyDifference = { ...difference, equal: true, gained: [], lost: [], changed: [] };
const verbose = { ...plainOptions, verbose: true };

describe('a policy difference for a terminal', () => {
  it('says the verdict, then who gains and who loses', async () => {
    await expect(policyHuman(difference, plainOptions)).toMatchFileSnapshot('golden/policy.txt');
  });

  it('unfolds example requests and texts with verbose', async () => {
    await expect(policyHuman(difference, verbose)).toMatchFileSnapshot('golden/policy-verbose.txt');
  });

  it('says that nothing changes, and nothing more where the texts are the same too', () => {
    expect(policyHuman(same, plainOptions)).toMatch(
      /^no change in access\n\nexample requests and what differs/,
    );
    expect(policyHuman({ ...same, after: same.before }, verbose)).toBe('no change in access\n');
  });

  it('says loudly that everybody is locked out', () => {
    const text = policyHuman({ ...difference, lockedOut: true }, { ...plainOptions, color: true });
    expect(text).toContain('\u001b[31mthe new policy locks everybody out');
    expect(policyMarkdown({ ...difference, lockedOut: true })).toContain(
      '**the new policy locks everybody out',
    );
  });

  it('keeps whole ARNs of roles where the account is unknown', () => {
    const text = policyHuman({ ...difference, account: null }, plainOptions);
    expect(text).toContain('+ arn:aws:iam::111122223333:role/app, ');
    expect(text).toContain('account/444455556666 may gain');
  });
});

describe('a policy difference in Markdown', () => {
  it('is a table with folded details', async () => {
    await expect(policyMarkdown(difference)).toMatchFileSnapshot('golden/policy.md');
  });

  it('is one line where nothing changes', () => {
    expect(policyMarkdown({ ...same, after: same.before })).toBe('### key policy: no change in access\n');
  });
});

describe('a policy difference as JSON', () => {
  it.each([
    ['a difference', difference],
    ['none', same],
  ])('fits its schema: %s', (_, value) => {
    expect(schemaProblems('diff-policy', policyJson(value))).toEqual([]);
  });

  it('has the rows as they are', () => {
    const { equal, gained, lost, changed, lockedOut } = difference;
    expect(JSON.parse(policyJson(difference))).toEqual({ equal, gained, lost, changed, lockedOut });
  });
});

describe('hostile text in a policy difference', () => {
  const withText = (text: string): PolicyDifference => {
    const row: AccessRow = {
      principals: [text],
      except: [text],
      operations: [text],
      conditions: text,
      certainty: 'may',
      witness: { principal: text, action: text, resource: text, context: { [text]: [text] } },
      note: text,
    };
    const changed = { principals: [text], operations: [text], before: text, after: `${text}.` };
    return { ...difference, gained: [row], lost: [row], changed: [changed], before: text, after: `${text}.` };
  };

  it.each(hostile)('stays on its line: %j', (text) => {
    const shown = policyHuman(withText(text), verbose);
    expect(shown.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}]/u);
    const rows = (words: string) => policyHuman(withText(words), plainOptions).split('\n').length;
    expect(rows(text)).toBe(rows('plain'));
  });

  it.each(hostile)('has no way out of spans and fences: %j', (text) => {
    const outside = withoutCode(policyMarkdown(withText(text)));
    expect(outside).toBe(withoutCode(policyMarkdown(withText('plain'))));
  });

  it.each(hostile)('is data in JSON: %j', (text) => {
    const printed = policyJson(withText(text));
    expect(printed.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Cf}]/u);
    expect(schemaProblems('diff-policy', printed)).toEqual([]);
  });
});
