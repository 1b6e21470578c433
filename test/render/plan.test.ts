import { describe, expect, it } from 'vitest';
import { plainOptions } from '../../src/render/options.js';
import { planHuman } from '../../src/render/plan/plan-human.js';
import { planMarkdown } from '../../src/render/plan/plan-markdown.js';
import { hostile } from './hostile.js';
import { withoutCode } from './markdown-outside.js';
import { change, changes, plan } from './samples.js';

const empty = plan({ changes: [], blocked: [] });

/** A plan in which every text from outside is this one. */
function hostilePlan(text: string) {
  const row = {
    principals: [text],
    except: [text],
    operations: [text],
    conditions: text,
    certainty: 'may' as const,
    witness: { principal: text, action: text, resource: text, context: { [text]: [text] } },
    note: text,
  };
  const key = { name: text, target: text };
  return plan({
    changes: [
      change({
        ...changes.policy,
        key,
        effect: text,
        irreversible: text,
        access: { gained: [row], lost: [row] },
        before: { [text]: text },
        after: `${text}.`,
      }),
    ],
    blocked: [{ key, code: 'KW4004', message: text, remedy: text }],
    meta: { ...empty.meta, notes: [{ key, target: text, message: text }] },
  });
}

describe('planHuman', () => {
  it('says what happens, riskiest first, then details', async () => {
    await expect(planHuman(plan(), plainOptions)).toMatchFileSnapshot('golden/plan.txt');
  });

  it('unfolds with verbose', async () => {
    await expect(planHuman(plan(), { ...plainOptions, verbose: true })).toMatchFileSnapshot(
      'golden/plan-verbose.txt',
    );
  });

  it('has colours on a terminal', async () => {
    await expect(planHuman(plan(), { ...plainOptions, color: true })).toMatchFileSnapshot(
      'golden/plan-color.txt',
    );
  });

  it('says `no changes` where there is nothing to do', () => {
    expect(planHuman(empty, plainOptions)).toContain('no changes');
  });

  it('never says `no changes` of a plan with blocked keys', () => {
    expect(planHuman(plan({ changes: [] }), plainOptions)).not.toContain('no changes');
  });

  it.each(hostile)('shows hostile text harmlessly: %j', (text) => {
    expect(planHuman(hostilePlan(text), plainOptions).replaceAll('\n', '')).not.toMatch(
      /[\p{Cc}\p{Cf}\p{Cs}]/u,
    );
    const [hostileLines, plainLines] = [text.split('\n')[0] ?? '', 'plain'].map(
      (words) => planHuman(hostilePlan(words), plainOptions).split('\ndetails\n')[0]?.split('\n').length,
    );
    expect(hostileLines).toBe(plainLines);
  });
});

describe('planMarkdown', () => {
  it('is a table with folded details', async () => {
    await expect(planMarkdown(plan())).toMatchFileSnapshot('golden/plan.md');
  });

  it('has no empty table where there is nothing to do', async () => {
    await expect(planMarkdown(empty)).toMatchFileSnapshot('golden/plan-empty.md');
  });

  it('keeps every row when the details do not fit', () => {
    const many = Array.from({ length: 200 }, (_, index) =>
      change({ ...changes.destroy, key: { name: `key-${index}`, target: 'prod-eu' } }),
    );
    const text = planMarkdown(plan({ changes: [changes.describe, ...many] }), 1000);
    expect(text.match(/\| \*\*destructive\*\* \|/g)).toHaveLength(200);
    expect(text).toContain("don't fit here");
    expect(text).not.toContain('```diff');
    expect(text.indexOf('destructive** |')).toBeLessThan(text.indexOf('| routine |'));
  });

  it.each(hostile)('leaves hostile text no way out of spans and fences: %j', (text) => {
    const outside = withoutCode(planMarkdown(hostilePlan(text)));
    expect(outside).toBe(withoutCode(planMarkdown(hostilePlan('plain'))));
  });
});
