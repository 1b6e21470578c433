import { describe, expect, it } from 'vitest';
import { keyIdText } from '../../src/model/key-state.js';
import type { RehearsalReport } from '../../src/model/rehearsal.js';
import { rehearsalHuman } from '../../src/render/index.js';
import type { BrokenCase } from './case.js';
import { broken } from './corpus/broken/index.js';
import { type Rehearsed, withCase } from './run-case.js';
import type { Stand } from './stand.js';

describe('what is broken about a plan is found before anything is applied', () => {
  it('in at least 40 cases', () => {
    expect(broken.length).toBeGreaterThanOrEqual(40);
    expect(new Set(broken.map(({ name }) => name)).size).toBe(broken.length);
  });

  it.each(broken)('$name', async (each) => {
    await withCase(each, async (rehearsed) => {
      expectFound(each, rehearsed);
      const { calls, states, live } = rehearsed;
      expect(Object.keys(calls).filter((name) => !/^(List|Get|Describe)/.test(name))).toEqual([]);
      expect(states[1]).toBe(states[0]);
      const twin = await live.twin();
      try {
        await expectBroken(each, rehearsed, twin);
      } finally {
        await twin.close();
      }
    });
  });
});

const plain = { color: false, width: 120, verbose: false };

/** The rehearsal says so, and names what fails and why. */
function expectFound({ finds }: BrokenCase, { outcome }: Rehearsed): void {
  if (finds.kind === 'refused') {
    expect(outcome).toMatchObject({ ok: false });
    const problems = outcome.ok ? [] : outcome.problems.map(({ code, message }) => `${code} ${message}`);
    expect(problems.join('\n')).toMatch(finds.says);
    expect(problems.join('\n')).toContain(finds.code);
    return;
  }
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.problems, null, 1));
  const report = outcome.value;
  const shown = rehearsalHuman(report, plain);
  expect(report.passes, shown).toBe(false);
  expect(foundIn(report, finds).join('\n'), shown).toMatch(finds.says);
}

function foundIn(report: RehearsalReport, finds: BrokenCase['finds']): readonly string[] {
  if (finds.kind === 'change')
    return report.failures
      .filter(({ change }) => finds.id.test(change.id))
      .map(({ change, problem }) => `${change.id}: ${problem.message}`);
  if (finds.kind === 'applier')
    return report.apply.outcome === 'refused' ? report.apply.problems.map(({ message }) => message) : [];
  if (finds.kind === 'blocked')
    return report.blocked
      .filter(({ key }) => keyIdText(key) === finds.key)
      .map(({ code, message }) => `${code} ${message}`);
  if (finds.kind === 'access')
    return report.trials
      .filter(({ outcome }) => outcome === 'fails')
      .filter(({ trial }) => trial.principal === finds.who && trial.action === finds.action)
      .map(({ because }) => because ?? '');
  return [];
}

/** It is broken: what is told comes true in a simulator that is the same. */
async function expectBroken({ finds, applier }: BrokenCase, { plan, outcome }: Rehearsed, twin: Stand) {
  const applied = await twin.apply(plan, applier);
  if (finds.kind === 'refused' || finds.kind === 'applier')
    return expect(applied).toMatchObject({ outcome: 'refused' });
  if (finds.kind === 'change') {
    const first = outcome.ok ? outcome.value.failures[0] : undefined;
    return expect(applied).toMatchObject({ outcome: 'failed', failed: { id: first?.change.id } });
  }
  if (finds.kind === 'blocked') {
    const left = [...(await twin.plan()).blocked, ...(await twin.plan()).changes];
    return expect(left.map(({ key }) => keyIdText(key))).toContain(finds.key);
  }
  expect(applied).toMatchObject({ outcome: 'applied' });
  await expect(finds.proof(twin)).rejects.toThrow(/./);
}
