/** Words for a condition of an access row. */
export interface ConditionPhrase {
  /** The condition as rows say it; `name` is the part of a condition key that is one's own, `values` are its values. */
  readonly pattern: RegExp;
  readonly phrase: string;
  /** What is taken off the end of a value. */
  readonly without?: RegExp;
}

/**
 * Conditions that have words of their own where access is shown to people. In the model, because access rows are in these
 * terms and renderers know no provider.
 */
export const conditionPhrases: readonly ConditionPhrase[] = [
  ...both('kms:ViaService', 'via {values}', /\.amazonaws\.com(\.cn)?$/),
  ...both('kms:EncryptionContext:(?<name>[^\\s"]+)', 'context {name}={values}'),
  ...both('kms:CallerAccount', 'from account {values}'),
  ...both('aws:PrincipalOrgID', 'from organization {values}'),
  ...both('aws:SourceAccount', 'for account {values}'),
  {
    pattern: /^every value of kms:EncryptionContextKeys is (?:in any case )?(?<values>.+), or there is none$/,
    phrase: 'no context keys but {values}',
  },
  {
    pattern:
      /^not \(every value of kms:EncryptionContextKeys is (?:in any case )?(?<values>.+), or there is none\)$/,
    phrase: 'a context key beside {values}',
  },
];

/** The condition under which a grant can be made for an AWS service only. */
export const forServicesCondition = 'kms:GrantIsForAWSResource is true';

/** Condition keys whose values follow from who calls. */
export const impliedByCaller: readonly string[] = [
  'aws:PrincipalAccount',
  'aws:PrincipalArn',
  'aws:PrincipalIsAWSService',
  'aws:PrincipalServiceName',
  'aws:PrincipalType',
  'kms:CallerAccount',
];

/** The condition that demands one of the values of a key, and the one that none of them is there. */
function both(key: string, phrase: string, without?: RegExp): readonly ConditionPhrase[] {
  const others = [
    'not',
    'like',
    'absent',
    'present',
    'in',
    'one of',
    'less',
    'more',
    'at',
    'before',
    'after',
  ];
  const value = `(?!(?:${others.join('|')})(?: |$))(?<values>.+)$`;
  const rest = without === undefined ? {} : { without };
  return [
    { pattern: new RegExp(`^${key} is ${value}`), phrase: `${phrase} only`, ...rest },
    { pattern: new RegExp(`^${key} is not ${value}`), phrase: `unless ${phrase}`, ...rest },
  ];
}
