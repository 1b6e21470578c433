import { describe, expect, it } from 'vitest';
import { bugReport } from '../../src/cli/bug-report.js';
import { exitOfApply, exitOfProblems } from '../../src/cli/exit-codes.js';

describe('exit codes', () => {
  it.each([
    ['stale', 5],
    ['approval', 3],
    ['input', 1],
    ['provider', 4],
  ] as const)('of an apply that refuses: %s → %i', (because, code) => {
    expect(exitOfApply({ outcome: 'refused', because, problems: [] })).toBe(code);
  });

  it('of an apply that ran', () => {
    const lists = { done: [], before: [], notDone: [], problems: [] };
    expect(exitOfApply({ outcome: 'applied', done: [], before: [], warnings: [] })).toBe(0);
    expect(exitOfApply({ outcome: 'failed', failed: null, ...lists })).toBe(4);
  });

  it('of problems: a provider decides', () => {
    expect(exitOfProblems([{ code: 'KW2001' }])).toBe(1);
    expect(exitOfProblems([{ code: 'KW2001' }, { code: 'KW5003' }])).toBe(4);
  });
});

describe('bugReport', () => {
  const bug = new Error('first\u001b line\nsecond line');

  it('is one line without a trace', () => {
    const text = bugReport(bug, {});
    expect(text.trimEnd().split('\n')).toHaveLength(1);
    expect(text).toContain(
      'this is a bug in keywright: first\\u{1b} line; run it again with KEYWRIGHT_DEBUG=1',
    );
  });

  it('has the trace where it is asked for', () => {
    expect(bugReport(bug, { KEYWRIGHT_DEBUG: '1' })).toMatch(/\n\s+at /);
  });
});
