import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { keyPolicyActions } from '../../src/access/actions.js';
import { type AccessState, type CompareOptions, compare } from '../../src/access/compare.js';
import { type AccessRequest, evaluate, type RequestCaller } from '../../src/access/evaluate.js';
import type { AccessRow, AccessWitness } from '../../src/model/access-row.js';
import type { NativeGrant } from '../../src/model/native-grant.js';

/**
 * Pairs of key policies with the access that changes between them, written from AWS's documentation before there was
 * anything to compare: `corpus/<what-happens>/pair.json`.
 */
interface Pair {
  readonly source: string;
  readonly options?: CompareOptions;
  readonly before: object | null;
  readonly after: object;
  readonly grants?: { readonly before: readonly NativeGrant[]; readonly after: readonly NativeGrant[] };
  readonly gained: readonly ExpectedRow[];
  readonly lost: readonly ExpectedRow[];
  readonly because: string;
}

interface ExpectedRow extends Pick<AccessRow, 'principals' | 'except' | 'certainty'> {
  /** Action names; or all that a key policy can give, future ones as well, but for the exceptions. */
  readonly operations: readonly string[] | { readonly all: true; readonly except?: readonly string[] };
  /** Texts in the row's conditions; none: it has no conditions. */
  readonly mentions: readonly string[];
}

const folder = new URL('./corpus/', import.meta.url);
const names = readdirSync(folder).sort();
const usualAccount = '111122223333';

it('has at least 70 pairs, named by sentences', () => {
  expect(names.length).toBeGreaterThanOrEqual(70);
  expect(names.filter((name) => !/^[a-z0-9]+(-[a-z0-9]+)+$/.test(name))).toEqual([]);
});

describe.each(names)('%s', (name) => {
  const pair: Pair = JSON.parse(readFileSync(new URL(`${name}/pair.json`, folder), 'utf8'));
  const [before, after] = [stateOf(pair, 'before'), stateOf(pair, 'after')];
  const options = pair.options ?? {};

  it('changes the access that the documentation says', () => {
    const found = compare(before, after, options);
    expect({ gained: misfits(found.gained, pair.gained), lost: misfits(found.lost, pair.lost) }).toEqual({
      gained: { missing: [], unexpected: [] },
      lost: { missing: [], unexpected: [] },
    });
    expect(found.equal).toBe(pair.gained.length + pair.lost.length === 0);
  });

  it('has a real request for every certain row', () => {
    const { gained, lost } = compare(before, after, options);
    expect({
      gained: gained.filter((row) => !isReal(row, before, after, options)),
      lost: lost.filter((row) => !isReal(row, after, before, options)),
    }).toEqual({ gained: [], lost: [] });
  });

  it('is the mirror of the way back, and nothing changes from a policy to itself', () => {
    const [there, back] = [compare(before, after, options), compare(after, before, options)];
    expect(back.gained.flatMap(mirrored).sort()).toEqual(there.lost.flatMap(mirrored).sort());
    expect(back.lost.flatMap(mirrored).sort()).toEqual(there.gained.flatMap(mirrored).sort());
    for (const state of [before, after])
      expect(compare(state, state, options)).toMatchObject({ equal: true, gained: [], lost: [] });
  });
});

function stateOf({ grants, ...pair }: Pair, side: 'before' | 'after'): AccessState {
  const policy = pair[side] === null ? null : JSON.stringify(pair[side]);
  return grants === undefined ? { policy } : { policy, grants: grants[side] };
}

/** Which expected rows weren't found, and which found rows weren't expected. */
function misfits(found: readonly AccessRow[], expected: readonly ExpectedRow[]) {
  const left = [...found];
  const missing = expected.filter((row) => {
    const index = left.findIndex((candidate) => fits(candidate, row));
    if (index >= 0) left.splice(index, 1);
    return index < 0;
  });
  return { missing, unexpected: left.map(rowText) };
}

