import { describe, expect, it } from 'vitest';
import type { EstateGrant } from '../../../../src/model/estate.js';
import type { Named, Principal } from '../../../../src/model/principal.js';
import { account, estate, grant, key, named, role, target } from './build-estate.js';
import { compiled, grantProblems, problemsOf } from './read-outcome.js';

const native = (change: Partial<EstateGrant> = {}) => grant({ as: 'grant', ...change });
const nativeGrants = (...grants: readonly EstateGrant[]) =>
  compiled(estate(key({ grants })))[0]?.state.grants;
const service = (change: Partial<Extract<Principal, { kind: 'service' }>> = {}): Named =>
  named({
    kind: 'service',
    name: 'dynamodb.amazonaws.com',
    sourceAccount: null,
    sourceArn: `arn:aws:dynamodb:eu-west-1:${account}:table/cards`,
    ...change,
  });

describe('native grants', () => {
  it('one for each grantee, named by its content, operations sorted', () => {
    const grantees = [named(role('b')), named(role('a'), 1)];
    const grants = nativeGrants(
      native({ grantees, operations: ['encrypt', 'decrypt', 'describe'], retiringPrincipal: role('ender') }),
    );
    expect(grants).toHaveLength(2);
    expect(grants?.[0]).toEqual({
      id: null,
      name: expect.stringMatching(/^keywright:payments\/[0-9a-f]{12}$/),
      grantee: { kind: 'principal', arn: role('a').arn },
      retiring: { kind: 'principal', arn: role('ender').arn },
      operations: ['Decrypt', 'DescribeKey', 'Encrypt'],
      constraints: {},
    });
  });

  it('another content is another name, the same content the same', () => {
    const name = (change: Partial<EstateGrant>) => nativeGrants(native(change))?.[0]?.name;
    expect(name({})).toBe(name({ reason: 'another reason' }));
    expect(name({})).not.toBe(name({ operations: ['encrypt'] }));
    expect(name({})).not.toBe(name({ conditions: { encryptionContext: { contains: { a: '1' } } } }));
  });

  it('the encryption context is a constraint; exactly says at least', () => {
    const constraints = (encryptionContext: EstateGrant['conditions']['encryptionContext']) =>
      nativeGrants(native({ conditions: { encryptionContext: encryptionContext ?? {} } }))?.[0]?.constraints;
    expect(constraints({ equals: { a: '1' } })).toEqual({ encryptionContextEquals: { a: '1' } });
    expect(constraints({ contains: { a: '1' } })).toEqual({ encryptionContextSubset: { a: '1' } });
    expect(constraints({ equals: { a: '1', b: '2' }, contains: { a: '1' } })).toEqual({
      encryptionContextEquals: { a: '1', b: '2' },
    });
  });

  it('a service acts for its resource', () => {
    const grants = nativeGrants(
      native({ grantees: [service({ sourceAccount: account })], retiringPrincipal: role('ender') }),
    );
    expect(grants?.[0]).toMatchObject({
      grantee: { kind: 'service', name: 'dynamodb.amazonaws.com' },
      constraints: { sourceArn: `arn:aws:dynamodb:eu-west-1:${account}:table/cards` },
    });
  });

  it('leave the policy alone', () => {
    const withGrant = compiled(estate(key({ grants: [native()] })))[0]?.state.policy;
    expect(withGrant).toBe(compiled(estate(key()))[0]?.state.policy);
  });
});

describe('what a native grant cannot say is refused (invariant 1)', () => {
  const file = 'grants/payments.yaml spec';
  const retiringPrincipal = role('ender');

  it.each<[string, Partial<EstateGrant>, readonly string[]]>([
    ['expires', { expires: '2027-01-31T00:00:00Z' }, [`KW3024 ${file}.expires`]],
    ['mfa', { conditions: { mfa: true } }, [`KW3023 ${file}.conditions.mfa`]],
    ['viaService', { conditions: { viaService: ['s3'] } }, [`KW3023 ${file}.conditions.viaService`]],
    [
      'raw',
      { conditions: { raw: [{ operator: 'StringEquals', key: 'aws:SourceVpc', values: ['vpc-1'] }] } },
      [`KW3023 ${file}.conditions.raw`],
    ],
    [
      'encryptionContext.keys',
      { conditions: { encryptionContext: { keys: ['a'] } } },
      [`KW3023 ${file}.conditions.encryptionContext.keys`],
    ],
    [
      'two spellings of one context key',
      { conditions: { encryptionContext: { equals: { a: '1', A: '1' } } } },
      [`KW3014 ${file}.conditions.encryptionContext.equals.A`],
    ],
    [
      'exactly and at least in conflict',
      { conditions: { encryptionContext: { equals: { a: '1' }, contains: { b: '1' } } } },
      [`KW3014 ${file}.conditions.encryptionContext.contains.b`],
    ],
    [
      'a context for nothing but describe',
      { operations: ['describe'], conditions: { encryptionContext: { equals: { a: '1' } } } },
      [`KW3012 ${file}.conditions.encryptionContext`],
    ],
    ['administer', { operations: ['decrypt', 'administer'] }, [`KW3027 ${file}.operations.1`]],
    ['grant-to-service', { operations: ['grant-to-service'] }, [`KW3027 ${file}.operations.0`]],
    [
      'an account',
      { grantees: [named({ kind: 'account', account, partition: 'aws' })] },
      [`KW3025 ${file}.grantees.0`],
    ],
    [
      'an organization',
      { grantees: [named({ kind: 'organization', id: 'o-1234567890' })] },
      [`KW3025 ${file}.grantees.0`],
    ],
    ['a service without a retiring principal', { grantees: [service()] }, [`KW3026 ${file}.grantees.0`]],
    [
      'a service without a source',
      { grantees: [service({ sourceArn: null })], retiringPrincipal },
      [`KW3026 ${file}.grantees.0`],
    ],
    [
      'a service for a pattern of resources',
      {
        grantees: [service({ sourceArn: `arn:aws:dynamodb:eu-west-1:${account}:table/*` })],
        retiringPrincipal,
      },
      [`KW3023 ${file}.grantees.0`],
    ],
    [
      'a service for an account that its resource does not name',
      { grantees: [service({ sourceAccount: account, sourceArn: 'arn:aws:s3:::b' })], retiringPrincipal },
      [`KW3023 ${file}.grantees.0`],
    ],
  ])('%s', (_, change, expected) => {
    expect(grantProblems(native(change))).toEqual(expected);
  });

  it('a context on an HMAC key', () => {
    const conditions = { encryptionContext: { equals: { a: '1' } } };
    const grants = [native({ operations: ['mac'], conditions })];
    expect(problemsOf(estate(key({ algorithm: 'hmac-sha256', purpose: 'mac', grants })))).toEqual([
      `KW3012 ${file}.conditions.encryptionContext`,
    ]);
  });

  it('nobody who may make it', () => {
    const home = target({ reconciler: null });
    expect(problemsOf(estate(key({ target: home, grants: [native()] })))).toEqual([`KW3028 ${file}.as`]);
    expect(problemsOf(estate(key({ target: home, grants: [native()], enableIamPolicies: true })))).toEqual(
      [],
    );
  });
});
