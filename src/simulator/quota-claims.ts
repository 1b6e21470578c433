import type { JsonObject } from '../model/json.js';
import { findKey, type Whereabouts } from './find-key.js';
import { parseBlob } from './operations/cryptographic/ciphertext/blob.js';
import type { QuotaClaim } from './quotas.js';
import { ServiceError } from './service-error.js';
import type { KeyRecord } from './state.js';
import type { Store } from './store.js';

/** A request, as far as quotas care. `account` is the caller's: it pays, whosever the key is. */
export interface CountedRequest extends Whereabouts {
  readonly operation: string;
  readonly input: JsonObject;
}

/** How cryptographic operations name their keys. */
const keyMembers: Readonly<Record<string, readonly string[]>> = {
  Decrypt: ['KeyId'],
  DeriveSharedSecret: ['KeyId'],
  Encrypt: ['KeyId'],
  GenerateDataKey: ['KeyId'],
  GenerateDataKeyWithoutPlaintext: ['KeyId'],
  GenerateMac: ['KeyId'],
  GenerateRandom: [],
  ReEncrypt: ['SourceKeyId', 'DestinationKeyId'],
  Sign: ['KeyId'],
  Verify: ['KeyId'],
  VerifyMac: ['KeyId'],
};

/**
 * Everything that a request of KMS counts toward: the quota of its own name, the one that cryptographic operations on such keys
 * share, the custom key store's, and the other Region's where it has two. Source: AWS KMS developer guide, "Request quotas"; that ReEncrypt
 * counts once for each type of key that it uses is our reading.
 */
export function kmsClaims(store: Store, request: CountedRequest): readonly QuotaClaim[] {
  const { operation, account, region, input } = request;
  const claim = (quota: string, requests = 1, where = region): QuotaClaim => ({
    quota,
    holder: account,
    region: where,
    requests,
  });
  if (operation === 'ReplicateKey' && typeof input['ReplicaRegion'] === 'string')
    return [claim(operation), claim('CreateKey', 2, input['ReplicaRegion'])];
  if (operation === 'UpdatePrimaryRegion' && typeof input['PrimaryRegion'] === 'string')
    return [claim(operation), claim(operation, 1, input['PrimaryRegion'])];
  if (operation.startsWith('GenerateDataKeyPair'))
    return [claim(operation), claim(pairQuota(String(input['KeyPairSpec'])))];
  const members = keyMembers[operation];
  if (members === undefined) return [claim(operation)];
  const keys = members.map((member) => usedKey(store, request, member));
  const quotas = new Set(keys.length === 0 ? [symmetric] : keys.flatMap(sharedQuota));
  const stores = storesIn(input, keys).map((id) => ({ ...claim('CustomKeyStore'), holder: id }));
  return [claim(operation), ...[...quotas].map((quota) => claim(quota)), ...stores];
}

/** A custom key store's quota is its own, whoever uses it. */
function storesIn(input: JsonObject, keys: readonly (KeyRecord | null)[]): readonly string[] {
  const named = input['CustomKeyStoreId'];
  const ofKeys = keys.flatMap((key) => key?.customKeyStoreId ?? []);
  return typeof named === 'string' ? [...ofKeys, named] : ofKeys;
}

/** Requests of STS share one quota (IAM user guide, "IAM and AWS STS quotas"). */
export function stsClaims({ operation, account, region }: CountedRequest): readonly QuotaClaim[] {
  return [operation, 'Sts'].map((quota) => ({ quota, holder: account, region, requests: 1 }));
}

const symmetric = 'CryptographicOperationsSymmetric';

/** None for keys whose quota AWS doesn't publish. A key that isn't found counts as symmetric. */
function sharedQuota(key: KeyRecord | null): string | readonly [] {
  if (key === null || /^(SYMMETRIC|HMAC)_/.test(key.spec)) return symmetric;
  if (key.spec.startsWith('RSA_')) return 'CryptographicOperationsRsa';
  if (key.spec.startsWith('ML_DSA_')) return 'CryptographicOperationsMlDsa';
  return /^ECC_|^SM2$/.test(key.spec) ? 'CryptographicOperationsEcc' : [];
}

/** `RSA_2048` has the quota `DataKeyPairRsa2048`. */
function pairQuota(spec: string): string {
  const words = spec.split('_').map((word) => word.charAt(0) + word.slice(1).toLowerCase());
  return `DataKeyPair${words.join('')}`;
}

function usedKey(store: Store, { input, ...where }: CountedRequest, member: string): KeyRecord | null {
  const named = input[member];
  if (typeof named !== 'string') return keyOfCiphertext(store, input['CiphertextBlob'], where);
  try {
    return findKey(store, where, named);
  } catch (error) {
    // The operation itself will say what is wrong with the name.
    if (error instanceof ServiceError) return null;
    throw error;
  }
}

function keyOfCiphertext(
  store: Store,
  ciphertext: JsonObject[string] | undefined,
  { partition, region }: Whereabouts,
): KeyRecord | null {
  const blob = typeof ciphertext === 'string' ? parseBlob(Buffer.from(ciphertext, 'base64')) : null;
  if (blob === null) return null;
  return store.keys.get(`arn:${partition}:kms:${region}:${blob.account}:key/${blob.keyId}`) ?? null;
}
