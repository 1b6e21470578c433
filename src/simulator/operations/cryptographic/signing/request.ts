import { createHash } from 'node:crypto';
import type { JsonObject } from '../../../../model/json.js';
import { type SigningAlgorithm, signingAlgorithms } from '../../../material/algorithms.js';
import type { Call } from '../../../operation.js';
import { validation } from '../../../service-error.js';
import type { KeyRecord } from '../../../state.js';
import { constraint, oneOf, requiredBytes, requiredText } from '../../input.js';
import { keyIdLimits } from '../../key-id.js';
import { incompatible, useKey } from '../use-key.js';
import { type MessageType, messageTypes, schemeFor } from './choose-scheme.js';
import type { Scheme } from './scheme.js';

/** What Sign and Verify have in common, after every check but the signature's. */
export interface SignatureCall {
  readonly key: KeyRecord;
  readonly algorithm: SigningAlgorithm;
  readonly scheme: Scheme;
  /** What the scheme signs: the digest where it hashes. */
  readonly toSign: Buffer;
}

/** Throws what the reference of Sign and Verify says of their common parameters. */
export function signatureCall(input: JsonObject, call: Call, operation: 'Sign' | 'Verify'): SignatureCall {
  const message = requiredBytes(input, 'Message', { min: 1, max: 4096 });
  const type = oneOf(input, 'MessageType', messageTypes) ?? 'RAW';
  const algorithm = algorithmIn(input);
  const named = requiredText(input, 'KeyId', keyIdLimits);
  const key = call.findKey(named);
  useKey(call, input, key, {
    operation,
    named,
    usage: 'SIGN_VERIFY',
    algorithm,
    conditions: { 'kms:SigningAlgorithm': algorithm, 'kms:MessageType': type },
  });
  if (algorithm === 'SYMMETRIC_DEFAULT') throw incompatible(algorithm, key.spec);
  const scheme = schemeFor(key.spec, algorithm, type);
  requireLength(message, algorithm, type);
  return { key, algorithm, scheme, toSign: type === 'RAW' ? hashed(message, scheme) : message };
}

/** `SYMMETRIC_DEFAULT` is a name that AWS takes, although no key signs by it. */
function algorithmIn(input: JsonObject): SigningAlgorithm | 'SYMMETRIC_DEFAULT' {
  const taken = [...signingAlgorithms, 'SYMMETRIC_DEFAULT'] as const;
  const algorithm = oneOf(input, 'SigningAlgorithm', taken, signingAlgorithms);
  if (algorithm === null) throw constraint(null, 'SigningAlgorithm', 'Member must not be null');
  return algorithm;
}

function hashed(message: Buffer, { hash }: Scheme): Buffer {
  return hash === null ? message : createHash(hash).update(message).digest();
}

function requireLength(message: Buffer, algorithm: SigningAlgorithm, type: MessageType): void {
  if (type === 'RAW') return;
  if (type === 'EXTERNAL_MU' && message.length !== 64)
    throw validation(`Message is invalid length for message type EXTERNAL_MU: it has to be 64 bytes.`);
  if (type === 'DIGEST' && message.length !== digestSize(algorithm))
    throw validation(`Digest is invalid length for algorithm ${algorithm}.`);
}

/** In bytes. */
function digestSize(algorithm: SigningAlgorithm): number {
  const bits = /_(256|384|512)$/.exec(algorithm)?.[1];
  return bits === undefined ? 32 : Number(bits) / 8;
}
