import { generateKeyPairSync } from 'node:crypto';
import { GenerateRandomCommand, type RecipientInfo } from '@aws-sdk/client-kms';
import { encode } from 'cborg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startSimulator } from '../../../../src/simulator/index.js';
import { parseWorld } from '../../../../src/simulator/world.js';
import { kmsOf } from '../../server/clients.js';
import { type Desk, failure, openDesk } from '../desk.js';
import { digitalSignature, keyCertSign } from './certificates.js';
import { asRecipient, type ChainChanges, createEnclave, measurement } from './enclave.js';

const now = Date.now();
const minute = 60_000;
const enclave = createEnclave(now);
const pcr = measurement('image');

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk({ clock: () => now, attestationRoots: [enclave.rootPem] });
});
afterAll(() => desk.close());

const askAt = (client: Desk['admin'], Recipient: RecipientInfo) =>
  failure(client.send(new GenerateRandomCommand({ NumberOfBytes: 1, Recipient })));
const ask = (Recipient: RecipientInfo) => askAt(desk.admin, Recipient);
const refusal = (why: string) => `ValidationException: The attestation document is not valid: ${why}.`;

const ellipticKey = generateKeyPairSync('ec', { namedCurve: 'P-256' }).publicKey;
const shortKey = generateKeyPairSync('rsa', { modulusLength: 1024 }).publicKey;
const spki = { format: 'der', type: 'spki' } as const;
const withRegister = (index: unknown, value: unknown) => ({ pcrs: new Map([[index, value]]) });

describe('refuses a document', () => {
  test.each<[string, Record<string, unknown>]>([
    ['module_id is missing', { module_id: undefined }],
    ['module_id is missing', { module_id: '' }],
    ['digest is missing', { digest: undefined }],
    ['its digest is not SHA384', { digest: 'SHA256' }],
    ['timestamp is not a time', { timestamp: undefined }],
    ['timestamp is not a time', { timestamp: 0 }],
    ['it is older than five minutes, or from the future', { timestamp: now - 5 * minute - 1 }],
    ['it is older than five minutes, or from the future', { timestamp: now + 5 * minute + 1 }],
    ['pcrs is missing', { pcrs: undefined }],
    ['pcrs is missing', { pcrs: new Map() }],
    ['pcrs has an entry that is no register', withRegister(32, pcr)],
    ['pcrs has an entry that is no register', withRegister('0', pcr)],
    ['pcrs has an entry that is no register', withRegister(0, pcr.subarray(1))],
    ['nitrotpm_pcrs has an entry that is no register', { nitrotpm_pcrs: new Map([[24, pcr]]) }],
    ['certificate is missing', { certificate: undefined }],
    ['certificate is not of 1 to 1024 bytes', { certificate: Buffer.alloc(1025) }],
    ['it has a certificate that can not be read', { certificate: Buffer.from('no certificate') }],
    ['cabundle is missing', { cabundle: undefined }],
    ['cabundle is missing', { cabundle: [] }],
    ['user_data is not of 0 to 512 bytes', { user_data: Buffer.alloc(513) }],
    ['nonce is not of 0 to 512 bytes', { nonce: Buffer.alloc(513) }],
    ['public_key is not of 1 to 1024 bytes', { public_key: Buffer.alloc(1025) }],
    ['it has no public_key', { public_key: undefined }],
    ['it has no public_key', { public_key: null }],
    ['its public_key can not be read', { public_key: Buffer.from('no key') }],
    ['its public_key is not an RSA key of at least 2048 bits', { public_key: ellipticKey.export(spki) }],
    ['its public_key is not an RSA key of at least 2048 bits', { public_key: shortKey.export(spki) }],
  ])('because %s (%#)', async (why, fields) => {
    expect(await ask(enclave.recipient({ fields }))).toBe(refusal(why));
  });

  test.each<[string, () => Uint8Array]>([
    ['it is not CBOR', () => Buffer.from('ff', 'hex')],
    ['it is not CBOR', () => Buffer.concat([enclave.attest(), Buffer.from([0])])],
    ['it is not a COSE_Sign1 structure', () => encode([1, 2, 3])],
    ['it is not a COSE_Sign1 structure', () => encode([1, 2, 3, 4])],
    ['it is not signed with ES384', () => enclave.attest({ algorithm: -7 })],
    ['its signature does not fit', () => enclave.attest({ signedBy: enclave.middle.privateKey })],
    ['its signature does not fit', () => altered(enclave.attest(), 'instance', 'imposter')],
    ['its signature does not fit', () => flipped(enclave.attest())],
  ])('because %s (%#)', async (why, attest) => {
    expect(await ask(asRecipient(attest()))).toBe(refusal(why));
  });

  function flipped(document: Buffer): Buffer {
    document.writeUInt8(document.readUInt8(document.length - 1) ^ 1, document.length - 1);
    return document;
  }

  /** The same document with other registers, under the old signature. */
  function altered(document: Buffer, from: string, to: string): Buffer {
    const at = document.indexOf(measurement(from));
    measurement(to).copy(document, at);
    return document;
  }

  test.each<[string, ChainChanges]>([
    ['it has a certificate that is expired or not valid yet', { signer: { to: now - minute } }],
    ['it has a certificate that is expired or not valid yet', { middle: { from: now + minute } }],
    ['it has a certificate that is expired or not valid yet', { root: { to: now - minute } }],
    ['its certificate is not one for signatures', { signer: { usage: keyCertSign } }],
    ['its certificate is not one for signatures', { signer: { authority: true } }],
    ['its cabundle has a certificate that may not issue others', { middle: { usage: digitalSignature } }],
    ['its cabundle has a certificate that may not issue others', { middle: { authority: false } }],
    ['its cabundle has a certificate that may not issue others', { root: { pathLength: 0 } }],
    ['its certificates are not a chain', { signer: { issuer: { ...enclave.middle, name: 'another' } } }],
    ['its certificates are not a chain', { signer: { issuer: enclave.middle } }],
    ['its signature does not fit', { signer: { curve: 'P-256' } }],
  ])('because %s (%#)', async (why, chain) => {
    const other = createEnclave(now, chain);
    const simulator = await startSimulator({ clock: () => now, attestationRoots: [other.rootPem] });
    expect(await askAt(kmsOf(simulator), other.recipient())).toBe(refusal(why));
    await simulator.close();
  });
});

