import type { EstateKey } from '../../../model/estate.js';
import { hasEncryptionContext } from '../capabilities.js';
const ctx = [
  'Encrypt',
  'Decrypt',
  'ReEncryptFrom',
  'ReEncryptTo',
  'GenerateDataKey',
  'GenerateDataKeyWithoutPlaintext',
  'GenerateDataKeyPair',
  'GenerateDataKeyPairWithoutPlaintext',
  'CreateGrant',
];
export function actionHasKey(action: string, conditionKey: string, key: EstateKey): boolean {
  const k = conditionKey.toLowerCase();
  if (k.startsWith('kms:encryptioncontext'))
    return hasEncryptionContext(key.algorithm) && ctx.includes(action.slice(4));
  if (k === 'kms:grantisforawsresource')
    return ['CreateGrant', 'ListGrants', 'RevokeGrant'].includes(action.slice(4));
  return true;
}
