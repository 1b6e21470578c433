/**
 * Requests per second that AWS grants by default, per account, Region and API; nearly all can be raised, so they hold only where
 * nobody says otherwise. Source: AWS KMS developer guide, "Request quotas".
 */
export const defaultRequestRates: Readonly<Record<string, number>> = {
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
  ConnectCustomKeyStore: 5,
  CreateCustomKeyStore: 5,
  DeleteCustomKeyStore: 5,
  DisconnectCustomKeyStore: 5,
  UpdateCustomKeyStore: 5,
};

/** A rate that isn't the same in every Region. */
interface RegionalRate {
  readonly standard: number;
  readonly elsewhere: Readonly<Record<string, number>>;
}

const china = (rate: number) => ({ 'cn-north-1': rate, 'cn-northwest-1': rate });

/**
 * Requests per second that operations share, by quota: cryptographic operations by the type of key, data key pairs by their spec,
 * and what one custom key store takes. AWS publishes none for ML-KEM. Source: as above; for STS the IAM user guide, "IAM and AWS
 * STS quotas".
 */
export const sharedRequestRates: Readonly<Record<string, number | RegionalRate>> = {
  CryptographicOperationsSymmetric: {
    standard: 10_000,
    elsewhere: {
      'us-east-2': 20_000,
      'ap-southeast-1': 20_000,
      'ap-southeast-2': 20_000,
      'ap-northeast-1': 20_000,
      'eu-central-1': 20_000,
      'eu-west-2': 20_000,
      'us-east-1': 100_000,
      'us-west-2': 100_000,
      'eu-west-1': 100_000,
    },
  },
  CryptographicOperationsRsa: 1000,
  CryptographicOperationsMlDsa: 1000,
  CryptographicOperationsEcc: 1000,
  CustomKeyStore: 1800,
  DataKeyPairEccNistP256: 100,
  DataKeyPairEccNistP384: 100,
  DataKeyPairEccNistP521: 100,
  DataKeyPairEccSecgP256k1: 100,
  DataKeyPairEccNistEdwards25519: 100,
  DataKeyPairRsa2048: { standard: 20, elsewhere: china(1) },
  DataKeyPairRsa3072: { standard: 4, elsewhere: china(0.5) },
  DataKeyPairRsa4096: { standard: 1, elsewhere: china(0.1) },
  DataKeyPairSm2: 25,
  Sts: 600,
};

/** AWS's default for an operation or a shared quota in a Region; null where AWS publishes none. */
export function defaultRequestRate(quota: string, region: string): number | null {
  const shared = Object.hasOwn(sharedRequestRates, quota) ? sharedRequestRates[quota] : undefined;
  if (typeof shared === 'object') return shared.elsewhere[region] ?? shared.standard;
  return (
    shared ?? (Object.hasOwn(defaultRequestRates, quota) ? defaultRequestRates[quota] : undefined) ?? null
  );
}
