import { EncryptCommand, type KMSClient } from '@aws-sdk/client-kms';
import type { SessionRequest } from '../../../../src/simulator/index.js';
import type { BrokenCase, Case } from '../../case.js';
import { grant, key } from '../../documents.js';
import type { Stand } from '../../stand.js';

export const encrypt = (kms: KMSClient, KeyId: string, EncryptionContext?: Record<string, string>) =>
  kms.send(new EncryptCommand({ KeyId, Plaintext: new Uint8Array(8), EncryptionContext }));

/** Encrypting by somebody of whom the case says how they call. */
export const tries = (request: SessionRequest, context?: Record<string, string>) => async (applied: Stand) =>
  encrypt(await applied.as(request), await applied.arnOf('alias/cards'), context);

export interface Fails extends Omit<Case, 'name' | 'estate'> {
  readonly grantee: object;
  readonly spec?: object;
  readonly who: string;
  readonly action?: string;
  readonly says: RegExp;
  readonly as?: SessionRequest;
}

export const failing = (name: string, fails: Fails): BrokenCase => {
  const { grantee, spec = {}, who, action = 'kms:Encrypt', says, as = { principal: who }, ...rest } = fails;
  return {
    name,
    ...rest,
    estate: key('cards') + grant('use', grantee, spec),
    finds: { kind: 'access', who, action, says, proof: tries(as) },
  };
};

export const raw = (operator: string, name: string, ...values: readonly string[]) => ({
  conditions: { raw: [{ operator, key: name, values }] },
});

export const deny = (action: string) => ({
  Version: '2012-10-17',
  Statement: [{ Effect: 'Deny', Action: action, Resource: '*' }],
});
