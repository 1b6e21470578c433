/**
 * What the simulator keeps: plain immutable records in tables, each found by one id. A change replaces
 * a record, so that a call can be undone whole and its changes journalled as they are.
 * All times are milliseconds since the epoch, all bytes are base64.
 */

/** `KeyState` of the AWS KMS API. */
export type KeyState =
  | 'Creating'
  | 'Disabled'
  | 'Enabled'
  | 'PendingDeletion'
  | 'PendingImport'
  | 'PendingReplicaDeletion'
  | 'Unavailable'
  | 'Updating';

export type KeyOrigin = 'AWS_KMS' | 'EXTERNAL' | 'AWS_CLOUDHSM' | 'EXTERNAL_KEY_STORE';

export type KeyUsage =
  | 'ENCRYPT_DECRYPT'
  | 'SIGN_VERIFY'
  | 'GENERATE_VERIFY_MAC'
  | 'KEY_AGREEMENT'
  | 'ENCAPSULATE_DECAPSULATE';

/** One version of a key's material. A key that can't rotate has exactly one (or none while PendingImport). */
export interface KeyMaterial {
  /** 64 hexadecimal digits. */
  readonly id: string;
  readonly state: 'CURRENT' | 'NON_CURRENT' | 'PENDING_ROTATION' | 'PENDING_MULTI_REGION_IMPORT_AND_ROTATION';
  /**
   * The raw symmetric bytes or the encoded private key, base64. Null: not generated yet (material that
   * KMS makes is generated at its first use, because RSA takes long), or imported and since deleted or expired.
   */
  readonly keyMaterial: string | null;
  readonly createdAt: number;
  /** How this version became the current one; null for a key's first version. */
  readonly rotation: { readonly type: 'AUTOMATIC' | 'ON_DEMAND'; readonly at: number } | null;
  /** Null where KMS made the material. */
  readonly imported: ImportedMaterial | null;
}

export interface ImportedMaterial {
  readonly state: 'IMPORTED' | 'PENDING_IMPORT';
  readonly importedAt: number;
  /** When the material expires; null: never. */
  readonly validTo: number | null;
  readonly description: string | null;
}

export interface KeyRotation {
  /** Days between automatic rotations, or null where automatic rotation is off. */
  readonly periodInDays: number | null;
  /** When the next automatic rotation is due. */
  readonly nextAt: number | null;
  /** How many on-demand rotations were used up (AWS allows 25 a key). */
  readonly onDemandUsed: number;
  /** When an on-demand rotation that is under way began, and when it completes. */
  readonly inProgress: { readonly startedAt: number; readonly completesAt: number } | null;
}

export interface LastUsage {
  readonly operation: string;
  readonly at: number;
  readonly requestId: string;
}

/** One KMS key in one Region. The tables find it by its ARN. */
export interface KeyRecord {
  readonly arn: string;
  readonly partition: string;
  readonly account: string;
  readonly region: string;
  readonly id: string;
  readonly createdAt: number;
  readonly description: string;
  readonly spec: string;
  readonly usage: KeyUsage;
  readonly origin: KeyOrigin;
  readonly state: KeyState;
  /** When a Creating or Updating key settles, and into which state. */
  readonly settles: { readonly at: number; readonly into: KeyState } | null;
  readonly deletion: { readonly windowInDays: number; readonly at: number | null } | null;
  readonly tags: Readonly<Record<string, string>>;
  /** The policy as AWS stores it: principals bound to unique ids (see `stored-policy.ts`). */
  readonly policy: string;
  readonly materials: readonly KeyMaterial[];
  readonly rotation: KeyRotation;
  /** Null for a single-Region key. All keys of a group have the same id, in different Regions. */
  readonly multiRegion: { readonly primaryRegion: string } | null;
  readonly customKeyStoreId: string | null;
  readonly xksKeyId: string | null;
  readonly lastUsage: LastUsage | null;
}

/** Found by alias ARN. */
export interface AliasRecord {
  readonly arn: string;
  readonly account: string;
  readonly region: string;
  /** With its prefix `alias/`. */
  readonly name: string;
  readonly targetKeyArn: string;
  readonly createdAt: number;
  readonly updatedAt: number;
}

/** Found by key ARN and grant id, joined by a space. */
export interface GrantRecord {
  readonly keyArn: string;
  /** 64 hexadecimal digits. */
  readonly id: string;
  readonly name: string | null;
  readonly createdAt: number;
  readonly issuingAccount: string;
  /** ARN of a principal, or its unique id once it is deleted. */
  readonly grantee: GrantRecordParty;
  readonly retiring: GrantRecordParty | null;
  readonly operations: readonly string[];
  readonly encryptionContextEquals: Readonly<Record<string, string>> | null;
  readonly encryptionContextSubset: Readonly<Record<string, string>> | null;
  readonly sourceArn: string | null;
  /** Every token that was issued for this grant. */
  readonly tokens: readonly string[];
}

/** `id` is a unique id (AROA…, AIDA…) where the simulator knows the principal, else the ARN itself. */
export type GrantRecordParty =
  | { readonly kind: 'principal'; readonly arn: string; readonly id: string }
  | { readonly kind: 'service'; readonly name: string };

