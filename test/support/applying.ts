import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import type { ApplyOptions } from '../../src/apply/apply-options.js';
import { fileStore } from '../../src/apply/journal/file/file-store.js';
import type { Trust } from '../../src/model/approval.js';

const source = {
  file: 'approvals.yaml',
  at: () => ({ file: 'approvals.yaml', line: 1, column: 1, length: 1, lineText: '' }),
};

/** Rules that say that nothing needs approval. */
export const gateOff: Trust = {
  origin: 'the test',
  groups: [],
  policies: [{ name: 'trying', gate: 'off', rules: [], breakGlass: null, source }],
  facts: null,
  rulesChanges: [],
};

/** How tests apply where approval isn't what they are about: recorded in a journal of their own. */
export function applyingFreely(journal: string): ApplyOptions {
  const clock = {
    now: Date.now,
    sleep: async (milliseconds: number) => void (await wait(milliseconds)),
    random: Math.random,
  };
  return {
    approval: {
      trust: gateOff,
      found: { approvals: [], unreadable: [], evidence: [] },
      involved: { emails: [], logins: [], sshKeys: [] },
    },
    run: {
      store: fileStore(journal),
      id: randomUUID(),
      runner: { who: 'tester', host: null, process: process.pid, job: null },
      commit: null,
      takeLocks: false,
      leaseSeconds: 600,
      clock,
      every: () => () => undefined,
    },
    settleSeconds: 0,
    onEvent: () => {},
    shouldStop: () => false,
  };
}
