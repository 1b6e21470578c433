/**
 * The key policy of a key that was made without one, in AWS's own layout: the account decides by its IAM policies
 * (AWS KMS developer guide, "Default key policy").
 */
export function defaultPolicy(partition: string, account: string): string {
  return `{
  "Version" : "2012-10-17",
  "Id" : "key-default-1",
  "Statement" : [ {
    "Sid" : "Enable IAM User Permissions",
    "Effect" : "Allow",
    "Principal" : {
      "AWS" : "arn:${partition}:iam::${account}:root"
    },
    "Action" : "kms:*",
    "Resource" : "*"
  } ]
}`;
}
