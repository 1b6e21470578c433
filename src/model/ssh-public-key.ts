import { createHash } from 'node:crypto';

/** A public key that may sign approvals, or why it may not. The reason never holds the text itself, which may be a secret. */
export type SshPublicKey =
  | { readonly ok: true; readonly type: string /** `ssh-ed25519 AAAA…`. */; readonly text: string }
  | { readonly ok: false; readonly reason: string };

/** Fewer bits can be factored; OpenSSH's own RequiredRSASize default is less (1024). */
const leastRsaBits = 2048;

/** Enough for RSA with 16384 bits, the most that OpenSSH makes. */
const mostBytes = 8192;

/**
 * Reads a line of a `.pub` file: type, base64 and perhaps a comment. The formats are those of RFC 4253 section 6.6, RFC 5656
 * section 3.1, RFC 8709 section 4 and OpenSSH's PROTOCOL.u2f. Of each key only one spelling is taken, so that equal keys are equal texts.
 */
export function parseSshPublicKey(line: string): SshPublicKey {
  if (/PRIVATE KEY/.test(line)) return refuse('it is a private key; write the line of the `.pub` file');
  const [type = '', base64 = ''] = line.trim().split(/[ \t]+/);
  if (/[\r\n]/.test(line.trim())) return refuse('it has more than one line');
  if (type.includes('-cert-')) return refuse('it is a certificate, not a key');
  if (type === 'ssh-dss') return refuse('DSA keys are too weak');
  const check = checks[type];
  if (check === undefined || !Object.hasOwn(checks, type))
    return refuse('it does not begin with a type of key such as `ssh-ed25519`');
  const blob = Buffer.from(base64, 'base64');
  if (base64 === '' || blob.length > mostBytes || blob.toString('base64') !== base64)
    return refuse(`its second word is not the base64 of ${articled(type)} key`);
  const fields = readFields(blob);
  if (fields === null || fields[0]?.toString('latin1') !== type)
    return refuse(`its base64 does not hold ${articled(type)} key`);
  const problem = check(fields.slice(1));
  return problem === null ? { ok: true, type, text: `${type} ${base64}` } : refuse(problem);
}

/** The fingerprint as `ssh-keygen -l` shows it: `SHA256:` and base64 without padding. `key` as `parseSshPublicKey` gives it. */
export function sshFingerprint(key: string): string {
  const blob = Buffer.from(key.trim().split(/[ \t]+/)[1] ?? '', 'base64');
  return `SHA256:${createHash('sha256').update(blob).digest('base64').replace(/=+$/, '')}`;
}

type Check = (fields: readonly Buffer[]) => string | null;

const checks: Readonly<Record<string, Check>> = {
  'ssh-ed25519': (fields) => (fits(fields, [32]) ? null : damaged),
  'sk-ssh-ed25519@openssh.com': (fields) => (fits(fields, [32, null]) ? null : damaged),
  'ecdsa-sha2-nistp256': (fields) => checkCurve(fields, 'nistp256', 65, 0),
  'ecdsa-sha2-nistp384': (fields) => checkCurve(fields, 'nistp384', 97, 0),
  'ecdsa-sha2-nistp521': (fields) => checkCurve(fields, 'nistp521', 133, 0),
  'sk-ecdsa-sha2-nistp256@openssh.com': (fields) => checkCurve(fields, 'nistp256', 65, 1),
  'ssh-rsa': checkRsa,
};

const damaged = 'it is damaged';

function checkCurve(fields: readonly Buffer[], curve: string, length: number, more: 0 | 1): string | null {
  const sizes = more === 0 ? [curve.length, length] : [curve.length, length, null];
  const [name, point] = fields;
  if (!fits(fields, sizes) || name?.toString('latin1') !== curve) return damaged;
  return point?.[0] === 4 ? null : damaged;
}

function checkRsa(fields: readonly Buffer[]): string | null {
  const [exponent, modulus] = fields;
  if (fields.length !== 2 || exponent === undefined || modulus === undefined) return damaged;
  if (!isPositive(exponent) || !isPositive(modulus)) return damaged;
  const bits = bitsOf(modulus);
  if (bits < leastRsaBits) return `it has ${bits} bits; an RSA key needs ${leastRsaBits} or more`;
  return isOdd(exponent) && bitsOf(exponent) > 1 ? null : damaged;
}

/** RFC 4251, section 5: no leading zero byte but the one that keeps the number positive. */
function isPositive(number: Buffer): boolean {
  const [first = 0, second = 0] = number;
  return number.length > 0 && first < 0x80 && (first !== 0 || second >= 0x80);
}

function bitsOf(number: Buffer): number {
  const bytes = number[0] === 0 ? number.subarray(1) : number;
  return bytes.length * 8 - Math.clz32(bytes[0] ?? 0) + 24;
}

function isOdd(number: Buffer): boolean {
  return ((number.at(-1) ?? 0) & 1) === 1;
}

function fits(fields: readonly Buffer[], sizes: readonly (number | null)[]): boolean {
  return (
    fields.length === sizes.length &&
    sizes.every((size, index) => size === null || size === fields[index]?.length)
  );
}

/** The length-prefixed strings of which the whole blob consists; null where it doesn't. */
function readFields(blob: Buffer): readonly Buffer[] | null {
  const fields: Buffer[] = [];
  for (let at = 0; at < blob.length; ) {
    if (at + 4 > blob.length) return null;
    const end = at + 4 + blob.readUInt32BE(at);
    if (end > blob.length) return null;
    fields.push(blob.subarray(at + 4, end));
    at = end;
  }
  return fields;
}

function articled(type: string): string {
  return `${/^[aeis]/.test(type) ? 'an' : 'a'} \`${type}\``;
}

function refuse(reason: string): SshPublicKey {
  return { ok: false, reason };
}

/** Type and base64 of a key's line, without its comment, so that two lines of one key are equal. */
export function sshKeyText(line: string): string {
  return line
    .trim()
    .split(/[ \t]+/)
    .slice(0, 2)
    .join(' ');
}
