import { inField, type KeyCheck, violation } from '../check.js';

export const explicitPolicy: KeyCheck = {
  about: 'key',
  id: 'explicit-policy',
  title: 'a key has no policy of its own',
  why: 'AWS’s default policy leaves all access to the IAM policies of the account: everybody with `kms:*` there can use the key and nobody sees it here',
  remedy:
    'name the key’s administrators, and give access by grants; `enableIamPolicies: false` closes the back door',
  severity: 'warning',
  origins: ['Checkov CKV2_AWS_64'],
  parameters: {},
  looksAt: ['policy'],
  run: (subject) =>
    inField(subject, 'key policy', subject.policy, ({ statements }) => {
      const { account, partition } = subject.target;
      const roots = [account, `arn:${partition}:iam::${account}:root`];
      const named = statements
        .filter(({ effect }) => effect === 'Allow')
        .flatMap(({ principals }) => principals?.entries ?? []);
      if (named.some(({ value }) => !roots.includes(value))) return [];
      const message = 'the key policy names nobody but the account, whose IAM policies then decide';
      return [violation(subject, message, ['spec', 'enableIamPolicies'])];
    }),
};
