/** A published finding that no key policy can have, and why. */
export interface NotApplicable {
  readonly origin: string;
  readonly reason: string;
}

const byReason: Readonly<Record<string, readonly string[]>> = {
  'only identity policies are judged by it': [
    'POLICY_SIZE_EXCEEDS_IDENTITY_POLICY_QUOTA',
    'UNSUPPORTED_PRINCIPAL',
  ],
  'it is about actions of IAM, which no key policy can give': [
    'CREATE_SLR_WITH_NOT_ACTION_AND_NOT_RESOURCE',
    'CREATE_SLR_WITH_NOT_RESOURCE',
    'CREATE_SLR_WITH_STAR_IN_ACTION_AND_NOT_RESOURCE',
    'CREATE_SLR_WITH_STAR_IN_ACTION_AND_RESOURCE',
    'CREATE_SLR_WITH_STAR_IN_RESOURCE',
    'CREATE_SLR_WITH_STAR_IN_RESOURCE_AND_NOT_ACTION',
    'PASS_ROLE_WITH_NOT_ACTION_AND_NOT_RESOURCE',
    'PASS_ROLE_WITH_NOT_RESOURCE',
    'PASS_ROLE_WITH_STAR_IN_ACTION_AND_NOT_RESOURCE',
    'PASS_ROLE_WITH_STAR_IN_ACTION_AND_RESOURCE',
    'PASS_ROLE_WITH_STAR_IN_RESOURCE',
    'PASS_ROLE_WITH_STAR_IN_RESOURCE_AND_NOT_ACTION',
  ],
  'it is about policies of AWS Organizations': [
    'POLICY_SIZE_EXCEEDS_RCP_QUOTA',
    'POLICY_SIZE_EXCEEDS_SCP_QUOTA',
    'RCP_MISSING_RELATED_PRINCIPAL_CONDITION_KEY',
    'RCP_MISSING_RELATED_SERVICE_PRINCIPAL_CONDITION_KEY',
    'RCP_MISSING_SERVICE_CONDITION_KEY_NULL_CHECK',
    'RCP_SYNTAX_ERROR_ACTION',
    'RCP_SYNTAX_ERROR_ALLOW',
    'RCP_SYNTAX_ERROR_NOTACTION',
    'RCP_SYNTAX_ERROR_PRINCIPAL',
    'SCP_SYNTAX_ERROR_ACTION_WILDCARD',
    'SCP_SYNTAX_ERROR_PRINCIPAL',
  ],
  'it is about trust policies of roles': [
    'CONFIRM_AUDIENCE_CLAIM_TYPE',
    'FORANYVALUE_WITH_AUDIENCE_CLAIM_TYPE',
    'INVALID_FEDERATED_PRINCIPAL_SYNTAX_IN_ROLE_TRUST_POLICY',
    'MISMATCHED_ACTION_FOR_PRINCIPAL',
    'MISSING_ACTION_FOR_ROLES_ANYWHERE_TRUST_POLICY',
    'MISSING_CONDITION_KEY_FOR_OIDC_PRINCIPAL',
    'MISSING_GITHUB_REPO_CONDITION_KEY',
    'POLICY_SIZE_EXCEEDS_ROLE_TRUST_POLICY_QUOTA',
    'REDUNDANT_PRINCIPAL_IN_ROLE_TRUST_POLICY',
    'ROLE_TRUST_POLICY_SYNTAX_ERROR_NOTPRINCIPAL',
    'ROLE_TRUST_POLICY_SYNTAX_ERROR_RESOURCE',
    'ROLE_TRUST_POLICY_UNSUPPORTED_WILDCARD_IN_PRINCIPAL',
    'SPECIFIC_GITHUB_REPO_AND_BRANCH_RECOMMENDED',
  ],
  'it is about condition keys of other services': [
    'DYNAMODB_ATTRIBUTES_WITHOUT_SELECT',
    'INVALID_KMS_KEY_VALUE',
    'S3_PREFIX_IN_NEGATIVE_CONTEXT',
  ],
  'KMS sends all of the condition keys that only some services send': [
    'USE_CONDITION_KEY_ONLY_WITH_SUPPORTED_SERVICES',
  ],
  'ARNs of keys have an account and a Region; it is about services whose ARNs have none': [
    'ARN_ACCOUNT_NOT_ALLOWED',
    'ARN_REGION_NOT_ALLOWED',
  ],
  'condition keys of other services are left alone: identity providers choose such names as well': [
    'INVALID_SERVICE',
  ],
  'a Sid of a key policy may have spaces and other characters': ['UNSUPPORTED_SID'],
};

/** What Access Analyzer's policy validation finds in other policies than those of keys. */
export const notApplicable: readonly NotApplicable[] = Object.entries(byReason).flatMap(([reason, codes]) =>
  codes.map((code) => ({ origin: `Access Analyzer ${code}`, reason })),
);
