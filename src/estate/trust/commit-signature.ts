import { parseSshPublicKey } from '../../model/ssh-public-key.js';

const armour = /-----BEGIN SSH SIGNATURE-----([A-Za-z0-9+/=\s]*)-----END SSH SIGNATURE-----/;

/**
 * The public key inside an SSH signature, in OpenSSH's form; null where the text is none. The blob is `SSHSIG`, a version
 * and the key as a length-prefixed string (PROTOCOL.sshsig of openssh-portable). Nothing is verified.
 */
export function sshKeyOf(signature: string): string | null {
  const blob = Buffer.from(armour.exec(signature)?.[1] ?? '', 'base64');
  if (blob.length < 14 || blob.toString('latin1', 0, 6) !== 'SSHSIG') return null;
  const key = blob.subarray(14, 14 + blob.readUInt32BE(10));
  if (key.length < 4) return null;
  const type = key.toString('latin1', 4, 4 + key.readUInt32BE(0));
  const parsed = parseSshPublicKey(`${type} ${key.toString('base64')}`);
  return parsed.ok ? parsed.text : null;
}
