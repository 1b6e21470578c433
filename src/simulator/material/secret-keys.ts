/**
 * How many bytes the material of a symmetric or HMAC key has (AWS KMS developer guide, "Requirements for imported key
 * material"); null for a KeySpec that is a key pair. In the China Regions SYMMETRIC_DEFAULT is a 128-bit key.
 */
export function secretSize(spec: string, partition: string): number | null {
  if (spec === 'SYMMETRIC_DEFAULT') return partition === 'aws-cn' ? 16 : 32;
  return hmacSizes[spec] ?? null;
}

const hmacSizes: Readonly<Record<string, number>> = {
  HMAC_224: 28,
  HMAC_256: 32,
  HMAC_384: 48,
  HMAC_512: 64,
};
