import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Authorization } from './authorization.js';

const cacheLimit = 1000;

export type SignatureCheck = (
  secret: string,
  authorization: Authorization,
  timestamp: string,
  requestHash: string,
) => boolean;

/**
 * Makes a check of signatures that remembers derived keys: a key serves one secret, day, Region and service
 * (IAM guide, "Calculate the signature").
 */
export function createSignatureCheck(): SignatureCheck {
  const keys = new Map<string, Buffer>();
  return (secret, authorization, timestamp, requestHash) => {
    const { date, region, service } = authorization;
    const scope = `${date}/${region}/${service}/aws4_request`;
    const cacheKey = `${scope} ${secret}`;
    const key = keys.get(cacheKey) ?? signingKey(secret, [date, region, service, 'aws4_request']);
    if (keys.size >= cacheLimit) keys.clear();
    keys.set(cacheKey, key);
    const expected = hmac(key, `AWS4-HMAC-SHA256\n${timestamp}\n${scope}\n${requestHash}`);
    return timingSafeEqual(expected, Buffer.from(authorization.signature, 'hex'));
  };
}

function signingKey(secret: string, scope: readonly string[]): Buffer {
  return scope.reduce<Buffer>((key, part) => hmac(key, part), Buffer.from(`AWS4${secret}`));
}

function hmac(key: Buffer, data: string): Buffer {
  return createHmac('sha256', key).update(data).digest();
}
