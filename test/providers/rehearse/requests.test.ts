import { afterEach, describe, expect, it } from 'vitest';
import type { EstateGrant, EstateKey } from '../../../src/model/estate.js';
import { trialsOf } from '../../../src/providers/aws-kms/rehearse/trials.js';
import { tryAccess } from '../../../src/providers/aws-kms/rehearse/try-access.js';
import { estate, grant, key, named, role } from '../aws-kms/compile/build-estate.js';
import { openPlace, type TestPlace } from './place.js';

let open: TestPlace | null = null;

afterEach(async () => {
  await open?.simulator.close();
  open = null;
});

type Condition = readonly [operator: string, key: string, ...values: readonly string[]];

const rsa = { algorithm: 'rsa-2048', purpose: 'encrypt' } as const;
const rsaSigning = { algorithm: 'rsa-2048', purpose: 'sign' } as const;
const imported = { origin: { kind: 'external' } } as const;
const rotating = { rotation: { kind: 'every', days: 365 } } as const;

/** Each condition on what a request says, with the actions whose requests say it. */
const cases: readonly (readonly [
  Partial<EstateKey>,
  EstateGrant['operations'],
  Condition,
  actions: readonly string[],
])[] = [
  [
    rsa,
    ['encrypt', 'decrypt'],
    ['StringEquals', 'kms:EncryptionAlgorithm', 'RSAES_OAEP_SHA_1'],
    ['Decrypt', 'Encrypt'],
  ],
  [
    rsa,
    ['reencrypt'],
    ['StringEquals', 'kms:EncryptionAlgorithm', 'RSAES_OAEP_SHA_1'],
    ['ReEncryptFrom', 'ReEncryptTo'],
  ],
  [
    rsaSigning,
    ['sign', 'verify'],
    ['StringEquals', 'kms:SigningAlgorithm', 'RSASSA_PKCS1_V1_5_SHA_512'],
    ['Sign', 'Verify'],
  ],
  [rsaSigning, ['sign', 'verify'], ['StringEquals', 'kms:MessageType', 'DIGEST'], ['Sign', 'Verify']],
  [
    { algorithm: 'ec-p521', purpose: 'sign' },
    ['sign'],
    ['StringEquals', 'kms:MessageType', 'DIGEST'],
    ['Sign'],
  ],
  [
    { algorithm: 'ed25519', purpose: 'sign' },
    ['sign', 'verify'],
    ['StringEquals', 'kms:MessageType', 'DIGEST'],
    ['Sign', 'Verify'],
  ],
  [
    { algorithm: 'ed25519', purpose: 'sign' },
    ['sign'],
    ['StringEquals', 'kms:SigningAlgorithm', 'ED25519_PH_SHA_512'],
    ['Sign'],
  ],
  [
    { algorithm: 'ml-dsa-44', purpose: 'sign' },
    ['sign'],
    ['StringEquals', 'kms:MessageType', 'EXTERNAL_MU'],
    ['Sign'],
  ],
  [
    { algorithm: 'hmac-sha512', purpose: 'mac' },
    ['mac', 'verify-mac'],
    ['StringEquals', 'kms:MacAlgorithm', 'HMAC_SHA_512'],
    ['GenerateMac', 'VerifyMac'],
  ],
  [
    { algorithm: 'ec-p256', purpose: 'agree' },
    ['derive'],
    ['StringEquals', 'kms:KeyAgreementAlgorithm', 'ECDH'],
    ['DeriveSharedSecret'],
  ],
  [
    {},
    ['generate-data-key-pair'],
    ['StringEquals', 'kms:DataKeyPairSpec', 'ECC_NIST_P384'],
    ['GenerateDataKeyPair', 'GenerateDataKeyPairWithoutPlaintext'],
  ],
  [
    {},
    ['administer'],
    ['NumericEquals', 'kms:ScheduleKeyDeletionPendingWindowInDays', '7'],
    ['ScheduleKeyDeletion'],
  ],
  [rotating, ['administer'], ['NumericEquals', 'kms:RotationPeriodInDays', '100'], ['EnableKeyRotation']],
  [{}, ['administer'], ['Bool', 'kms:BypassPolicyLockoutSafetyCheck', 'true'], ['PutKeyPolicy']],
  [{}, ['administer'], ['StringEquals', 'aws:RequestTag/team', 'fraud'], ['TagResource']],
  [{}, ['administer'], ['ForAnyValue:StringEquals', 'aws:TagKeys', 'team'], ['TagResource', 'UntagResource']],
  [
    imported,
    ['administer'],
    ['StringEquals', 'kms:WrappingAlgorithm', 'RSAES_OAEP_SHA_1'],
    ['GetParametersForImport'],
  ],
  [imported, ['administer'], ['StringEquals', 'kms:WrappingKeySpec', 'RSA_3072'], ['GetParametersForImport']],
  [
    imported,
    ['administer'],
    ['StringEquals', 'kms:ExpirationModel', 'KEY_MATERIAL_EXPIRES'],
    ['ImportKeyMaterial'],
  ],
  [imported, ['administer'], ['DateLessThan', 'kms:ValidTo', '2999-01-01T00:00:00Z'], ['ImportKeyMaterial']],
  [{}, ['grant-to-service'], ['ForAnyValue:StringEquals', 'kms:GrantOperations', 'Decrypt'], ['CreateGrant']],
  [{}, ['grant-to-service'], ['StringEquals', 'kms:GranteePrincipal', role('worker').arn], ['CreateGrant']],
  [{}, ['grant-to-service'], ['StringEquals', 'kms:RetiringPrincipal', role('worker').arn], ['CreateGrant']],
  [
    {},
    ['grant-to-service'],
    ['ForAnyValue:StringEquals', 'kms:GrantConstraintType', 'EncryptionContextEquals'],
    ['CreateGrant'],
  ],
  [{}, ['grant-to-service'], ['StringEquals', 'kms:EncryptionContext:tenant', 'acme'], ['CreateGrant']],
];

describe('the request says what the estate demands of it', () => {
  it.each(cases)('%j %j %j', async (change, operations, [operator, name, ...values], actions) => {
    const raw = [{ operator, key: name, values }] as const;
    const declared = grant({
      grantees: [named(role('manager'))],
      operations,
      conditions: { raw: [...raw] as never },
    });
    const input = estate(key({ ...change, grants: [declared] }));
    open = await openPlace(input);
    const trials = trialsOf(input, open.desired).filter(
      ({ kind, context }) => kind === 'grant' && Object.keys(context ?? {}).some((each) => each === name),
    );
    expect(trials.map(({ action }) => action.replace('kms:', ''))).toEqual(actions);
    const results = await tryAccess(trials, open.place);
    expect(results.map(({ outcome, because }) => [outcome, because])).toEqual(
      actions.map(() => ['works', null]),
    );
  });
});
