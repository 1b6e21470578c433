import { isMultiValued } from '../../../access/condition-keys.js';
import { operatorParts } from './condition.js';

type KeyType = 'bool' | 'date' | 'ip' | 'number';

/** Condition keys whose values aren't text. Source: IAM user guide and AWS KMS developer guide, condition keys. */
const keyTypes: Readonly<Record<string, readonly KeyType[]>> = {
  'aws:currenttime': ['date'],
  'aws:epochtime': ['date', 'number'],
  'aws:multifactorauthage': ['number'],
  'aws:multifactorauthpresent': ['bool'],
  'aws:principalisawsservice': ['bool'],
  'aws:securetransport': ['bool'],
  'aws:sourceip': ['ip'],
  'aws:tokenissuetime': ['date'],
  'aws:viaawsservice': ['bool'],
  'aws:vpcsourceip': ['ip'],
  'kms:bypasspolicylockoutsafetycheck': ['bool'],
  'kms:grantisforawsresource': ['bool'],
  'kms:multiregion': ['bool'],
  'kms:reencryptonsamekey': ['bool'],
  'kms:rotationperiodindays': ['number'],
  'kms:schedulekeydeletionpendingwindowindays': ['number'],
  'kms:trailingdayswithoutkeyusage': ['number'],
  'kms:validto': ['date', 'number'],
};

const families: readonly (readonly [RegExp, KeyType])[] = [
  [/^Bool$/, 'bool'],
  [/^Date/, 'date'],
  [/^(Not)?IpAddress$/, 'ip'],
  [/^Numeric/, 'number'],
];

/** Why the operator can't judge the condition key, with what to use instead; null where it can. */
export function misfit(operator: string, conditionKey: string): { why: string; instead: string } | null {
  const { set, base } = operatorParts(operator);
  const key = conditionKey.toLowerCase();
  const many = isMultiValued(conditionKey);
  if (many && set === null && base !== 'Null')
    return {
      why: 'a request has several of its values',
      instead: `\`ForAnyValue:${operator}\` or \`ForAllValues:${operator}\``,
    };
  // Of an absent key every set of values is "all": the condition would hold wherever the key is missing.
  if (!many && set === 'ForAllValues')
    return {
      why: 'a request has one of its values, or none, which would pass',
      instead: `\`${operator.replace('ForAllValues:', '')}\``,
    };
  const wanted = families.find(([family]) => family.test(base))?.[1];
  if (wanted === undefined || isFree(key) || keyTypes[key]?.includes(wanted)) return null;
  return { why: `its values aren't of that type`, instead: 'an operator for its type' };
}

/** Tags and encryption contexts hold what their owner writes. */
function isFree(key: string): boolean {
  return /^[^:]+:[^:/]+[:/]/.test(key);
}
