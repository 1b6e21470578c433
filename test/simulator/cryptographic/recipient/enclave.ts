import { createHash, generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import type { RecipientInfo } from '@aws-sdk/client-kms';
import { encode } from 'cborg';
import {
  type CertificateRequest,
  type Certified,
  certify,
  digitalSignature,
  keyCertSign,
  pemOf,
} from './certificates.js';
import { openEnvelope } from './open-envelope.js';

/** What a test changes in a chain of certificates: a root, an authority below it, and the signer of documents. */
export type ChainChanges = Partial<
  Readonly<Record<'root' | 'middle' | 'signer', Partial<CertificateRequest>>>
>;

/** What a test changes in a document or its signature. Fields that are undefined are left out. */
export interface DocumentChanges {
  readonly fields?: Readonly<Record<string, unknown>>;
  /** Of COSE: -35 is ES384. */
  readonly algorithm?: number;
  readonly signedBy?: KeyObject;
  /** The security module writes maps of indefinite length; older ones didn't. */
  readonly definiteLength?: boolean;
}

/** A stand-in for an enclave, with a root of trust of its own and a key pair to which secrets go. */
export interface Enclave {
  readonly rootPem: string;
  readonly privateKey: KeyObject;
  readonly middle: Certified;
  /** The fields of its documents, before any change. */
  readonly fields: Readonly<Record<string, unknown>>;
  /** A signed attestation document, untagged as the security module makes it. */
  attest(changes?: DocumentChanges): Buffer;
  recipient(changes?: DocumentChanges): RecipientInfo;
  /** What CiphertextForRecipient holds. */
  open(ciphertext: Uint8Array | undefined): Buffer;
}

const hour = 3_600_000;

/** The value of a register, as `kms:RecipientAttestation:…` has it. */
export const measurement = (text: string) => createHash('sha384').update(text).digest();

/** `now`: milliseconds since the epoch. */
export function createEnclave(now: number, chain: ChainChanges = {}, modulusLength = 2048): Enclave {
  const times = { from: now - hour, to: now + hour };
  const issuing = { ...times, usage: keyCertSign, authority: true };
  const root = certify({ ...issuing, name: 'root', ...chain.root });
  const middle = certify({ ...issuing, name: 'middle', issuer: root, pathLength: 0, ...chain.middle });
  const signing = { ...times, usage: digitalSignature, authority: false };
  const signer = certify({ ...signing, name: 'signer', issuer: middle, ...chain.signer });
  const keys = generateKeyPairSync('rsa', { modulusLength });
  const fields = {
    module_id: 'i-1234567890abcdef0-enc0123456789abcdef',
    digest: 'SHA384',
    timestamp: now,
    pcrs: new Map([
      [0, measurement('image')],
      [4, measurement('instance')],
      [8, measurement('signer')],
    ]),
    certificate: signer.der,
    cabundle: [root.der, middle.der],
    public_key: keys.publicKey.export({ format: 'der', type: 'spki' }),
    user_data: null,
    nonce: null,
  };
  const attest = (changes: DocumentChanges = {}) => {
    const entries = Object.entries({ ...fields, ...changes.fields }).filter(
      ([, value]) => value !== undefined,
    );
    const payload = changes.definiteLength ? encode(new Map(entries)) : indefiniteMap(entries);
    return signed(payload, changes.signedBy ?? signer.privateKey, changes.algorithm ?? -35);
  };
  return {
    rootPem: pemOf(root),
    privateKey: keys.privateKey,
    middle,
    fields,
    attest,
    recipient: (changes) => asRecipient(attest(changes)),
    open: (ciphertext) => openEnvelope(Buffer.from(ciphertext ?? []), keys.privateKey),
  };
}

export const asRecipient = (AttestationDocument: Uint8Array): RecipientInfo => ({
  KeyEncryptionAlgorithm: 'RSAES_OAEP_SHA_256',
  AttestationDocument,
});

const indefiniteMap = (entries: readonly (readonly [string, unknown])[]) =>
  Buffer.concat([Buffer.from([0xbf]), ...entries.flat().map((part) => encode(part)), Buffer.from([0xff])]);

/** COSE_Sign1 (RFC 9052, section 4.4). */
function signed(payload: Uint8Array, key: KeyObject, algorithm: number): Buffer {
  const header = encode(new Map([[1, algorithm]]));
  const message = encode(['Signature1', header, Buffer.alloc(0), payload]);
  const signature = sign('sha384', message, { key, dsaEncoding: 'ieee-p1363' });
  return Buffer.from(encode([header, new Map(), payload, signature]));
}
