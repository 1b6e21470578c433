import type { NativeGrant } from '../../src/model/native-grant.js';
import { type Caller, isRoot, type Naming, namesAccount } from './naive-principals.js';
import { type Context, isArnLike, plainChars } from './naive-text.js';

/** Operations whose requests carry an encryption context: the symmetric cryptographic ones and CreateGrant. */
const withEncryptionContext = [
  'encrypt',
  'decrypt',
  'reencryptfrom',
  'reencryptto',
  'generatedatakey',
  'generatedatakeywithoutplaintext',
  'generatedatakeypair',
  'generatedatakeypairwithoutplaintext',
  'creategrant',
];

/**
 * How a native grant allows a request. Keys of constraints on the encryption context are compared without regard to case,
 * values with it; operations without encryption context aren't constrained by it.
 * Source: AWS KMS API reference, GrantConstraints.
 */
export function grantNaming(grant: NativeGrant, operation: string, caller: Caller, context: Context): Naming {
  if (!grant.operations.some((name) => name.toLowerCase() === operation)) return 'none';
  const { encryptionContextEquals, encryptionContextSubset, sourceArn } = grant.constraints;
  if (sourceArn !== undefined && operation !== 'retiregrant') {
    const given = context.get('aws:sourcearn') ?? [];
    if (!given.some((arn) => isArnLike(plainChars(sourceArn), arn))) return 'none';
  }
  if (withEncryptionContext.includes(operation)) {
    const pairs = encryptionContextOf(context);
    if (encryptionContextSubset !== undefined && !includes(pairs, encryptionContextSubset)) return 'none';
    if (encryptionContextEquals !== undefined) {
      if (Object.keys(encryptionContextEquals).length !== pairs.size) return 'none';
      if (!includes(pairs, encryptionContextEquals)) return 'none';
    }
  }
  return granteeNaming(grant, caller);
}

function granteeNaming({ grantee }: NativeGrant, caller: Caller): Naming {
  if (grantee.kind === 'service')
    return caller.kind === 'service' && caller.name === grantee.name ? 'self' : 'none';
  if (caller.kind !== 'role' && caller.kind !== 'user') return 'none';
  if (!isRoot(caller) && grantee.arn === caller.arn) return 'self';
  if (!isRoot(caller) && [caller.principalArn, caller.principalId].includes(grantee.arn))
    return caller.arn === caller.principalArn ? 'self' : 'role';
  return namesAccount([grantee.arn], caller.account) ? 'account' : 'none';
}

function encryptionContextOf(context: Context): ReadonlyMap<string, string> {
  const prefix = 'kms:encryptioncontext:';
  const pairs = new Map<string, string>();
  for (const [key, [value]] of context)
    if (key.startsWith(prefix) && value !== undefined) pairs.set(key.slice(prefix.length), value);
  return pairs;
}

function includes(pairs: ReadonlyMap<string, string>, wanted: Readonly<Record<string, string>>): boolean {
  return Object.entries(wanted).every(([key, value]) => pairs.get(key.toLowerCase()) === value);
}
