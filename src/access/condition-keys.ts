import { kmsAction } from './actions.js';
import { type GeneratedConditionKey, generatedConditionKeys } from './generated/condition-keys.js';

/** What there is to know of one condition key. */
export interface ConditionKeyInfo {
  /** In AWS's spelling, with the name of one's own after a prefix. */
  readonly key: string;
  readonly type: GeneratedConditionKey['type'];
  /** Whether a request can have several values. */
  readonly multi: boolean;
  /** Every value that there is, where AWS has a list. */
  readonly values?: readonly string[];
}

const whole = new Map(
  generatedConditionKeys.filter(({ prefix }) => !prefix).map((entry) => [entry.key.toLowerCase(), entry]),
);
const prefixes = generatedConditionKeys.filter(({ prefix }) => prefix);

/** A condition key in AWS's spelling; the name after a prefix is the user's own and keeps its case. */
export function conditionKeyText(key: string): string {
  return conditionKeyInfo(key)?.key ?? key;
}

/** Whether AWS has the condition key; keys of other federation providers than IAM's aren't in the table. */
export function isKnownConditionKey(key: string): boolean {
  return conditionKeyInfo(key) !== undefined;
}

/** Whether a request can have several values for the key. */
export function isMultiValued(key: string): boolean {
  return conditionKeyInfo(key)?.multi ?? false;
}

/** The condition key, in any case; undefined where AWS has none, or a federation provider could have it. */
export function conditionKeyInfo(key: string): ConditionKeyInfo | undefined {
  const found = entryOf(key);
  if (found === undefined) return undefined;
  const { type, multi, values } = found;
  const text = found.prefix ? `${found.key}${key.slice(found.key.length)}` : found.key;
  return { key: text, type, multi, ...(values === undefined ? {} : { values }) };
}

function entryOf(key: string): GeneratedConditionKey | undefined {
  const lower = key.toLowerCase();
  return (
    whole.get(lower) ??
    prefixes.find((entry) => key.length > entry.key.length && lower.startsWith(entry.key.toLowerCase()))
  );
}

/** Condition keys that every action on a key has. Source: AWS KMS developer guide, "AWS KMS condition keys". */
const everywhere = new Set(['kms:CallerAccount', 'kms:ViaService']);

/**
 * Whether a request for the action can have the condition key. Global keys can be in any request; what the tables
 * don't know could be, too. Prefix keys of KMS are asked with or without their own name.
 */
export function isKeyOfAction(conditionKey: string, actionName: string): boolean {
  const lower = conditionKey.toLowerCase();
  if (!lower.startsWith('kms:')) return true;
  const action = kmsAction(actionName);
  const key = entryOf(conditionKey)?.key ?? prefixes.find((entry) => entry.key.toLowerCase() === lower)?.key;
  if (action === undefined || key === undefined || everywhere.has(key)) return true;
  return action.conditionKeys.includes(key);
}
