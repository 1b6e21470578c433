import { inField, type KeyCheck, violation } from '../check.js';
import type { KeySubject } from '../subject.js';

const path = ['spec', 'rotation'];

/** Source: AWS KMS developer guide, "Rotate AWS KMS keys": only symmetric encryption keys with material of KMS. */
function canRotate({ key }: KeySubject): boolean {
  return key.algorithm === 'aes-256' && key.origin.kind === 'kms';
}

/** A replica rotates with its primary, and a key that ends needs no new material. */
function mustRotate(subject: KeySubject): boolean {
  const primary = subject.id.target === subject.key.target.name;
  return canRotate(subject) && primary && subject.life.state !== 'retired';
}

export const rotationEnabled: KeyCheck<{ readonly maxDays: number }> = {
  about: 'key',
  id: 'rotation-enabled',
  title: 'a key that can rotate does not rotate',
  why: 'without rotation one key material protects ever more data, and whoever gets hold of it reads all of it',
  remedy: 'write `rotation: { everyDays: 365 }`, or fewer days where the rule allows less',
  severity: 'warning',
  origins: [
    'Prowler kms_cmk_rotation_enabled',
    'Checkov CKV_AWS_7',
    'Trivy AWS-0065',
    'Security Hub KMS.4',
    'CIS AWS 1.4-2.0 3.8',
    'CIS AWS 3.0-5.0 3.6',
    'CIS AWS 6.0-7.0 4.6',
    'cfn-nag F19',
    'Guard CMK_BACKING_KEY_ROTATION_ENABLED',
    'Config cmk-backing-key-rotation-enabled',
    'Control Tower CT.KMS.PR.1',
    'Custodian key-rotation-status',
    'KICS 22fbfeac',
  ],
  parameters: { maxDays: 2560 },
  looksAt: ['rotation'],
  run: (subject, { maxDays }) =>
    mustRotate(subject)
      ? inField(subject, 'rotation', subject.state.rotation, (rotation) => {
          if (rotation.kind === 'off') return [violation(subject, 'the key could rotate and does not', path)];
          if (rotation.kind !== 'every' || rotation.days <= maxDays) return [];
          const message = `the key rotates every ${rotation.days} days; ${maxDays} is the most`;
          return [violation(subject, message, path)];
        })
      : [],
};

export const rotationImpossible: KeyCheck = {
  about: 'key',
  id: 'rotation-impossible',
  title: 'rotation is asked for where it is impossible',
  why: 'AWS KMS refuses automatic rotation of asymmetric, HMAC and imported keys and of those in key stores, so the YAML promises what never happens',
  remedy: 'remove `rotation`; such keys are rotated by a new key and moving its alias',
  severity: 'error',
  origins: ['KICS 22fbfeac'],
  parameters: {},
  looksAt: ['rotation'],
  stages: ['estate', 'plan'],
  run: (subject) =>
    subject.key.rotation.kind === 'every' && !canRotate(subject)
      ? [violation(subject, `\`${subject.key.algorithm}\` keys of this origin can't rotate`, path)]
      : [],
};
