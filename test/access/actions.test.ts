import { GrantOperation } from '@aws-sdk/client-kms';
import { describe, expect, it } from 'vitest';
import { keyPolicyActions, kmsAction, kmsActions } from '../../src/access/actions.js';

describe('the table of KMS actions', () => {
  it('is sorted and has each action once', () => {
    const names = kmsActions.map(({ name }) => name);
    expect(names).toEqual([...new Set(names)].sort());
  });

  it('has what the reference lacks', () => {
    expect(kmsAction('Encapsulate')).toMatchObject({ cryptographic: true, onKey: true, level: 'write' });
    expect(kmsAction('Decapsulate')).toMatchObject({ crossAccount: true });
  });

  it('has every operation that a grant can give', () => {
    const missing = Object.values(GrantOperation).filter((name) => kmsAction(name)?.onKey !== true);
    expect(missing).toEqual([]);
  });

  it('finds an action with and without prefix, in any case', () => {
    expect(kmsAction('KMS:reencryptfrom')?.name).toBe('ReEncryptFrom');
    expect(kmsAction('kms:ReEncrypt')).toBeUndefined();
  });

  it('knows what no key policy can allow', () => {
    const others = kmsActions.filter(({ onKey }) => !onKey).map(({ name }) => name);
    expect(others).toEqual([
      'ConnectCustomKeyStore',
      'CreateCustomKeyStore',
      'CreateKey',
      'DeleteCustomKeyStore',
      'DescribeCustomKeyStores',
      'DisconnectCustomKeyStore',
      'GenerateRandom',
      'ListAliases',
      'ListKeys',
      'ListRetirableGrants',
      'UpdateCustomKeyStore',
    ]);
    expect(keyPolicyActions).toHaveLength(kmsActions.length - others.length);
  });

  it('knows what works on a key of another account', () => {
    const administrative = kmsActions.filter((action) => action.crossAccount && !action.cryptographic);
    expect(administrative.map(({ name }) => name)).toEqual([
      'CreateGrant',
      'DescribeKey',
      'GetKeyRotationStatus',
      'GetPublicKey',
      'ListGrants',
      'RetireGrant',
      'RevokeGrant',
    ]);
  });

  it('takes the weightiest of several access levels', () => {
    expect(kmsAction('PutKeyPolicy')?.level).toBe('permissions');
    expect(kmsAction('TagResource')?.level).toBe('tagging');
    expect(kmsAction('DescribeKey')?.level).toBe('read');
    expect(kmsAction('ListGrants')?.level).toBe('list');
  });
});
