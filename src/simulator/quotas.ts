/**
 * Requests per second that AWS grants by default, per account, Region and API
 * (AWS KMS developer guide, "Request quotas").
 */
export const awsQuotas: Readonly<Record<string, number>> = {
  DescribeKey: 2000,
  ListResourceTags: 2000,
  GetPublicKey: 2000,
  GetKeyPolicy: 1000,
  GetKeyRotationStatus: 1000,
  ListKeys: 500,
  ListAliases: 500,
  ListGrants: 100,
  ListRetirableGrants: 100,
  ListKeyPolicies: 100,
  ListKeyRotations: 100,
  GetKeyLastUsage: 5,
  DescribeCustomKeyStores: 5,
  GetParametersForImport: 1,
  CreateKey: 5,
  ReplicateKey: 5,
  CreateAlias: 5,
  UpdateAlias: 5,
  DeleteAlias: 15,
  PutKeyPolicy: 15,
  CreateGrant: 50,
  RevokeGrant: 50,
  RetireGrant: 50,
  EnableKeyRotation: 15,
  DisableKeyRotation: 5,
  RotateKeyOnDemand: 5,
  EnableKey: 5,
  DisableKey: 5,
  UpdateKeyDescription: 5,
  TagResource: 10,
  UntagResource: 5,
  ScheduleKeyDeletion: 15,
  CancelKeyDeletion: 5,
  ImportKeyMaterial: 15,
  DeleteImportedKeyMaterial: 15,
  UpdatePrimaryRegion: 5,
};

/** `off`, AWS's defaults, or requests per second by operation; an operation that isn't named is unlimited. */
export type QuotaSetting = 'off' | 'aws' | Readonly<Record<string, number>>;

export interface Quotas {
  /** Takes one request out of the bucket of this account, Region and operation; false where it is empty. */
  admit(account: string, region: string, operation: string): boolean;
}

interface Bucket {
  readonly left: number;
  readonly at: number;
}

/** Token buckets that hold one second's worth of requests. `clock` in milliseconds. */
export function createQuotas(setting: QuotaSetting, clock: () => number): Quotas {
  if (setting === 'off') return { admit: () => true };
  const rates = new Map(Object.entries(setting === 'aws' ? awsQuotas : setting));
  const buckets = new Map<string, Bucket>();
  return {
    admit: (account, region, operation) => {
      const rate = rates.get(operation);
      if (rate === undefined) return true;
      const name = `${account} ${region} ${operation}`;
      const now = clock();
      const bucket = buckets.get(name) ?? { left: Math.max(rate, 1), at: now };
      const refilled = bucket.left + (Math.max(0, now - bucket.at) / 1000) * rate;
      const left = Math.min(Math.max(rate, 1), refilled);
      buckets.set(name, { left: left >= 1 ? left - 1 : left, at: now });
      return left >= 1;
    },
  };
}
