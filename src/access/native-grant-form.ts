import canonicalize from 'canonicalize';
import type { GrantState } from '../model/key-state.js';
import type { NativeGrant } from '../model/native-grant.js';

/** The grant's content as RFC 8785 canonical JSON, without the id that KMS gave it. */
export function nativeGrantText(grant: NativeGrant): string {
  const { name, grantee, retiring, operations, constraints } = grant;
  return canonicalize({ name, grantee, retiring, operations, constraints }) ?? '';
}

/** Native grants in the order in which desired and observed are compared: by content, then by id. */
export function sortNativeGrants(grants: readonly GrantState[]): readonly GrantState[] {
  const keyed = grants.map((grant) => ({ grant, text: `${nativeGrantText(grant)}\n${grant.id ?? ''}` }));
  keyed.sort((a, b) => (a.text < b.text ? -1 : a.text > b.text ? 1 : 0));
  return keyed.map(({ grant }) => grant);
}
