import { createPublicKey, type KeyObject } from 'node:crypto';
import type { JsonObject } from '../../../../model/json.js';
import { readOne, tags } from '../../../material/der.js';
import type { Call, Conditions } from '../../../operation.js';
import { serialization, validation } from '../../../service-error.js';
import { oneOf, requiredBytes } from '../../input.js';
import { type AttestationDocument, type Platform, readDocument } from './attestation-document.js';
import { signerOf } from './certificate-chain.js';
import { isSignedBy, readSigned } from './cose.js';
import { envelop } from './enveloped-data.js';
import { readOr, refused } from './refusal.js';

/** An attested environment, to which secrets go encrypted. */
export interface Recipient {
  readonly publicKey: KeyObject;
  /** `kms:RecipientAttestation:…`, in lower-case hexadecimal. */
  readonly conditions: Conditions;
}

/**
 * Whom the request's attestation document speaks of; null where the request has no Recipient. Throws ValidationException for a document
 * that isn't accepted: without a trusted root that is every one.
 */
export function recipientIn(
  input: JsonObject,
  { store, now }: Pick<Call, 'store' | 'now'>,
): Recipient | null {
  const given = input['Recipient'] ?? null;
  if (given === null) return null;
  if (!isObject(given)) throw serialization('Recipient is not a structure');
  if (oneOf(given, 'KeyEncryptionAlgorithm', ['RSAES_OAEP_SHA_256']) === null)
    throw validation('Recipient has no KeyEncryptionAlgorithm.');
  const signed = readSigned(requiredBytes(given, 'AttestationDocument', { min: 1, max: 262_144 }));
  const document = readDocument(signed.payload);
  const signer = signerOf(document, store.rules.attestationRoots ?? [], now);
  if (!isSignedBy(signed, signer.publicKey)) throw refused('its signature does not fit');
  if (Math.abs(now - document.timestamp) > freshForMilliseconds)
    throw refused('it is older than five minutes, or from the future');
  return { publicKey: publicKeyIn(document), conditions: conditionsOf(document) };
}

/** Condition keys that the recipient adds to the request. */
export const recipientConditions = (recipient: Recipient | null): Conditions => recipient?.conditions ?? {};

/**
 * A secret as it stands in an answer: `member` in plain, or for a recipient CiphertextForRecipient and an empty `member`, as in the
 * examples of AWS's API reference.
 */
export function secretFor(
  recipient: Recipient | null,
  { random }: Pick<Call, 'random'>,
  member: string,
  secret: Buffer,
): JsonObject {
  if (recipient === null) return { [member]: secret.toString('base64') };
  const ciphertext = envelop(secret, recipient.publicKey, random);
  return { [member]: '', CiphertextForRecipient: ciphertext.toString('base64') };
}

/** AWS doesn't document it; seen by users of KMS, and told of enclaves' documents only. */
const freshForMilliseconds = 5 * 60_000;

/** An RSA key in a SubjectPublicKeyInfo (aws/aws-nitro-enclaves-sdk-c, `docs/kms-apis/RecipientRequest.md`). */
function publicKeyIn({ publicKey }: AttestationDocument): KeyObject {
  if (publicKey === null) throw refused('it has no public_key');
  const der = Buffer.from(publicKey);
  const key = readOr('its public_key can not be read', () => {
    readOne(der, tags.sequence); // OpenSSL would read past what follows the key.
    return createPublicKey({ key: der, format: 'der', type: 'spki' });
  });
  if (key.asymmetricKeyType !== 'rsa' || (key.asymmetricKeyDetails?.modulusLength ?? 0) < 2048)
    throw refused('its public_key is not an RSA key of at least 2048 bits');
  return key;
}

/** Developer guide, "AWS KMS condition keys for attested platforms"; ImageSha384 is PCR0. */
function conditionsOf({ platform, registers }: AttestationDocument): Conditions {
  const entries = [...registers].flatMap(([index, value]): [string, string][] => {
    const digest = Buffer.from(value).toString('hex');
    const names = [
      `${prefixes[platform]}${index}`,
      ...(platform === 'enclave' && index === 0 ? ['ImageSha384'] : []),
    ];
    return names.map((name) => [`kms:RecipientAttestation:${name}`, digest]);
  });
  return Object.fromEntries(entries);
}

const prefixes: Readonly<Record<Platform, string>> = { enclave: 'PCR', tpm: 'NitroTPMPCR' };

function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
