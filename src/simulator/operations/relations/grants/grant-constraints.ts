import type { JsonObject } from '../../../../model/json.js';
import { invalidArn, serialization, validation } from '../../../service-error.js';
import type { GrantRecord, KeyRecord } from '../../../state.js';
import { optionalText, textMap } from '../../input.js';

/** A grant's constraints as they are stored. */
export type StoredConstraints = Pick<
  GrantRecord,
  'encryptionContextEquals' | 'encryptionContextSubset' | 'sourceArn'
>;

type ContextConstraints = Omit<StoredConstraints, 'sourceArn'>;
type Pairs = Readonly<Record<string, string>>;

const mostPairs = 8;
const longestValue = 384;

/**
 * The request's Constraints. Throws ValidationException over a limit and for both kinds of encryption context constraint,
 * InvalidArnException for a malformed SourceArn. Source of "one kind only" and of "an empty map is none": IAM Access Analyzer
 * API reference, KmsGrantConstraints.
 */
export function constraintsIn(input: JsonObject): StoredConstraints {
  const constraints = objectIn(input, 'Constraints');
  const sourceArn = optionalText(constraints, 'SourceArn', { min: 1, max: 2048 });
  if (sourceArn !== null && !/^arn:[^:]+:[^:]+:[^:]*:[^:]*:.+$/.test(sourceArn))
    throw invalidArn(`Invalid ARN '${sourceArn}'`);
  const encryptionContextEquals = pairsIn(constraints, 'EncryptionContextEquals');
  const encryptionContextSubset = pairsIn(constraints, 'EncryptionContextSubset');
  if (encryptionContextEquals !== null && encryptionContextSubset !== null)
    throw validation('Specify either EncryptionContextEquals or EncryptionContextSubset, but not both.');
  return { encryptionContextEquals, encryptionContextSubset, sourceArn };
}

/** Only symmetric encryption keys know an encryption context (API reference, GrantConstraints). */
export function requireConstrainable(key: KeyRecord, constraints: StoredConstraints): void {
  const { encryptionContextEquals, encryptionContextSubset } = constraints;
  if (encryptionContextEquals === null && encryptionContextSubset === null) return;
  if (key.spec === 'SYMMETRIC_DEFAULT') return;
  throw validation(
    'EncryptionContext is supported only when creating a grant for a symmetric encryption KMS key.',
  );
}

/** What `kms:GrantConstraintType` holds. */
export function constraintTypes(constraints: StoredConstraints): readonly string[] {
  return [
    ...(constraints.encryptionContextEquals === null ? [] : ['EncryptionContextEquals']),
    ...(constraints.encryptionContextSubset === null ? [] : ['EncryptionContextSubset']),
    ...(constraints.sourceArn === null ? [] : ['SourceArn']),
  ];
}

/**
 * Whether every encryption context that `child` lets through, `parent` lets through too (developer guide, "Granting
 * CreateGrant permission").
 */
export function atLeastAsStrict(child: ContextConstraints, parent: ContextConstraints): boolean {
  const { encryptionContextEquals: equals, encryptionContextSubset: subset } = parent;
  const pairs = child.encryptionContextEquals ?? child.encryptionContextSubset ?? {};
  return (
    (equals === null || samePairs(child.encryptionContextEquals, equals)) &&
    (subset === null || includesPairs(pairs, subset))
  );
}

export function samePairs(one: Pairs | null, other: Pairs | null): boolean {
  if (one === null || other === null) return one === other;
  return Object.keys(one).length === Object.keys(other).length && includesPairs(one, other);
}

/** Names of pairs are compared without regard to case in a constraint, values with (API reference, GrantConstraints). */
function includesPairs(pairs: Pairs, wanted: Pairs): boolean {
  const values = new Map(Object.entries(pairs).map(([name, value]) => [name.toLowerCase(), value]));
  return Object.entries(wanted).every(([name, value]) => values.get(name.toLowerCase()) === value);
}

function pairsIn(constraints: JsonObject, name: string): Pairs | null {
  const pairs = textMap(constraints, name);
  if (pairs === null || Object.keys(pairs).length === 0) return null;
  if (Object.keys(pairs).length > mostPairs)
    throw validation(`${name} can have at most ${mostPairs} encryption context pairs.`);
  if (Object.values(pairs).some((value) => value.length > longestValue))
    throw validation(`An encryption context value in ${name} can have at most ${longestValue} characters.`);
  return pairs;
}

function objectIn(input: JsonObject, name: string): JsonObject {
  const value = input[name] ?? {};
  if (typeof value === 'object' && !isList(value)) return value;
  throw serialization(`${name} is not a structure`);
}

function isList(value: NonNullable<JsonObject[string]>): value is readonly JsonObject[string][] {
  return Array.isArray(value);
}
