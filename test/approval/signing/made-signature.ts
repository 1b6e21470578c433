import { createHash, generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import { signedData } from '../../../src/approval/signing/sshsig.js';
import { wireString } from '../../../src/approval/signing/wire.js';

/** A signature put together by hand: what OpenSSH would not make, and what it makes only with hardware. */
export interface MadeSignature {
  /** `TYPE BASE64`. */
  readonly publicKey: string;
  readonly armored: string;
}

/** The blob's members (openssh-portable, PROTOCOL.sshsig, section 2); those that are given replace the usual ones. */
export interface Members {
  readonly version?: number;
  readonly namespace?: string;
  readonly reserved?: string;
  readonly hash?: string;
  readonly trailing?: string;
}

export function armor(publicKey: Buffer, signature: Buffer, members: Members = {}): MadeSignature {
  const { version = 1, namespace = 'test', reserved = '', hash = 'sha512', trailing = '' } = members;
  const blob = Buffer.concat([
    Buffer.from('SSHSIG'),
    number32(version),
    ...[publicKey, namespace, reserved, hash, signature].map(wireString),
    Buffer.from(trailing),
  ]);
  const type = publicKey.subarray(4, 4 + publicKey.readUInt32BE(0)).toString();
  return { publicKey: `${type} ${publicKey.toString('base64')}`, armored: armorBlob(blob) };
}

export function armorBlob(blob: Uint8Array): string {
  const lines = Buffer.from(blob).toString('base64').replace(/.{70}/g, '$&\n').trimEnd();
  return `-----BEGIN SSH SIGNATURE-----\n${lines}\n-----END SSH SIGNATURE-----\n`;
}

const ed25519 = generateKeyPairSync('ed25519');
const p256 = generateKeyPairSync('ec', { namedCurve: 'P-256' });
const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 });

/** An Ed25519 signature over whatever the members say, so that nothing but the members is wrong. */
export function madeEd25519(data: Uint8Array, members: Members = {}): MadeSignature {
  const { namespace = 'test', hash = 'sha512' } = members;
  const signed = signedData(namespace, hash === 'sha1' ? 'sha1' : hash, data);
  const signature = sign(null, signed, ed25519.privateKey);
  return armor(ed25519Blob(), concat('ssh-ed25519', signature), members);
}

/** An RSA signature by the algorithm of that name. */
export function madeRsa(algorithm: string, data: Uint8Array): MadeSignature {
  const hash = /^rsa-sha2-(256|512)$/.exec(algorithm)?.[1] ?? '1';
  const { n = '', e = '' } = rsa.publicKey.export({ format: 'jwk' });
  const key = concat('ssh-rsa', mpint(Buffer.from(e, 'base64url')), mpint(Buffer.from(n, 'base64url')));
  const signature = sign(`sha${hash}`, signedData('test', 'sha512', data), rsa.privateKey);
  return armor(key, concat(algorithm, signature));
}

/** What a FIDO security key signs, in software (openssh-portable, PROTOCOL.u2f). */
export function madeBySecurityKey(
  kind: 'sk-ssh-ed25519@openssh.com' | 'sk-ecdsa-sha2-nistp256@openssh.com',
  data: Uint8Array,
  { flags = 1, application = 'ssh:', namespace = 'test' } = {},
): MadeSignature {
  const state = Buffer.concat([Buffer.from([flags]), number32(42)]);
  const content = Buffer.concat([sha256(application), state, sha256(signedData(namespace, 'sha512', data))]);
  const isEd25519 = kind === 'sk-ssh-ed25519@openssh.com';
  const numbers = isEd25519 ? sign(null, content, ed25519.privateKey) : ecdsa(p256.privateKey, content);
  const key = isEd25519 ? concat(kind, ed25519Point()) : concat(kind, 'nistp256', p256Point());
  return armor(Buffer.concat([key, wireString(application)]), Buffer.concat([concat(kind, numbers), state]), {
    namespace,
  });
}

function ecdsa(key: KeyObject, content: Buffer): Buffer {
  const flat = sign('sha256', content, { key, dsaEncoding: 'ieee-p1363' });
  return concat(mpint(flat.subarray(0, 32)), mpint(flat.subarray(32)));
}

export function ed25519Blob(point: Uint8Array = ed25519Point()): Buffer {
  return concat('ssh-ed25519', point);
}

function ed25519Point(): Buffer {
  return Buffer.from(ed25519.publicKey.export({ format: 'jwk' }).x ?? '', 'base64url');
}

function p256Point(): Buffer {
  const { x = '', y = '' } = p256.publicKey.export({ format: 'jwk' });
  return Buffer.concat([Buffer.from([4]), Buffer.from(x, 'base64url'), Buffer.from(y, 'base64url')]);
}

export function concat(...members: readonly (Uint8Array | string)[]): Buffer {
  return Buffer.concat(members.map(wireString));
}

export function mpint(magnitude: Buffer): Buffer {
  const bare = magnitude.subarray(magnitude.findIndex((byte) => byte !== 0));
  return (bare[0] ?? 0) >= 0x80 ? Buffer.concat([Buffer.alloc(1), bare]) : bare;
}

function number32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value);
  return bytes;
}

function sha256(content: string | Uint8Array): Buffer {
  return createHash('sha256').update(content).digest();
}
