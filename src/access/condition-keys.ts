/** Condition keys with one value in a request. Source: AWS KMS developer guide and IAM user guide, condition keys. */
const single = [
  'aws:CalledViaFirst',
  'aws:CalledViaLast',
  'aws:CurrentTime',
  'aws:EpochTime',
  'aws:FederatedProvider',
  'aws:MultiFactorAuthAge',
  'aws:MultiFactorAuthPresent',
  'aws:PrincipalAccount',
  'aws:PrincipalArn',
  'aws:PrincipalIsAWSService',
  'aws:PrincipalOrgID',
  'aws:PrincipalServiceName',
  'aws:PrincipalType',
  'aws:referer',
  'aws:RequestedRegion',
  'aws:ResourceAccount',
  'aws:ResourceOrgID',
  'aws:SecureTransport',
  'aws:SourceAccount',
  'aws:SourceArn',
  'aws:SourceIdentity',
  'aws:SourceIp',
  'aws:SourceOrgID',
  'aws:SourceVpc',
  'aws:SourceVpcArn',
  'aws:SourceVpce',
  'aws:TokenIssueTime',
  'aws:UserAgent',
  'aws:userid',
  'aws:username',
  'aws:ViaAWSService',
  'aws:VpcSourceIp',
  'kms:BypassPolicyLockoutSafetyCheck',
  'kms:CallerAccount',
  'kms:CustomerMasterKeySpec',
  'kms:CustomerMasterKeyUsage',
  'kms:DataKeyPairSpec',
  'kms:EncryptionAlgorithm',
  'kms:ExpirationModel',
  'kms:GrantConstraintSourceArn',
  'kms:GrantConstraintType',
  'kms:GrantIsForAWSResource',
  'kms:GranteePrincipal',
  'kms:GranteeServicePrincipal',
  'kms:KeyAgreementAlgorithm',
  'kms:KeyOrigin',
  'kms:KeySpec',
  'kms:KeyUsage',
  'kms:MacAlgorithm',
  'kms:MessageType',
  'kms:MultiRegion',
  'kms:MultiRegionKeyType',
  'kms:PrimaryRegion',
  'kms:ReEncryptOnSameKey',
  'kms:RecipientAttestation:ImageSha384',
  'kms:ReplicaRegion',
  'kms:RequestAlias',
  'kms:RetiringPrincipal',
  'kms:RotationPeriodInDays',
  'kms:ScheduleKeyDeletionPendingWindowInDays',
  'kms:SigningAlgorithm',
  'kms:TrailingDaysWithoutKeyUsage',
  'kms:ValidTo',
  'kms:ViaService',
  'kms:WrappingAlgorithm',
  'kms:WrappingKeySpec',
];

/** Condition keys with any number of values in a request. */
const multiple = [
  'aws:CalledVia',
  'aws:PrincipalOrgPaths',
  'aws:PrincipalServiceNamesList',
  'aws:ResourceOrgPaths',
  'aws:SourceOrgPaths',
  'aws:TagKeys',
  'kms:EncryptionContextKeys',
  'kms:GrantOperations',
  'kms:ResourceAliases',
];

/** Keys that end in a name of one's own. */
const prefixes = [
  'aws:PrincipalTag/',
  'aws:RequestTag/',
  'aws:ResourceTag/',
  'kms:EncryptionContext:',
  'kms:RecipientAttestation:PCR',
  'kms:RecipientAttestation:NitroTPMPCR',
];

const names = new Map([...single, ...multiple].map((key) => [key.toLowerCase(), key]));
const multipleNames = new Set(multiple);

/** A condition key in AWS's spelling; the name after a prefix is the user's own and keeps its case. */
export function conditionKeyText(key: string): string {
  const known = names.get(key.toLowerCase());
  if (known !== undefined) return known;
  const prefix = prefixes.find((start) => key.toLowerCase().startsWith(start.toLowerCase()));
  return prefix === undefined ? key : `${prefix}${key.slice(prefix.length)}`;
}

/** Whether AWS has the condition key; keys of other federation providers than IAM's aren't in the table. */
export function isKnownConditionKey(key: string): boolean {
  if (names.has(key.toLowerCase())) return true;
  return prefixes.some(
    (start) => key.length > start.length && key.toLowerCase().startsWith(start.toLowerCase()),
  );
}

/** Whether a request can have several values for the key. */
export function isMultiValued(key: string): boolean {
  return multipleNames.has(conditionKeyText(key));
}