test('the simulated clock says how old a document is', async () => {
  const simulator = await startSimulator({ clock: () => now, attestationRoots: [enclave.rootPem] });
  simulator.moveClock({ advanceSeconds: 299 });
  expect(await askAt(kmsOf(simulator), enclave.recipient())).toBe('answered');
  simulator.moveClock({ advanceSeconds: 2 });
  expect(await askAt(kmsOf(simulator), enclave.recipient())).toMatch(/older than five minutes/);
  await simulator.close();
});

describe('what roots are trusted', () => {
  const noRoot = refusal('its certificates do not lead to a root that the simulator trusts');

  test('only those that were given', async () => {
    expect(await ask(enclave.recipient())).toBe('answered');
    expect(await ask(createEnclave(now).recipient())).toBe(noRoot);
  });

  test('none without any', async () => {
    const simulator = await startSimulator({ clock: () => now });
    expect(await askAt(kmsOf(simulator), enclave.recipient())).toBe(noRoot);
    await simulator.close();
  });

  const worldWith = (pem: string) =>
    parseWorld(JSON.stringify({ accounts: [{ id: '111122223333' }], attestationRoots: [pem] }), 'world.yaml');

  test('those of the world', async () => {
    const parsed = worldWith(enclave.rootPem);
    if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
    const simulator = await startSimulator({ clock: () => now, world: parsed.value });
    const credentials = await simulator.credentialsFor({ principal: 'arn:aws:iam::111122223333:root' });
    const { accessKeyId, secretAccessKey, sessionToken } = credentials;
    const root = kmsOf(simulator, { accessKeyId, secretAccessKey, sessionToken });
    expect(await askAt(root, enclave.recipient())).toBe('answered');
    await simulator.close();
  });

  test('text that is no certificate is refused at the start', async () => {
    const pem = '-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----';
    await expect(startSimulator({ attestationRoots: [pem] })).rejects.toThrow(
      'attestationRoots: number 1 is not a certificate in PEM',
    );
    expect(worldWith(pem)).toMatchObject({
      problems: [{ code: 'KW6091', message: '`attestationRoots.0` is not a certificate in PEM' }],
    });
    expect(worldWith('none')).toMatchObject({ problems: [{ code: 'KW6091' }] });
  });
});

describe('members of Recipient', () => {
  test.each<[object, RegExp]>([
    [{ KeyEncryptionAlgorithm: 'RSAES_OAEP_SHA_1' }, /at 'keyEncryptionAlgorithm'.*\[RSAES_OAEP_SHA_256\]/],
    [{ KeyEncryptionAlgorithm: undefined }, /^ValidationException/],
    [{ AttestationDocument: undefined }, /Value null at 'attestationDocument'/],
    [{ AttestationDocument: new Uint8Array() }, /length greater than or equal to 1/],
    [{ AttestationDocument: new Uint8Array(262_145) }, /length less than or equal to 262144/],
  ])('that are wrong (%#)', async (member, message) => {
    expect(await ask({ ...enclave.recipient(), ...member })).toMatch(message);
  });
});
