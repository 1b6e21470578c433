import type { Operation } from '../../operation.js';
import { cancelKeyDeletion } from './cancel-key-deletion.js';
import { createKey } from './create-key.js';
import { describeKey } from './describe-key.js';
import { disableKey } from './disable-key.js';
import { enableKey } from './enable-key.js';
import { getKeyLastUsage } from './get-key-last-usage.js';
import { getKeyPolicy } from './get-key-policy.js';
import { listKeyPolicies } from './list-key-policies.js';
import { listKeys } from './list-keys.js';
import { putKeyPolicy } from './put-key-policy.js';
import { scheduleKeyDeletion } from './schedule-key-deletion.js';
import { updateKeyDescription } from './update-key-description.js';

export const keyOperations: readonly Operation[] = [
  createKey,
  describeKey,
  listKeys,
  getKeyPolicy,
  putKeyPolicy,
  listKeyPolicies,
  updateKeyDescription,
  enableKey,
  disableKey,
  scheduleKeyDeletion,
  cancelKeyDeletion,
  getKeyLastUsage,
];
