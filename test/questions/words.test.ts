import { describe, expect, it } from 'vitest';
import type { Outcome } from '../../src/model/diagnostic.js';
import type { AskedKey } from '../../src/model/question.js';
import { askedActions } from '../../src/providers/aws-kms/questions/asked-actions.js';
import { askedPrincipals } from '../../src/providers/aws-kms/questions/asked-principals.js';
import { givenContext, givenProblems } from '../../src/providers/aws-kms/questions/given-context.js';
import { estate, grant, key, named, role, target } from '../providers/aws-kms/compile/build-estate.js';
import { compiled } from '../providers/aws-kms/compile/read-outcome.js';

/** The value; or `code: message → remedy` of the first problem. */
function told<T>(outcome: Outcome<T>): T | string {
  if (outcome.ok) return outcome.value;
  const [first] = outcome.problems;
  return `${first?.code}: ${first?.message} → ${first?.remedy}`;
}

function exactly(message: string | RegExp) {
  return typeof message === 'string' ? message : expect.stringMatching(message);
}

describe('an operation that is asked for', () => {
  it.each<[string | null, readonly string[]]>([
    [null, []],
    ['decrypt', ['Decrypt']],
    ['Reencrypt', ['ReEncryptFrom', 'ReEncryptTo']],
    ['kms:Decrypt', ['Decrypt']],
    ['KMS:PUTKEYPOLICY', ['PutKeyPolicy']],
    ['grant-to-service', ['CreateGrant']],
  ])('%s', (word, actions) => {
    expect(told(askedActions(word))).toEqual(actions);
  });

  it('of many actions is what a lesser one doesn’t give', () => {
    expect(told(askedActions('administer'))).toContain('PutKeyPolicy');
    expect(told(askedActions('administer'))).not.toContain('DescribeKey');
    expect(told(askedActions('audit'))).toContain('GetKeyPolicy');
    expect(told(askedActions('audit'))).not.toContain('DescribeKey');
  });

  it.each([
    ['decript', 'KW6054: there is no operation `decript` → did you mean `decrypt`?'],
    ['kms:PutKeyPolici', 'KW6054: there is no operation `kms:PutKeyPolici` → did you mean `PutKeyPolicy`?'],
    ['wrap', /AWS KMS has no operation `wrap` → use one of `encrypt`, /],
    ['CreateKey', /`CreateKey` is about no key/],
    ['*', /no operation `\*` → use one of/],
    ['x'.repeat(5000), /there is no operation/],
  ])('%.20s is refused', (word, message) => {
    expect(told(askedActions(word))).toEqual(exactly(message));
  });
});

describe('what is given of a request', () => {
  const given = (...pairs: string[]) =>
    pairs.map((pair) => {
      const [name = '', value = ''] = pair.split('=');
      return { name, value };
    });

  it.each([
    ['context.tenant=acme', 'kms:EncryptionContext:tenant', 'acme'],
    ['via=s3', 'kms:ViaService', 's3.eu-west-1.amazonaws.com'],
    ['via=ec2.us-east-1.amazonaws.com', 'kms:ViaService', 'ec2.us-east-1.amazonaws.com'],
    ['source-account=111122223333', 'aws:SourceAccount', '111122223333'],
    ['org=o-abc', 'aws:PrincipalOrgID', 'o-abc'],
    ['tag.team=fraud', 'aws:PrincipalTag/team', 'fraud'],
    ['aws:principaltag/Team=x', 'aws:PrincipalTag/Team', 'x'],
    ['kms:viaservice=s3', 'kms:ViaService', 's3.eu-west-1.amazonaws.com'],
    ['KMS:ENCRYPTIONCONTEXT:Tenant=x', 'kms:EncryptionContext:Tenant', 'x'],
  ])('%s', (pair, name, value) => {
    expect(givenContext(given(pair), target())).toEqual({ [name]: [value] });
    expect(givenProblems(given(pair))).toEqual([]);
  });

  it('names a service in the partition of the key', () => {
    expect(givenContext(given('via=s3'), target({ partition: 'aws-cn' }))).toEqual({
      'kms:ViaService': ['s3.cn-north-1.amazonaws.com.cn'],
    });
  });

  it('can be several values where a request has several', () => {
    const pairs = given('kms:EncryptionContextKeys=a', 'kms:EncryptionContextKeys=b');
    expect(givenContext(pairs, target())).toEqual({ 'kms:EncryptionContextKeys': ['a', 'b'] });
    expect(givenProblems(pairs)).toEqual([]);
  });

  it.each([
    ['two values of one', ['via=s3', 'kms:ViaService=ec2'], 'a request has one value of `kms:ViaService`'],
    ['a name that is none', ['vai=s3'], 'there is no condition key `vai`'],
    ['a key of another service', ['s3:prefix=x'], 'there is no condition key `s3:prefix`'],
    ['a context without a name', ['context.=x'], 'there is no condition key `context.`'],
    ['constructor', ['constructor=x'], 'there is no condition key `constructor`'],
    ['no boolean', ['mfa=perhaps'], 'no request has the value `perhaps` for `mfa`'],
    ['no address', ['source-ip=10.0.0.0/8'], 'no request has the value `10.0.0.0/8` for `source-ip`'],
    ['no organization', ['org=acme'], 'no request has the value `acme` for `org`'],
    ['no account', ['caller-account=12'], 'no request has the value `12` for `caller-account`'],
    ['no service', ['via=S3 bucket'], 'no request has the value `S3 bucket` for `via`'],
    ['no time', ['aws:CurrentTime=soon'], 'no request has the value `soon` for `aws:CurrentTime`'],
    ['no ARN', ['source-arn=bucket'], 'no request has the value `bucket` for `source-arn`'],
  ])('is refused: %s', (_, pairs, message) => {
    expect(givenProblems(given(...pairs)).map((problem) => [problem.code, problem.message])).toEqual([
      ['KW6056', message],
    ]);
  });

  it('has suggestions', () => {
    expect(givenProblems(given('vai=s3'))[0]?.remedy).toBe('did you mean `via`?');
    expect(givenProblems(given('tenant=s3'))[0]?.remedy).toContain('`context.NAME`');
  });
});

