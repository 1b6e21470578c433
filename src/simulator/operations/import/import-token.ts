import { createHash } from 'node:crypto';
import { expiredImportToken, invalidImportToken } from '../../service-error.js';
import type { ImportParametersRecord } from '../../state.js';
import type { Store } from '../../store.js';

/** How an import parameters record is found. */
export function importParametersId({ keyArn, tokenId }: Pick<ImportParametersRecord, 'keyArn' | 'tokenId'>) {
  return `${keyArn} ${tokenId}`;
}

/**
 * An import token: opaque bytes that bind the key and one wrapping key. It says itself when it ends, because
 * the record behind it is gone by then, and has a checksum, so that a damaged token doesn't pass for an expired one.
 */
export function importToken({ keyArn, tokenId, validTo }: ImportParametersRecord): Buffer {
  const text = JSON.stringify([keyArn, tokenId, validTo]);
  return Buffer.concat([checksum(text), Buffer.from(text, 'utf8')]);
}

/**
 * What a token stands for. Throws InvalidImportTokenException for one that isn't ours or another key's,
 * ExpiredImportTokenException from its end on. `now`: milliseconds since the epoch.
 */
export function importParameters(
  store: Store,
  keyArn: string,
  token: Buffer,
  now: number,
): ImportParametersRecord {
  const text = token.subarray(32).toString('utf8');
  if (!checksum(text).equals(token.subarray(0, 32))) throw invalidImportToken();
  const [tokenKey, tokenId, validTo] = readToken(text);
  if (tokenKey !== keyArn || typeof tokenId !== 'string' || typeof validTo !== 'number')
    throw invalidImportToken();
  if (validTo <= now) throw expiredImportToken();
  const record = store.importParameters.get(importParametersId({ keyArn, tokenId }));
  if (record === undefined) throw invalidImportToken();
  return record;
}

function readToken(text: string): readonly unknown[] {
  try {
    const value: unknown = JSON.parse(text);
    return Array.isArray(value) ? value : [];
  } catch {
    return [];
  }
}

function checksum(text: string): Buffer {
  return createHash('sha256').update(text, 'utf8').digest();
}
