import { type KeyCheck, violation } from '../check.js';

const dayMilliseconds = 86_400_000;

export const keyUsed: KeyCheck<{ readonly days: number }> = {
  about: 'key',
  id: 'key-used',
  title: 'a key was not used for a long time',
  why: 'a key that nobody uses costs money and can still decrypt what was forgotten',
  remedy: 'find out what it protects, and retire it: `state: retired` with `retirement: { stage: soak }`',
  severity: 'note',
  origins: ['Custodian last-usage', 'Prowler kms_cmk_are_used'],
  parameters: { days: 90 },
  looksAt: [],
  stages: ['live'],
  run: (subject, { days }, now) => {
    const { lastUsed } = subject;
    const place = subject.key.source.at(['metadata', 'name']);
    if (lastUsed === null)
      return [
        {
          message: 'unknown: keywright reads the last use only of a key that is about to end',
          place,
          status: 'unobserved',
        },
      ];
    if (!lastUsed.read)
      return [
        {
          message: `it can't be told, because the last use can't be read: ${lastUsed.reason}`,
          place,
          status: 'unread',
        },
      ];
    if (lastUsed.value === 'never')
      return [violation(subject, 'the key was never used since AWS keeps track of it')];
    const at = Date.parse(lastUsed.value);
    if (at + days * dayMilliseconds >= now) return [];
    const message = `the key was last used on ${lastUsed.value.slice(0, 10)}, more than ${days} days ago`;
    return [violation(subject, message)];
  },
};
