import { sshFingerprint } from '../../model/ssh-public-key.js';
import { type Checked, passed, refused } from './checked.js';
import { type KeyMaterial, readEcdsa, readEd25519, readRsa } from './key-material.js';
import { readWire, type WireReader } from './wire.js';

/** An SSH public key whose signatures we can verify. */
export interface SshPublicKey {
  /** OpenSSH's form without the comment: `ssh-ed25519 AAAA…`. One key has one text. */
  readonly text: string;
  /** As `ssh-keygen -l` says it: `SHA256:` and 43 characters. */
  readonly fingerprint: string;
  readonly type: string;
  readonly material: KeyMaterial;
  /** What a key on a security key was made for, mostly `ssh:`; null for other keys. */
  readonly application: Buffer | null;
}

type ReadMaterial = (wire: WireReader) => Checked<KeyMaterial>;

const plain: Readonly<Record<string, ReadMaterial>> = {
  'ssh-ed25519': readEd25519,
  'ecdsa-sha2-nistp256': (wire) => readEcdsa(wire, 'nistp256'),
  'ecdsa-sha2-nistp384': (wire) => readEcdsa(wire, 'nistp384'),
  'ecdsa-sha2-nistp521': (wire) => readEcdsa(wire, 'nistp521'),
  'ssh-rsa': readRsa,
};

/** Keys that live in a FIDO security key (openssh-portable, PROTOCOL.u2f): an application follows the same numbers. */
const onSecurityKey: Readonly<Record<string, ReadMaterial>> = {
  'sk-ssh-ed25519@openssh.com': readEd25519,
  'sk-ecdsa-sha2-nistp256@openssh.com': (wire) => readEcdsa(wire, 'nistp256'),
};

/** A public key from its binary form; DSA keys, certificates, short RSA keys and numbers that make no key are refused. */
export function readPublicKey(blob: Uint8Array): Checked<SshPublicKey> {
  const wire = readWire(blob);
  const type = wire.name();
  const secure = Object.hasOwn(onSecurityKey, type);
  const read = secure ? onSecurityKey[type] : Object.hasOwn(plain, type) ? plain[type] : undefined;
  if (read === undefined) return refused(type === '' ? 'it is no SSH key' : `\`${type}\` keys can't approve`);
  const material = read(wire);
  if (!wire.fits()) return refused('its encoding is broken');
  if (!material.ok) return material;
  const application = secure ? wire.bytes() : null;
  if (!wire.finish()) return refused('its encoding is broken');
  const text = `${type} ${Buffer.from(blob).toString('base64')}`;
  return passed({ text, fingerprint: sshFingerprint(text), type, material: material.value, application });
}
