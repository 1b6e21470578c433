/** Who gets access, fully resolved: no names that depend on a key's account, no sets. */
export type Principal =
  | { readonly kind: 'role'; readonly arn: string }
  | { readonly kind: 'user'; readonly arn: string }
  | { readonly kind: 'account'; readonly account: string; readonly partition: string }
  | { readonly kind: 'organization'; readonly id: string }
  | { readonly kind: 'organizational-unit'; readonly unit: string }
  | {
      readonly kind: 'service';
      readonly name: string;
      readonly sourceAccount: string | null;
      readonly sourceArn: string | null;
    };

/** The principals that have an IAM ARN of their own. */
export type IamPrincipal = Extract<Principal, { kind: 'role' | 'user' }>;

/** A principal with the YAML path of where it was named. */
export type Named<P extends Principal = Principal> = P & { readonly path: readonly (string | number)[] };
