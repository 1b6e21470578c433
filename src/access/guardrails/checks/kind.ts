import { inField, type KeyCheck, violation } from '../check.js';

export const singleRegion: KeyCheck = {
  about: 'key',
  id: 'single-region',
  title: 'a multi-Region key',
  why: 'its material exists in several Regions, each with a policy, grants and people of its own',
  remedy:
    'use a key for each Region where data needn’t be decrypted in both; exempt the keys that must be multi-Region',
  severity: 'warning',
  origins: ['Prowler kms_cmk_not_multi_region'],
  parameters: {},
  looksAt: ['multiRegion'],
  run: (subject) =>
    inField(subject, 'multi-Region role', subject.state.multiRegion, (role) => {
      if (role === 'single') return [];
      const field = subject.key.replicas.length > 0 ? 'replicas' : 'multiRegion';
      return [violation(subject, `the key is a multi-Region ${role}`, ['spec', field])];
    }),
};

export const rsaSize: KeyCheck<{ readonly minimumBits: number }> = {
  about: 'key',
  id: 'rsa-encryption-size',
  title: 'an RSA encryption key is short',
  why: 'what is encrypted today may be kept until 2048 bits can be broken',
  remedy: 'use `rsa-3072` or `rsa-4096`; the algorithm of a key can’t change, so this takes a new key',
  severity: 'error',
  origins: ['Control Tower CT.KMS.PR.2', 'Control Tower CT.KMS.PV.2'],
  parameters: { minimumBits: 3072 },
  looksAt: ['algorithm', 'purpose'],
  run: (subject, { minimumBits }) =>
    inField(subject, 'algorithm', subject.state.algorithm, (algorithm) =>
      inField(subject, 'purpose', subject.state.purpose, (purpose) => {
        const bits = /^rsa-(\d+)$/.exec(algorithm)?.[1];
        if (purpose !== 'encrypt' || bits === undefined || Number(bits) >= minimumBits) return [];
        const message = `the key has ${bits} bits and encrypts; ${minimumBits} is the least`;
        return [violation(subject, message, ['spec', 'algorithm'])];
      }),
    ),
};

const origins = {
  kms: 'AWS KMS itself',
  external: 'an import',
  hsm: 'an HSM cluster',
  'external-store': 'a key manager outside AWS',
} as const;

export const originAllowed: KeyCheck<{ readonly allow: readonly string[] }> = {
  about: 'key',
  id: 'origin-allowed',
  title: 'the key material comes from a place that is not allowed',
  why: 'availability, durability and who can copy the material depend on where it comes from',
  remedy: 'use an origin that is allowed; the origin of a key can’t change, so this takes a new key',
  severity: 'error',
  origins: ['Control Tower CT.KMS.PV.4', 'Control Tower CT.KMS.PV.5', 'Control Tower CT.KMS.PV.6'],
  parameters: { allow: ['kms'] },
  looksAt: ['origin'],
  run: (subject, { allow }) =>
    inField(subject, 'origin', subject.state.origin, ({ kind }) =>
      allow.includes(kind)
        ? []
        : [
            violation(subject, `the key material comes from ${origins[kind]} (\`${kind}\`)`, [
              'spec',
              'origin',
            ]),
          ],
    ),
};
