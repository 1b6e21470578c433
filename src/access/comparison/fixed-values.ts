import { accountOf } from '../match-principal.js';
import type { Atom } from './atoms.js';

/** What is known of the key that policies are about; each known thing makes answers more exact. */
export interface ComparedKey {
  readonly arn?: string;
  /** AWS's spellings: `SYMMETRIC_DEFAULT`, `ENCRYPT_DECRYPT`, `AWS_KMS`. */
  readonly spec?: string;
  readonly usage?: string;
  readonly origin?: string;
  readonly multiRegion?: boolean;
}

/** Condition keys whose value is who calls, in lower case, and whether callers that are AWS services can have them. */
const aboutCaller: ReadonlyMap<string, boolean> = new Map([
  ['aws:principalarn', false],
  ['aws:principalaccount', false],
  ['kms:calleraccount', false],
  ['aws:principaltype', false],
  ['aws:principalorgid', false],
  ['aws:principalorgpaths', false],
  ['aws:username', false],
  ['aws:userid', false],
  ['aws:principalisawsservice', true],
  ['aws:principalservicename', true],
  ['aws:principalservicenameslist', true],
]);

/** Whether the key's value depends on who calls. */
export function isAboutCaller(key: string): boolean {
  return aboutCaller.has(key) || key.startsWith('aws:principaltag/');
}

const own = new Set([
  'aws:principalarn',
  'aws:principalaccount',
  'kms:calleraccount',
  'aws:principaltype',
  'aws:username',
  'aws:principalisawsservice',
  'aws:principalservicename',
]);

/** Whether AWS services that call for themselves never have the key, which tells accounts and organizations apart. */
export function isNeverOfServices(key: string): boolean {
  return own.has(key) || key === 'aws:principalorgid' || key === 'aws:principalorgpaths';
}

/** Whether named callers have a value of their own for the key, which others don't have. */
export function isCallersOwn(key: string): boolean {
  return own.has(key);
}

/**
 * What a request of the caller has for a condition key (in lower case): its values, none where it can't have any; undefined
 * where they can be anything. Source: IAM user guide, "AWS global condition context keys".
 */
export function callerValues(
  { kind, caller, arnPatterns }: Atom,
  key: string,
): readonly string[] | undefined {
  if (!isAboutCaller(key)) return undefined;
  if (caller.kind === 'service') {
    if (key === 'aws:principalisawsservice') return ['true'];
    if (key === 'aws:principalservicename') return [caller.name];
    return aboutCaller.get(key) === true ? undefined : [];
  }
  if (key === 'aws:principalisawsservice') return ['false'];
  if (aboutCaller.get(key) === true) return [];
  if (caller.kind !== 'role' && caller.kind !== 'user') return key === 'aws:principalarn' ? [] : undefined;
  if (key === 'aws:principalaccount' || key === 'kms:calleraccount') return [caller.account];
  if (kind === 'others' || kind === 'elsewhere') return undefined;
  if (arnPatterns !== undefined && key === 'aws:principalarn') return undefined;
  return namedValues(caller, key);
}

function namedValues(
  caller: { readonly kind: 'role' | 'user'; readonly principalArn: string },
  key: string,
): readonly string[] | undefined {
  const isRoot = accountOf(caller.principalArn) !== null;
  const isFederated = caller.principalArn.includes(':federated-user/');
  // What a deleted principal's ARN was isn't known.
  if (key === 'aws:principalarn')
    return caller.principalArn.startsWith('arn:') ? [caller.principalArn] : undefined;
  if (key === 'aws:principaltype') {
    if (caller.kind === 'role') return ['AssumedRole'];
    return [isRoot ? 'Account' : isFederated ? 'FederatedUser' : 'User'];
  }
  if (key !== 'aws:username') return undefined;
  if (caller.kind === 'role' || isRoot || isFederated) return [];
  return [caller.principalArn.split('/').at(-1) ?? ''];
}

/** What every request about the key has for a condition key (in lower case); undefined where it isn't known. */
export function keyValues(
  key: string,
  account: string | null,
  facts: ComparedKey,
): readonly string[] | undefined {
  // Key policies don't see aliases: that key is for IAM policies (AWS KMS developer guide, "kms:ResourceAliases").
  if (key === 'kms:resourcealiases') return [];
  const known = new Map<string, string | undefined>(
    Object.entries({
      'aws:resourceaccount': account ?? undefined,
      'kms:keyspec': facts.spec,
      'kms:customermasterkeyspec': facts.spec,
      'kms:keyusage': facts.usage,
      'kms:customermasterkeyusage': facts.usage,
      'kms:keyorigin': facts.origin,
      'kms:multiregion': facts.multiRegion === undefined ? undefined : String(facts.multiRegion),
    }),
  );
  const value = known.get(key);
  return value === undefined ? undefined : [value];
}

/** The characters of IAM's names and paths. Source: IAM API reference, CreateRole. */
export function isName(text: string): boolean {
  return /^[\w+=,.@/:-]+$/.test(text);
}
