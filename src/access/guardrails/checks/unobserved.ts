import type { Target } from '../../../model/estate.js';
import type { RuleFinding, TargetCheck } from '../check.js';

/** What keywright never looks at is said, so that nobody takes silence for a pass. */
function unobserved({ name, source }: Target, message: string): readonly RuleFinding[] {
  const place = source.at(['metadata', 'name']);
  return [{ message: `unknown for the target \`${name}\`: ${message}`, place, status: 'unobserved' }];
}

export const alarmOnKeyLoss: TargetCheck = {
  about: 'target',
  id: 'alarm-on-key-loss',
  title: 'nobody is told when a key is disabled or scheduled for deletion',
  why: 'the waiting period before deletion only helps if somebody hears of it',
  remedy:
    'make sure that a CloudWatch alarm or EventBridge rule watches DisableKey and ScheduleKeyDeletion; until then, run `keywright drift` often',
  severity: 'note',
  origins: ['CIS AWS 1.4-5.0 4.7', 'CIS AWS 6.0-7.0 5.7'],
  parameters: {},
  run: (target, stage) =>
    stage === 'plan' ? [] : unobserved(target, 'alarms are not observed by keywright'),
};

export const lockoutCheckBypassed: TargetCheck = {
  about: 'target',
  id: 'lockout-check-bypassed',
  title: 'the lockout check of AWS KMS was bypassed',
  why: 'a policy that was put past the check may leave a key that nobody can manage any more',
  remedy:
    'look in CloudTrail for PutKeyPolicy and CreateKey with `bypassPolicyLockoutSafetyCheck: true`; keywright itself never sends it',
  severity: 'note',
  origins: ['Control Tower CT.KMS.PV.3'],
  parameters: {},
  run: (target, stage) =>
    stage === 'live'
      ? unobserved(target, 'AWS KMS doesn’t tell how a policy was put; keywright never bypasses the check')
      : [],
};
