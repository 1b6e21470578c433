import { describe, expect, it } from 'vitest';
import { keyPolicyActions } from '../../src/access/actions.js';
import type { AccessRow } from '../../src/model/access-row.js';
import {
  everyAction,
  operationActions,
  traitActions,
  usageActions,
} from '../../src/model/operation-actions.js';
import { accessLine, accessLines, inWords, wholeAccess } from '../../src/render/access-words.js';
import { conditionWords } from '../../src/render/condition-words.js';
import { operationWords } from '../../src/render/operation-words.js';

const account = '111122223333';
const role = (name: string, of = account) => `arn:aws:iam::${of}:role/${name}`;
const root = (of: string) => `arn:aws:iam::${of}:root`;
const via = 'kms:ViaService is s3.eu-west-1.amazonaws.com';

function row(over: Partial<AccessRow>): AccessRow {
  return {
    principals: [role('app')],
    operations: ['Decrypt'],
    conditions: '',
    certainty: 'certain',
    witness: null,
    ...over,
  };
}

describe('an access row in words', () => {
  it.each<[Partial<AccessRow>, 'has' | 'gains' | 'loses', string]>([
    [{ conditions: via }, 'gains', 'role/app may decrypt (via s3.eu-west-1 only)'],
    [{}, 'has', 'role/app may decrypt'],
    [{}, 'loses', 'role/app loses decrypt'],
    [{ principals: [role('a'), role('b')] }, 'loses', 'role/a, role/b lose decrypt'],
    [{ certainty: 'may' }, 'gains', "role/app may gain decrypt (can't be decided)"],
    [{ certainty: 'may' }, 'loses', "role/app may lose decrypt (can't be decided)"],
    [{ principals: [role('app', '444455556666')] }, 'gains', `${role('app', '444455556666')} may decrypt`],
    [
      { principals: [root('444455556666')] },
      'gains',
      'account/444455556666 may decrypt as its IAM policies allow',
    ],
    [
      { principals: ['*'], except: [role('app')], conditions: 'kms:CallerAccount is 111122223333' },
      'gains',
      'everybody except role/app may decrypt (from account 111122223333 only)',
    ],
    [{ principals: ['s3.amazonaws.com'] }, 'gains', 's3.amazonaws.com may decrypt'],
    [{ note: 'by a native grant' }, 'has', 'role/app may decrypt, by a native grant'],
    [
      {
        principals: [root(account)],
        note: 'as far as IAM policies of the account allow it, and not to its root user',
      },
      'gains',
      'account/111122223333 may decrypt as its IAM policies allow, and not to its root user',
    ],
    [
      { certainty: 'may', note: 'AWS documents no such value of kms:ViaService' },
      'gains',
      "role/app may gain decrypt (can't be decided: AWS documents no such value of kms:ViaService)",
    ],
    [{ certainty: 'may', note: 'can’t be decided' }, 'loses', "role/app may lose decrypt (can't be decided)"],
  ])('%j %s', (over, side, line) => {
    expect(accessLine(row(over), side, inWords(account))).toBe(line);
  });

  it('is exact where all is wanted', () => {
    expect(accessLine(row({ conditions: via }), 'gains', wholeAccess)).toBe(
      `${role('app')} may Decrypt (${via})`,
    );
  });

  it('counts what it leaves out', () => {
    const operations = [
      'CreateAlias',
      'CreateGrant',
      'DeleteAlias',
      'EnableKey',
      'TagResource',
      'UpdateAlias',
    ];
    const line = accessLine(row({ operations }), 'has', { ...inWords(account), most: 3 });
    expect(line).toBe('role/app may CreateGrant, DeleteAlias, CreateAlias and 3 more operations');
  });

  it('has a sign for each side', () => {
    const lines = accessLines({ gained: [row({})], lost: [row({})] }, inWords(account));
    expect(lines.map(({ sign }) => sign)).toEqual(['+', '-']);
  });
});

