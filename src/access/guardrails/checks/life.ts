import { inField, type KeyCheck, violation } from '../check.js';

export const keyEnabled: KeyCheck = {
  about: 'key',
  id: 'key-enabled',
  title: 'a key is disabled',
  why: 'a key that stays disabled either blocks somebody who still needs its data, or is one that nobody needs and that should end',
  remedy: 'enable the key, or retire it: `state: retired` with `retirement: { stage: soak }`',
  severity: 'warning',
  origins: ['Checkov CKV_AWS_227', 'Prowler kms_cmk_are_used', 'KICS 7350fa23'],
  parameters: {},
  looksAt: ['life'],
  run: (subject) =>
    inField(subject, 'state', subject.state.life, (life) =>
      (life === 'disabled' || life === 'unavailable') && subject.life.state !== 'retired'
        ? [violation(subject, `the key is ${life}`, ['spec', 'state'])]
        : [],
    ),
};

export const notPendingDeletion: KeyCheck<{ readonly plannedToo: boolean }> = {
  about: 'key',
  id: 'not-pending-deletion',
  title: 'a key is pending deletion',
  why: 'when its waiting period is over, everything that it protects is lost for ever',
  remedy:
    'cancel the deletion, unless it is meant; a key ends by `state: retired`, which proves first that nobody uses it',
  severity: 'error',
  origins: [
    'Prowler kms_cmk_not_deleted_unintentionally',
    'Security Hub KMS.3',
    'Config kms-cmk-not-scheduled-for-deletion',
  ],
  parameters: { plannedToo: false },
  looksAt: ['life'],
  run: (subject, { plannedToo }) =>
    inField(subject, 'state', subject.state.life, (life) => {
      const planned = subject.life.retirement?.stage === 'delete';
      const pending = life === 'pending-deletion' || life === 'pending-replica-deletion';
      if (!pending || (planned && !plannedToo)) return [];
      const message = planned ? 'the estate lets the key be deleted' : 'the key will be deleted';
      return [violation(subject, message, ['spec', 'state'])];
    }),
};

export const deletionWindow: KeyCheck<{ readonly minimumDays: number }> = {
  about: 'key',
  id: 'deletion-window',
  title: 'the waiting period before deletion is short',
  why: 'the waiting period is the last chance to notice that somebody still needs the key',
  remedy: 'write a longer `deletionWindowDays`, at the key or under the estate’s `defaults`; 30 is the most',
  severity: 'warning',
  origins: ['Custodian schedule-deletion', 'keywright'],
  parameters: { minimumDays: 14 },
  looksAt: ['life'],
  stages: ['estate', 'plan'],
  run: (subject, { minimumDays }) => {
    const { deletionWindowDays } = subject.life;
    if (deletionWindowDays >= minimumDays) return [];
    const message = `the key would wait ${deletionWindowDays} days for its end; ${minimumDays} is the least`;
    return [violation(subject, message, ['spec', 'deletionWindowDays'])];
  },
};
