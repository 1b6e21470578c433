import { type Curve, curveOf } from '../../material/curves.js';
import { agree } from '../../material/elliptic.js';
import { readPublicKeyInfo } from '../../material/key-info.js';
import type { Operation } from '../../operation.js';
import { validation } from '../../service-error.js';
import { constraint, dryRun, oneOf, requiredBytes, requiredText } from '../input.js';
import { keyIdLimits } from '../key-id.js';
import { currentMaterial } from './material.js';
import { recipientConditions, recipientIn, secretFor } from './recipient/recipient.js';
import { useKey } from './use-key.js';

const algorithms = ['ECDH'] as const;

/** SP 800-56A, the raw x coordinate. */
export const deriveSharedSecret: Operation = {
  name: 'DeriveSharedSecret',
  run: (input, call) => {
    const recipient = recipientIn(input, call);
    const algorithm = oneOf(input, 'KeyAgreementAlgorithm', algorithms);
    if (algorithm === null) throw constraint(null, 'KeyAgreementAlgorithm', 'Member must not be null');
    const publicKey = requiredBytes(input, 'PublicKey', { min: 1, max: 8192 });
    const named = requiredText(input, 'KeyId', keyIdLimits);
    const key = call.findKey(named);
    useKey(call, input, key, {
      operation: 'DeriveSharedSecret',
      named,
      usage: 'KEY_AGREEMENT',
      algorithm,
      conditions: { 'kms:KeyAgreementAlgorithm': algorithm, ...recipientConditions(recipient) },
    });
    const privateKey = currentMaterial(call, key).bytes;
    const secret = sharedSecret(curveOf(key.spec), privateKey, publicKey);
    if (secret === null) throw validation('');
    dryRun(input);
    call.recordUsage('DeriveSharedSecret', key);
    return {
      KeyId: key.arn,
      ...secretFor(recipient, call, 'SharedSecret', secret),
      KeyAgreementAlgorithm: algorithm,
      KeyOrigin: key.origin,
    };
  },
};

/** Null where the peer's key isn't one on the same curve. */
function sharedSecret(curve: Curve | null, privateKey: Buffer, publicKey: Buffer): Buffer | null {
  if (curve === null) return null;
  try {
    return agree(curve, privateKey, readPublicKeyInfo(publicKey, curve.algorithm));
  } catch {
    return null;
  }
}