function fits(row: AccessRow, { principals, except, operations, certainty, mentions }: ExpectedRow): boolean {
  const conditions = mentions.every((text) => row.conditions.includes(text));
  return (
    sameSet(row.principals, principals) &&
    sameSet(row.except ?? [], except ?? []) &&
    sameSet(row.operations, writtenOut(operations)) &&
    row.certainty === certainty &&
    conditions &&
    (mentions.length > 0 || row.conditions === '')
  );
}

function writtenOut(operations: ExpectedRow['operations']): readonly string[] {
  if (!('all' in operations)) return operations;
  const all = [...keyPolicyActions.map(({ name }) => name), '*'];
  return all.filter((name) => !(operations.except ?? []).includes(name));
}

function sameSet(a: readonly string[], b: readonly string[]): boolean {
  return [...a].sort().join(' ') === [...b].sort().join(' ');
}

/** Principal by principal. Exceptions are left out: after a gain they are those who don't have it, after a loss those who still do. */
function mirrored({ except: _, ...row }: AccessRow): readonly string[] {
  return row.principals.map((principal) => rowText({ ...row, principals: [principal] }));
}

function rowText({ principals, except = [], operations, conditions, certainty }: AccessRow): string {
  return JSON.stringify({ principals, except, operations, certainty, conditions });
}

/** Whether the row's request is allowed with what has the access and not with what doesn't. */
function isReal(row: AccessRow, without: AccessState, having: AccessState, options: CompareOptions): boolean {
  const { witness } = row;
  if (witness === null) return row.certainty === 'may';
  const request = requestOf(witness, options);
  return [null, [everything]].some((identityPolicies) => {
    const allows = ({ policy, grants = [] }: AccessState) => {
      if (policy === null) return false;
      const keyAccount = options.account ?? usualAccount;
      const policies = { keyPolicy: policy, keyAccount, identityPolicies, sessionPolicies: [] };
      return evaluate(request, policies, grants).verdict === 'allow';
    };
    return allows(having) && !allows(without);
  });
}

const everything = JSON.stringify({
  Version: '2012-10-17',
  Statement: { Effect: 'Allow', Action: '*', Resource: '*' },
});

/** The witness as a request, with what AWS puts into every request of such a caller for such a key. */
function requestOf({ principal, action, resource, context }: AccessWitness, options: CompareOptions) {
  const caller = callerOf(principal);
  const facts = { ...factsOf(caller), ...keyFacts(options) };
  for (const [key, values] of Object.entries(facts)) expect(context[key] ?? values).toEqual(values);
  return { action, resource, caller, context: { ...context, ...facts } } satisfies AccessRequest;
}

function callerOf(principal: string): RequestCaller {
  if (principal.startsWith('federated:'))
    return { kind: 'federated', provider: principal.slice('federated:'.length) };
  if (/^A(RO|ID)A/.test(principal)) {
    const [arn, account] = [principal, usualAccount];
    return { kind: 'role', arn, principalArn: arn, principalId: principal, account };
  }
  if (!principal.startsWith('arn:')) return { kind: 'service', name: principal };
  const account = principal.split(':')[4] ?? '';
  const session = /^arn:aws:sts::\d+:assumed-role\/([^/]+)\//.exec(principal);
  const principalArn = session === null ? principal : `arn:aws:iam::${account}:role/${session[1]}`;
  const kind = principalArn.includes(':role/') ? 'role' : 'user';
  return { kind, arn: principal, principalArn, principalId: 'AROAEXAMPLEID1234567', account };
}

function factsOf(caller: RequestCaller): Record<string, string[]> {
  if (caller.kind === 'service') return { 'aws:PrincipalIsAWSService': ['true'] };
  if (caller.kind !== 'role' && caller.kind !== 'user') return {};
  const account = [caller.account];
  const principal = {
    'aws:PrincipalArn': [caller.principalArn],
    'aws:PrincipalAccount': account,
    'aws:PrincipalIsAWSService': ['false'],
  };
  return { ...principal, 'kms:CallerAccount': account };
}

function keyFacts({ key }: CompareOptions): Record<string, string[]> {
  return {
    ...(key?.spec === undefined ? {} : { 'kms:KeySpec': [key.spec] }),
    ...(key?.multiRegion === undefined ? {} : { 'kms:MultiRegion': [String(key.multiRegion)] }),
  };
}
