import { decodeBase64 } from './base64.js';

const armored =
  /^-----BEGIN SSH SIGNATURE-----\r?\n([A-Za-z0-9+/=\r\n]+)\r?\n-----END SSH SIGNATURE-----\r?\n?$/;

/** The blob in an armored SSH signature (openssh-portable, PROTOCOL.sshsig, section 1); null where the text isn't exactly one. */
export function unarmor(text: string): Buffer | null {
  const body = armored.exec(text)?.[1];
  return body === undefined ? null : decodeBase64(body.replace(/[\r\n]/g, ''));
}
