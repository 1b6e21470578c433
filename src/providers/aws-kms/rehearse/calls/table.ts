import type { TrialCall } from '../attempt.js';
import { aliasCalls } from './aliases.js';
import { cryptographicCalls } from './cryptographic.js';
import { grantingCalls } from './granting.js';
import { managingCalls } from './managing.js';
import { readingCalls } from './reading.js';

/** How each action (`kms:Decrypt`) is tried. Sources: AWS KMS API reference, each operation's parameters and errors. */
export const trialCalls: Readonly<Record<string, TrialCall>> = {
  ...aliasCalls,
  ...cryptographicCalls,
  ...grantingCalls,
  ...managingCalls,
  ...readingCalls,
};