describe('operations in words', () => {
  const keyOf = (...usages: number[]) => {
    const others = usageActions.filter((_, index) => !usages.includes(index)).flat();
    return everyAction.filter((action) => !others.includes(action));
  };
  it.each<[string, readonly string[], readonly string[]]>([
    ['one', ['Decrypt'], ['decrypt']],
    ['pairs', ['ReEncryptFrom', 'ReEncryptTo'], ['reencrypt']],
    ['half a pair', ['ReEncryptFrom'], ['ReEncryptFrom']],
    [
      'data keys',
      ['GenerateDataKey', 'GenerateDataKeyWithoutPlaintext', 'DescribeKey'],
      ['generate-data-key', 'describe'],
    ],
    ['an administrator', operationActions.administer, ['administer']],
    [
      'an administrator of a key that has no imported material and no replicas',
      operationActions.administer.filter((action) => !traitActions.flat().includes(action)),
      ['administer'],
    ],
    [
      'less than an administrator',
      operationActions.administer.filter((action) => action !== 'PutKeyPolicy'),
      expect.arrayContaining(['audit', 'ScheduleKeyDeletion']),
    ],
    ['everything', ['*', ...everyAction], ['every operation']],
    ['everything on an encryption key', ['*', ...keyOf(0)], ['every operation']],
    [
      'everything but one',
      ['*', ...everyAction.filter((action) => action !== 'Decrypt')],
      ['every operation but decrypt'],
    ],
    [
      'everything but one on an encryption key',
      ['*', ...keyOf(0).filter((action) => action !== 'ScheduleKeyDeletion')],
      ['every operation but ScheduleKeyDeletion'],
    ],
    [
      'what is written out without a wildcard isn’t everything',
      keyOf(0),
      expect.arrayContaining(['decrypt']),
    ],
    ['wildcards', ['Get*', 'GetKeyPolicy'], ['GetKeyPolicy', 'any new Get*']],
    [
      'wildcards together, before what tells less',
      ['CreateGrant', 'Get*', 'List*', 'TagResource'],
      ['CreateGrant', 'any new Get* or List*', 'TagResource'],
    ],
    [
      'an administrator who could audit before',
      operationActions.administer.filter((action) => !operationActions.audit.includes(action)),
      ['administer'],
    ],
  ])('%s', (_, actions, words) => {
    expect(operationWords(actions, false)).toEqual(words);
  });

  it('calls only grants for services `grant-to-service`', () => {
    const actions = operationActions['grant-to-service'];
    expect(operationWords(actions, true)).toEqual(['grant-to-service']);
    expect(operationWords(actions, false)).toEqual(['CreateGrant', 'ListGrants', 'RevokeGrant']);
  });

  it('knows every action of a key policy', () => {
    expect(everyAction).toEqual(keyPolicyActions.map(({ name }) => name));
    for (const action of [...usageActions, ...traitActions].flat()) expect(everyAction).toContain(action);
  });
});

describe('conditions in words', () => {
  it.each([
    [via, 'via s3.eu-west-1 only'],
    [
      'kms:ViaService is a.eu-west-1.amazonaws.com, b.eu-west-1.amazonaws.com',
      'via a.eu-west-1 or b.eu-west-1 only',
    ],
    ['kms:EncryptionContext:tenant is acme', 'context tenant=acme only'],
    [`${via} and aws:PrincipalOrgID is o-abc`, 'via s3.eu-west-1 only and from organization o-abc only'],
    [`${via} or kms:EncryptionContext:a is b`, 'via s3.eu-west-1 only or context a=b only'],
    ['kms:ViaService is not s3.eu-west-1.amazonaws.com', 'unless via s3.eu-west-1'],
    ['kms:EncryptionContext:tenant is not a, b', 'unless context tenant=a or b'],
    [
      'aws:SourceArn is not like arn:aws:s3:::x or aws:SourceAccount is not 111122223333',
      'aws:SourceArn is not like arn:aws:s3:::x or not for account 111122223333',
    ],
    [`${via} and kms:EncryptionContext:a is not b`, 'via s3.eu-west-1 only and not context a=b'],
    ['kms:ViaService is not like s3.*', 'kms:ViaService is not like s3.*'],
    ['kms:ViaService is absent', 'kms:ViaService is absent'],
    ['aws:SourceVpce is vpce-1', 'aws:SourceVpce is vpce-1'],
    [`kms:EncryptionContext:a is "x and ${via}"`, `context a="x and ${via}" only`],
    [`kms:EncryptionContext:a is "x`, 'kms:EncryptionContext:a is "x'],
    [
      `(${via} and aws:SourceIp is in 10.0.0.0/8) or ${via}`,
      '(via s3.eu-west-1 only and aws:SourceIp is in 10.0.0.0/8) or via s3.eu-west-1 only',
    ],
    [`not (aws:SourceIp is in 10.0.0.0/8 and ${via})`, `not (aws:SourceIp is in 10.0.0.0/8 and ${via})`],
    ['kms:ViaService is like s3.*', 'kms:ViaService is like s3.*'],
    ['kms:ViaService is one of the kinds a, absent', 'kms:ViaService is one of the kinds a, absent'],
    [
      'kms:EncryptionContextKeys is present and every value of kms:EncryptionContextKeys is tenant, or there is none',
      'kms:EncryptionContextKeys is present and no context keys but tenant',
    ],
    [
      'kms:EncryptionContext:tenant is not acme or not (every value of kms:EncryptionContextKeys is in any case tenant, or there is none)',
      'not context tenant=acme or a context key beside tenant',
    ],
    ['kms:EncryptionContext:a is b (', 'kms:EncryptionContext:a is b ('],
    ['', ''],
  ])('%s', (conditions, words) => {
    expect(conditionWords(conditions)).toBe(words);
  });
});