describe('a principal that is asked for', () => {
  const other = '444455556666';
  const home = target();
  const away = target({ name: 'backup', account: other, reconciler: role('keywright', other) });
  const keys = [
    key({ grants: [grant({ grantees: [named(role('app')), named(role('backup', other))] })] }),
    key({ name: 'copy', target: away, administrators: [role('admin', other)] }),
  ];
  const asked: readonly AskedKey[] = compiled(estate(...keys)).flatMap(({ id, state }) => {
    const found = keys.find(({ name }) => name === id.name);
    return found === undefined
      ? []
      : [{ key: found, target: found.target, from: 'estate', arn: null, state }];
  });
  const arn = (name: string, of = home.account) => `arn:aws:iam::${of}:${name}`;

  it.each([
    ['role/app', [arn('role/app')]],
    ['role/backup', [arn('role/backup', other)]],
    ['role/admin', [arn('role/admin'), arn('role/admin', other)]],
    ['account/777788889999', [arn('root', '777788889999')]],
    ['s3.amazonaws.com', ['s3.amazonaws.com']],
    [arn('role/app'), [arn('role/app')]],
    ['arn:aws:sts::111122223333:assumed-role/app/x', ['arn:aws:sts::111122223333:assumed-role/app/x']],
  ])('%s', (word, principals) => {
    expect(told(askedPrincipals(word, asked))).toEqual(principals);
  });

  it('is named where its session’s role is', () => {
    const session = (name: string) => `arn:aws:sts::${home.account}:assumed-role/${name}/x`;
    expect(askedPrincipals(session('app'), asked)).toMatchObject({ warnings: [] });
    expect(askedPrincipals(session('nobody'), asked)).toMatchObject({ warnings: [{ code: 'KW6057' }] });
  });

  it('that nothing names is answered, with a warning', () => {
    expect(askedPrincipals('role/ap', asked)).toEqual({
      ok: true,
      value: [arn('role/ap'), arn('role/ap', other)],
      warnings: [
        expect.objectContaining({
          code: 'KW6057',
          message: 'no policy and no native grant of these keys names `role/ap`',
          remedy: 'did you mean `role/app`?',
        }),
      ],
    });
  });

  it.each([
    ['app', 'KW6055: `app` names no principal → did you mean `role/app`?'],
    ['rol/app', 'KW6055: `rol/app` names no principal → did you mean `role/app`?'],
    ['444455556666', 'KW6055: `444455556666` names no principal → did you mean `account/444455556666`?'],
    ['set/services', /`set\/services` is a set/],
    ['arn:aws:kms:eu-west-1:111122223333:key/x', /names no principal/],
    ['account/12', /names no principal/],
    ['*', /names no principal/],
  ])('%s is refused', (word, message) => {
    expect(told(askedPrincipals(word, asked))).toEqual(exactly(message));
  });
});
