import { describe, expect, it } from 'vitest';
import { estate, grant, key } from './build-estate.js';
import { grantProblems, grantStatements, problemsOf } from './read-outcome.js';

const raw = (operator: string, name: string, ...values: readonly string[]) =>
  grant({ conditions: { raw: [{ operator, key: name, values: [...values] }] } });

const at = (code: string, part = '') => [`${code} grants/payments.yaml spec.conditions.raw.0${part}`];

describe('raw conditions are AWS’s or refused', () => {
  it.each([
    ['StringEqual', 'aws:PrincipalArn', 'x', at('KW3015', '.operator')],
    ['ForSomeValues:StringEquals', 'aws:PrincipalArn', 'x', at('KW3015', '.operator')],
    ['NullIfExists', 'aws:PrincipalArn', 'true', at('KW3015', '.operator')],
    ['StringEquals', 'kms:ViaServices', 'x', at('KW3016', '.key')],
    ['StringEquals', 'PrincipalArn', 'x', at('KW3016', '.key')],
    ['Bool', 'aws:SecureTransport', 'yes', at('KW3017', '.values.0')],
    ['Null', 'aws:SourceVpc', '1', at('KW3017', '.values.0')],
    ['DateLessThan', 'aws:CurrentTime', 'tomorrow', at('KW3017', '.values.0')],
    ['NumericLessThan', 'aws:MultiFactorAuthAge', '1h', at('KW3017', '.values.0')],
    ['IpAddress', 'aws:SourceIp', 'home', at('KW3017', '.values.0')],
    ['NotIpAddress', 'aws:SourceIp', '10.0.0.256', at('KW3017', '.values.0')],
    ['IpAddress', 'aws:SourceIp', '10.0.0.0/33', at('KW3017', '.values.0')],
    ['IpAddress', 'aws:SourceIp', '2001:db8::/129', at('KW3017', '.values.0')],
    ['DateLessThan', 'aws:CurrentTime', '2027-02-30', at('KW3017', '.values.0')],
    ['DateLessThan', 'aws:CurrentTime', '2027-01-31T25:00:00Z', at('KW3017', '.values.0')],
    ['ArnLike', 'aws:PrincipalArn', 'role/x', at('KW3017', '.values.0')],
    ['NumericEquals', 'aws:PrincipalArn', '7', at('KW3017', '.operator')],
    ['ForAllValues:StringEquals', 'aws:SourceVpc', 'vpc-1', at('KW3017', '.operator')],
    ['StringEquals', 'aws:PrincipalOrgPaths', 'o-1/*', at('KW3017', '.operator')],
    ['StringEquals', 'kms:SigningAlgorithm', 'ECDSA_SHA_256', at('KW3012')],
    ['ForAnyValue:StringEquals', 'kms:ResourceAliases', 'alias/x', at('KW3012')],
  ])('%s on %s with %s', (operator, name, value, expected) => {
    expect(grantProblems(raw(operator, name, value))).toEqual(expected);
  });

  it.each([
    ['StringLike', 'aws:PrincipalArn', 'arn:aws:iam::111122223333:role/*'],
    ['ArnLike', 'aws:PrincipalArn', 'arn:aws:iam::111122223333:role/*'],
    ['StringEqualsIfExists', 'aws:SourceVpc', 'vpc-1'],
    ['ForAnyValue:StringLike', 'aws:PrincipalOrgPaths', 'o-1/r-1/*'],
    ['ForAllValues:StringEquals', 'kms:EncryptionContextKeys', 'tenant'],
    ['NumericLessThan', 'aws:MultiFactorAuthAge', '3600'],
    ['IpAddress', 'aws:SourceIp', '192.0.2.0/24'],
    ['IpAddress', 'aws:SourceIp', '2001:db8::/32'],
    ['DateGreaterThan', 'aws:CurrentTime', '2026-01-01T00:00:00Z'],
    ['DateGreaterThan', 'aws:CurrentTime', '2028-02-29'],
    ['DateGreaterThan', 'aws:EpochTime', '1767225600'],
    ['StringEquals', 'aws:PrincipalTag/team', 'pay'],
    // biome-ignore lint/suspicious/noTemplateCurlyInString: an IAM policy variable
    ['StringEquals', 'kms:EncryptionContext:tenant', '${aws:PrincipalTag/team}'],
    ['StringEquals', 'kms:EncryptionAlgorithm', 'SYMMETRIC_DEFAULT'],
    ['StringEqualsIgnoreCase', 'kms:RecipientAttestation:ImageSha384', 'ab12'],
  ])('%s on %s with %s is taken as it is', (operator, name, value) => {
    expect(grantStatements(raw(operator, name, value))).toMatchObject([
      { Condition: { [operator]: { [name]: value } } },
    ]);
  });

  it('a condition on the content of a request goes past `describe` and `get-public-key`', () => {
    const only = { operator: 'StringEquals', key: 'kms:MessageType', values: ['RAW'] };
    const operations = ['describe', 'get-public-key', 'sign'] as const;
    const signing = (grants: Parameters<typeof key>[0]) =>
      problemsOf(estate(key({ algorithm: 'ec-p256', purpose: 'sign', ...grants })));
    expect(signing({ grants: [grant({ operations, conditions: { raw: [only] } })] })).toEqual([]);
    const pending = {
      operator: 'NumericGreaterThan',
      key: 'kms:ScheduleKeyDeletionPendingWindowInDays',
      values: ['14'],
    };
    expect(
      signing({ grants: [grant({ operations: ['administer'], conditions: { raw: [pending] } })] }),
    ).toEqual([]);
    expect(signing({ grants: [grant({ operations: ['sign'], conditions: { raw: [pending] } })] })).toEqual(
      at('KW3012'),
    );
  });
});
