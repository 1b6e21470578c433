import type { Checkpoint, CheckpointSignature } from '../../model/journal.js';
import { canonicalText } from './entry.js';
import { isKmsAlgorithm } from './kms/kms-algorithms.js';
import { isObject } from './value-checks.js';

/** What a checkpoint's signature is for: `ssh-keygen -Y verify -n journal@keywright.dev`. */
export const checkpointNamespace = 'journal@keywright.dev';

/** What is signed: RFC 8785 canonical JSON of `{hash, sequence}`. */
export function checkpointPayload({ sequence, hash }: Pick<Checkpoint, 'sequence' | 'hash'>): Uint8Array {
  return new TextEncoder().encode(canonicalText({ hash, sequence }));
}

/** A checkpoint's file. */
export function printCheckpoint({ sequence, hash, signed }: Checkpoint): string {
  return `${canonicalText({ sequence, hash, signed })}\n`;
}

/** Null for what is no checkpoint. The signature isn't looked at here. */
export function parseCheckpoint(text: string): Checkpoint | null {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return null;
  }
  if (!hasOnly(value, ['sequence', 'hash', 'signed'])) return null;
  const { sequence, hash } = value;
  const signed = readSignature(value['signed']);
  if (typeof sequence !== 'number' || !Number.isSafeInteger(sequence) || sequence < 1) return null;
  return typeof hash === 'string' && signed !== null ? { sequence, hash, signed } : null;
}

/** A checkpoint's signature of a form that we know, wherever it was read; null for any other. */
export function readSignature(value: unknown): CheckpointSignature | null {
  if (!isObject(value)) return null;
  const { by, key, signature, algorithm, arn } = value;
  if (typeof key !== 'string' || typeof signature !== 'string') return null;
  if (by === 'ssh-key') return hasOnly(value, ['by', 'key', 'signature']) ? { by, key, signature } : null;
  const isKnown = by === 'kms-key' && isKmsAlgorithm(algorithm) && typeof arn === 'string';
  if (!isKnown || !hasOnly(value, ['by', 'key', 'signature', 'algorithm', 'arn'])) return null;
  return { by, key, algorithm, arn, signature };
}

function hasOnly(value: unknown, names: readonly string[]): value is Readonly<Record<string, unknown>> {
  return isObject(value) && Object.keys(value).every((name) => names.includes(name));
}
