import { createHmac } from 'node:crypto';
import type { CreateKeyCommandInput, KeySpec, MacAlgorithmSpec } from '@aws-sdk/client-kms';
import { expect } from 'vitest';
import { externalKey, forever, importInto } from '../../../import/support.js';
import type { Desk } from '../../desk.js';
import { type KeyUse, useStates } from '../../key-use/key-use.js';
import { useAuthorised } from '../../key-use/use-authorised.js';
import { useErrors } from '../../key-use/use-errors.js';
import type { OperationCase } from '../../operation-case.js';
import { nameOfFailure } from '../../policies.js';

const MacAlgorithm = 'HMAC_SHA_256';
const Message = Buffer.from('four eyes');
const kind: CreateKeyCommandInput = { KeySpec: 'HMAC_256', KeyUsage: 'GENERATE_VERIFY_MAC' };

const common = { kind, otherKind: {}, context: false, conditions: { 'kms:MacAlgorithm': MacAlgorithm } };

const generating: KeyUse = {
  ...common,
  operation: 'GenerateMac',
  prepare: async () => (kms, KeyId, more) => kms.generateMac({ KeyId, Message, MacAlgorithm, ...more }),
};

const verifying: KeyUse = {
  ...common,
  operation: 'VerifyMac',
  prepare: async ({ kms, arn }) => {
    const { Mac } = await kms.generateMac({ KeyId: arn, Message, MacAlgorithm });
    return (as, KeyId, more) => as.verifyMac({ KeyId, Message, Mac, MacAlgorithm, ...more });
  },
};

/** AWS documents no DependencyTimeoutException for these two. */
function errorsOf(use: KeyUse) {
  const { DependencyTimeoutException: _, ...errors } = useErrors(use);
  return errors;
}

export const generateMac: OperationCase = {
  operation: 'GenerateMac',
  works: async (desk) => {
    for (const bits of ['224', '256', '384', '512'] as const) await isHmac(desk, bits);
    const KeyId = await desk.makeKey(kind);
    const tried = (bytes: number) =>
      nameOfFailure(desk.admin.generateMac({ KeyId, Message: Buffer.alloc(bytes), MacAlgorithm }));
    expect(await tried(4096)).toBe('answered');
    expect(await tried(4097)).toBe('ValidationException');
    expect(await tried(0)).toBe('ValidationException');
  },
  states: useStates(generating),
  errors: errorsOf(generating),
  authorised: useAuthorised(generating),
};

export const verifyMac: OperationCase = {
  operation: 'VerifyMac',
  works: async ({ admin, makeKey }) => {
    const KeyId = await makeKey(kind);
    const { Mac = new Uint8Array() } = await admin.generateMac({ KeyId, Message, MacAlgorithm });
    const verify = (Message: Uint8Array, Mac: Uint8Array) =>
      admin.verifyMac({ KeyId, Message, Mac, MacAlgorithm });
    expect(await verify(Message, Mac)).toMatchObject({ KeyId, MacAlgorithm, MacValid: true });
    for (const [message, mac] of [
      [Buffer.from('four eye'), Mac],
      [Message, Mac.subarray(1)],
    ] as const)
      expect(await nameOfFailure(verify(message, mac))).toBe('KMSInvalidMacException');
  },
  states: useStates(verifying),
  errors: {
    ...errorsOf(verifying),
    KMSInvalidMacException: {
      message: null,
      provoke: async ({ admin, makeKey }) =>
        admin.verifyMac({ KeyId: await makeKey(kind), Message, Mac: Buffer.alloc(32), MacAlgorithm }),
    },
  },
  authorised: useAuthorised(verifying),
};

/** RFC 2104, with imported bytes that everybody can compute with. */
async function isHmac({ admin }: Desk, bits: '224' | '256' | '384' | '512'): Promise<void> {
  const KeySpec: KeySpec = `HMAC_${bits}`;
  const secret = Buffer.alloc(Number(bits) / 8, 9);
  const KeyId = await externalKey(admin, { KeySpec, KeyUsage: 'GENERATE_VERIFY_MAC' });
  await importInto(admin, KeyId, secret, forever);
  const algorithm: MacAlgorithmSpec = `HMAC_SHA_${bits}`;
  const { Mac } = await admin.generateMac({ KeyId, Message, MacAlgorithm: algorithm });
  expect(Buffer.from(Mac ?? [])).toEqual(createHmac(`sha${bits}`, secret).update(Message).digest());
}