/** A role or user. Found by unique id; deleted ones stay known, so that policies can show their id. */
export interface PrincipalRecord {
  /** AROA… or AIDA… with 17 more characters. */
  readonly uniqueId: string;
  readonly arn: string;
  readonly kind: 'role' | 'user';
  readonly account: string;
  /** Identity policies, each as JSON text. */
  readonly policies: readonly string[];
  /** The role's trust policy as JSON text; null: anyone in its account whose own policies allow it. */
  readonly trust: string | null;
  readonly tags: Readonly<Record<string, string>>;
  readonly deleted: boolean;
  /** How long a session of the role may last at most, in seconds; missing: IAM's default of an hour. */
  readonly maxSessionSeconds?: number;
}

/** An account, where there is more to know of it than its principals. Found by its id. */
export interface AccountRecord {
  readonly id: string;
  /** Null: it belongs to no organization. */
  readonly organization: OrganizationMembership | null;
}

/** Where an account stands in AWS Organizations. */
export interface OrganizationMembership {
  /** `o-a1b2c3d4e5`. */
  readonly id: string;
  /** As aws:PrincipalOrgPaths has them: `o-a1b2c3d4e5/r-ab12/ou-ab12-11111111/`. */
  readonly paths: readonly string[];
}

/** An access key. Found by its id. */
export interface CredentialRecord {
  readonly accessKeyId: string;
  readonly secret: string;
  readonly principalId: string;
  /** For temporary credentials of a role session. */
  readonly session: SessionRecord | null;
}

export interface SessionRecord {
  readonly name: string;
  readonly token: string;
  readonly expiresAt: number;
  /** A session policy that narrows the role's permissions, as JSON text. */
  readonly policies: readonly string[];
  readonly tags: Readonly<Record<string, string>>;
  /** The account of whoever assumed the role. */
  readonly sourceIdentity: string | null;
  /** When it began; sessions of older state files don't tell. */
  readonly issuedAt?: number;
  /** For a session that was asked for with facts about its calls. */
  readonly origin?: CallOrigin;
}

/** How the calls of a session come about, where a test says so: who makes them, and what they tell of themselves. */
export interface CallOrigin {
  /** The AWS service that calls as itself: `logs.eu-central-1.amazonaws.com`. */
  readonly service: string | null;
  /** The AWS service through which the principal calls: `s3.eu-central-1.amazonaws.com`. */
  readonly viaService: string | null;
  /** Global condition keys, in AWS's spelling, and what they hold. */
  readonly context: Readonly<Record<string, readonly string[]>>;
  /** Asked for no permission. */
  readonly unrestricted?: boolean;
}

/** Found by account, Region and id, joined by a space. */
export interface CustomKeyStoreRecord {
  readonly id: string;
  readonly account: string;
  readonly region: string;
  readonly name: string;
  readonly type: 'AWS_CLOUDHSM' | 'EXTERNAL_KEY_STORE';
  readonly connection: 'CONNECTED' | 'CONNECTING' | 'DISCONNECTED' | 'DISCONNECTING' | 'FAILED';
  /** When a CONNECTING or DISCONNECTING store settles, and into which state; a failure has AWS's ConnectionErrorCode. Absent: never. */
  readonly settles?: {
    readonly at: number;
    readonly into: 'CONNECTED' | 'DISCONNECTED' | 'FAILED';
    readonly error: string | null;
  } | null;
  /** AWS's ConnectionErrorCode of a FAILED store, where it is known. */
  readonly connectionError?: string | null;
  readonly createdAt: number;
  readonly cloudHsmClusterId: string | null;
  readonly trustAnchorCertificate: string | null;
  readonly xksProxy: XksProxy | null;
}

export interface XksProxy {
  readonly connectivity: string;
  readonly accessKeyId: string;
  readonly uriEndpoint: string;
  readonly uriPath: string;
  readonly vpcEndpointServiceName: string | null;
  readonly vpcEndpointServiceOwner: string | null;
}

/**
 * What stands behind custom key stores, where somebody described it: found by the id of a CloudHSM cluster or the URI endpoint
 * of an external key store proxy. One that nobody described works, and at once.
 */
export interface KeyStoreBackingRecord {
  readonly of: string;
  /** What is wrong with it (see `key-stores/backing-problems.ts`); null: nothing. */
  readonly problem: string | null;
  /** How long it takes to connect or disconnect. */
  readonly takesMilliseconds: number;
  /** The keys of an external key manager, and whether each can be used; null: whatever is asked for is there. */
  readonly externalKeys: Readonly<Record<string, 'usable' | 'unusable'>> | null;
}

/** Parameters handed out by GetParametersForImport. Found by key ARN and token id, joined by a space. */
export interface ImportParametersRecord {
  readonly keyArn: string;
  readonly tokenId: string;
  readonly wrappingAlgorithm: string;
  readonly wrappingKeySpec: string;
  /** Encoded private half of the wrapping key, base64. */
  readonly privateKey: string;
  readonly validTo: number;
}

/** The tables of the store and what each holds. */
export interface Tables {
  readonly keys: KeyRecord;
  readonly aliases: AliasRecord;
  readonly grants: GrantRecord;
  readonly accounts: AccountRecord;
  readonly principals: PrincipalRecord;
  readonly credentials: CredentialRecord;
  readonly customKeyStores: CustomKeyStoreRecord;
  readonly keyStoreBackings: KeyStoreBackingRecord;
  readonly importParameters: ImportParametersRecord;
}

export type TableName = keyof Tables;
