type Context = Readonly<Record<string, readonly string[]>>;

/**
 * Condition keys that whoever calls can't choose: who they are, when it is, and what the key is. Sources: IAM user guide, "AWS global
 * condition context keys"; AWS KMS developer guide, "AWS KMS condition keys".
 */
const decided: readonly RegExp[] = [
  /^aws:(CurrentTime|EpochTime|TokenIssueTime|RequestedRegion)$/i,
  /^aws:(PrincipalArn|PrincipalAccount|PrincipalType|PrincipalIsAWSService|PrincipalServiceName|userid|username)$/i,
  /^aws:(PrincipalServiceNamesList|ResourceAccount|ResourceOrgID|ResourceOrgPaths|ResourceTag\/.*)$/i,
  /^kms:(CallerAccount|CustomerMasterKeySpec|CustomerMasterKeyUsage|KeyOrigin|KeySpec|KeyUsage)$/i,
  /^kms:(MultiRegion|MultiRegionKeyType|ResourceAliases|TrailingDaysWithoutKeyUsage)$/i,
];

/** The part of a request's context that whoever calls can choose. */
export function chosenContext(context: Context): Context {
  return Object.fromEntries(
    Object.entries(context)
      .filter(([key]) => !decided.some((pattern) => pattern.test(key)))
      .map(([key, values]) => [key, /^aws:PrincipalOrgPaths$/i.test(key) ? values.map(wholePath) : values]),
  );
}

/** A path in an organization ends where a unit does: what stands for `*` after it names none. */
function wholePath(path: string): string {
  return path.replace(/[^/]*$/, '');
}
