import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';
import { policyNormalText } from '../access/normal-form.js';
import type { ObservedKey } from '../model/observed.js';

/**
 * SHA-256 (hex) over what was observed of one key, in normal form (RFC 8785 canonical JSON): equal as long as nothing
 * of it moved, whatever order the target answers in. The start of a soak period counts only once the key is disabled:
 * retiring writes it first, and a run that ends just then must be able to go on.
 */
export function fingerprint(key: ObservedKey): string {
  const { policy, grants, life } = key.fields;
  const enabled = life.read && life.value === 'enabled';
  const normal = {
    ...key,
    retiredSince: enabled ? null : key.retiredSince,
    fields: {
      ...key.fields,
      policy: policy.read ? { read: true, value: policyNormalText(policy.value) } : policy,
      grants: grants.read ? { read: true, value: grants.value.map(text).sort() } : grants,
    },
  };
  return createHash('sha256').update(text(normal)).digest('hex');
}

/** RFC 8785 canonical JSON. */
function text(value: unknown): string {
  return canonicalize(value) ?? '';
}
