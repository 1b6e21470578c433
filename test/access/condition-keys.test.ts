import { describe, expect, it } from 'vitest';
import {
  conditionKeyInfo,
  conditionKeyText,
  isKeyOfAction,
  isKnownConditionKey,
  isMultiValued,
} from '../../src/access/condition-keys.js';

describe('the table of condition keys', () => {
  it.each([
    ['KMS:viaservice', 'kms:ViaService'],
    ['kms:encryptioncontext:Tenant', 'kms:EncryptionContext:Tenant'],
    ['aws:resourcetag/Team', 'aws:ResourceTag/Team'],
    ['aws:UserId', 'aws:userid'],
    ['saml:AUD', 'saml:AUD'],
  ])('spells %s as %s', (written, spelled) => {
    expect(conditionKeyText(written)).toBe(spelled);
  });

  it('knows types, numbers of values, and allowed values', () => {
    expect(conditionKeyInfo('kms:KeyOrigin')).toEqual({
      key: 'kms:KeyOrigin',
      type: 'String',
      multi: false,
      values: ['AWS_CLOUDHSM', 'AWS_KMS', 'EXTERNAL', 'EXTERNAL_KEY_STORE'],
    });
    expect(conditionKeyInfo('aws:SourceIp')?.type).toBe('IP');
    expect(conditionKeyInfo('kms:GrantIsForAWSResource')?.type).toBe('Bool');
    expect(isMultiValued('kms:grantoperations')).toBe(true);
    expect(isMultiValued('kms:EncryptionContext:a')).toBe(false);
  });

  it.each([
    'kms:RecipientAttestation:PCR31',
    'kms:RecipientAttestation:NitroTPMPCR23',
    'kms:CustomerMasterKeySpec',
    'aws:PrincipalTag/team',
    'aws:SignInSessionArn',
  ])('knows %s', (key) => {
    expect(isKnownConditionKey(key)).toBe(true);
  });

  it.each([
    'kms:EncryptionContext:',
    'aws:PrincipalTag/',
    'kms:RecipientAttestation:PCR32',
    'kms:Tenant',
    'token.actions.githubusercontent.com:sub',
  ])('doesn’t know %s', (key) => {
    expect(conditionKeyInfo(key)).toBeUndefined();
  });
});

describe('which action has which condition key', () => {
  it.each([
    ['aws:PrincipalOrgID', 'DescribeKey', true],
    ['aws:RequestTag/team', 'Decrypt', true],
    ['kms:ViaService', 'SynchronizeMultiRegionKey', true],
    ['kms:CallerAccount', 'PutKeyPolicy', true],
    ['kms:EncryptionContext:tenant', 'kms:decrypt', true],
    ['kms:EncryptionContext:', 'CreateGrant', true],
    ['kms:EncryptionContextKeys', 'GenerateDataKeyPair', true],
    ['kms:EncryptionContext:tenant', 'DescribeKey', false],
    ['kms:EncryptionContextKeys', 'Sign', false],
    ['kms:GrantIsForAWSResource', 'RevokeGrant', true],
    ['kms:GrantIsForAWSResource', 'ListGrants', true],
    ['kms:GrantIsForAWSResource', 'RetireGrant', false],
    ['kms:RecipientAttestation:PCR0', 'GenerateDataKey', true],
    ['kms:RecipientAttestation:ImageSha384', 'GenerateRandom', true],
    ['kms:RecipientAttestation:PCR0', 'Encrypt', false],
    ['kms:KeySpec', 'Decapsulate', true],
    ['kms:CustomerMasterKeySpec', 'Decrypt', true],
    ['kms:ResourceAliases', 'ListKeys', false],
    ['kms:RequestAlias', 'GetPublicKey', true],
    ['kms:RequestAlias', 'PutKeyPolicy', false],
  ])('%s on %s: %s', (key, action, expected) => {
    expect(isKeyOfAction(key, action)).toBe(expected);
  });

  it('rules nothing out where it knows nothing', () => {
    expect(isKeyOfAction('kms:NewKey', 'DescribeKey')).toBe(true);
    expect(isKeyOfAction('kms:EncryptionContext:a', 'NewAction')).toBe(true);
    expect(isKeyOfAction('saml:aud', 'Decrypt')).toBe(true);
  });
});
