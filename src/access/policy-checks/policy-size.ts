import type { PolicyCheck } from './check.js';

/** Source: AWS KMS developer guide, "Resource quotas": key policy document size. */
const quota = 32_768;

export const policySize: PolicyCheck<{ readonly percent: number }> = {
  id: 'policy-size',
  title: 'the policy is near its size limit',
  why: 'AWS refuses a key policy of more than 32,768 bytes, so the next change may be impossible when it is urgent',
  remedy: 'merge statements, confine by organization or account instead of listing principals, or use grants',
  severity: 'warning',
  origins: ['Access Analyzer POLICY_SIZE_EXCEEDS_RESOURCE_POLICY_QUOTA', 'keywright'],
  parameters: { percent: 80 },
  run: (_policy, { bytes }, { percent }) => {
    if (bytes * 100 <= quota * percent) return [];
    const share =
      bytes > quota ? 'more than AWS takes' : `${Math.floor((bytes * 100) / quota)} % of the limit`;
    const message = `the policy has ${bytes} bytes, ${share}`;
    return [{ statement: null, sid: null, path: [], message }];
  },
};
