import type { BrokenCase } from '../../case.js';
import { accessCases } from './access.js';
import { applierCases } from './appliers.js';
import { iamCases } from './iam.js';
import { inTheWayCases } from './in-the-way.js';
import { limitCases } from './limits.js';
import { movedCases } from './moved.js';
import { otherApplierCases } from './other-appliers.js';
import { otherPlanCases } from './other-plans.js';
import { principalCases } from './principals.js';
import { replicaCases } from './replicas.js';

/** Plans that would fail, or whose declared access doesn't work. */
export const broken: readonly BrokenCase[] = [
  ...applierCases,
  ...otherApplierCases,
  ...principalCases,
  ...movedCases,
  ...inTheWayCases,
  ...limitCases,
  ...replicaCases,
  ...accessCases,
  ...iamCases,
  ...otherPlanCases,
];
