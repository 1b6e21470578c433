import type { Operation } from '../operation.js';
import { assumeRole } from './assume-role.js';
import { getCallerIdentity } from './get-caller-identity.js';
import { getSessionToken } from './get-session-token.js';

export const stsOperations: readonly Operation[] = [assumeRole, getCallerIdentity, getSessionToken];
