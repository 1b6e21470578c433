import type { Operation } from '../../../operation.js';
import { createGrant } from './create-grant.js';
import { listGrants } from './list-grants.js';
import { listRetirableGrants } from './list-retirable-grants.js';
import { retireGrant } from './retire-grant.js';
import { revokeGrant } from './revoke-grant.js';

export const grantOperations: readonly Operation[] = [
  createGrant,
  listGrants,
  listRetirableGrants,
  retireGrant,
  revokeGrant,
];
