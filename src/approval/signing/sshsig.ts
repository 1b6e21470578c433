import { createHash } from 'node:crypto';
import { unarmor } from './armor.js';
import { type Checked, passed, refused } from './checked.js';
import { readPublicKey, type SshPublicKey } from './public-key.js';
import { signatureProblem } from './verify-signature.js';
import { readWire, wireString } from './wire.js';

const magic = 'SSHSIG';
const version = 1;
const hashes = ['sha256', 'sha512'];

/**
 * Who signed `message` in `namespace`, by an armored SSH signature as `ssh-keygen -Y sign` makes it (openssh-portable,
 * PROTOCOL.sshsig). It says which key signed, not whether that key is anybody's. One thing is stricter than OpenSSH: content in the
 * field that is reserved, which nobody signs, is refused.
 */
export function verifySshsig(armored: string, message: Uint8Array, namespace: string): Checked<SshPublicKey> {
  const blob = unarmor(armored);
  if (blob === null) return refused('it is no armored SSH signature');
  const parts = readSshsig(blob);
  if (!parts.ok) return parts;
  const { publicKey, hash, signature } = parts.value;
  if (parts.value.namespace !== namespace)
    return refused(`it was made for the namespace \`${parts.value.namespace}\`, not \`${namespace}\``);
  const key = readPublicKey(publicKey);
  if (!key.ok) return refused(`the key that signed is not accepted: ${key.reason}`);
  const problem = signatureProblem(key.value, signature, signedData(namespace, hash, message));
  return problem === null ? key : refused(problem);
}

interface Sshsig {
  readonly publicKey: Buffer;
  readonly namespace: string;
  readonly hash: string;
  readonly signature: Buffer;
}

function readSshsig(blob: Buffer): Checked<Sshsig> {
  if (blob.subarray(0, magic.length).toString('latin1') !== magic) return refused('it is no SSH signature');
  const wire = readWire(blob.subarray(magic.length));
  const found = wire.uint32();
  if (found !== version) return refused(`it has the version ${found}, not ${version}`);
  const [publicKey, namespace, reserved, hash, signature] = [
    wire.bytes(),
    wire.name(),
    wire.bytes(),
    wire.name(),
    wire.bytes(),
  ];
  if (!wire.finish()) return refused('its encoding is broken');
  if (reserved.length > 0) return refused('it has content in the reserved field');
  if (!hashes.includes(hash)) return refused(`it hashes by \`${hash}\`, not by SHA-256 or SHA-512`);
  return passed({ publicKey, namespace, hash, signature });
}

/** What the key signs in place of the message (PROTOCOL.sshsig, section 3). */
export function signedData(namespace: string, hash: string, message: Uint8Array): Buffer {
  const digest = createHash(hash).update(message).digest();
  return Buffer.concat([
    Buffer.from(magic),
    wireString(namespace),
    wireString(''),
    wireString(hash),
    wireString(digest),
  ]);
}
