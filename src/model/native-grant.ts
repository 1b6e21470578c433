/**
 * One native KMS grant in its normal form: operations sorted, constraints only when they restrict.
 * Source: AWS KMS API reference, CreateGrant and GrantListEntry.
 */
export interface NativeGrant {
  /** The name given to CreateGrant, or null where whoever made the grant gave none. */
  readonly name: string | null;
  readonly grantee: GrantParty;
  readonly retiring: GrantParty | null;
  /** Grant operations as KMS spells them, sorted. */
  readonly operations: readonly string[];
  readonly constraints: GrantConstraints;
}

/** Who a native grant names: an IAM principal by ARN (or unique id once deleted), or an AWS service. */
export type GrantParty =
  | { readonly kind: 'principal'; readonly arn: string }
  | { readonly kind: 'service'; readonly name: string };

/** What a native grant demands of a request. An absent member restricts nothing. */
export interface GrantConstraints {
  readonly encryptionContextEquals?: Readonly<Record<string, string>>;
  readonly encryptionContextSubset?: Readonly<Record<string, string>>;
  readonly sourceArn?: string;
}
