import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parseSshPublicKey, sshFingerprint } from '../../src/model/ssh-public-key.js';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'keywright-keys-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

function makeKey(...args: readonly string[]): { readonly line: string; readonly fingerprint: string } {
  const file = join(folder, args.join(''));
  execFileSync('ssh-keygen', ['-q', '-N', '', '-C', 'anna@laptop', '-f', file, '-t', ...args]);
  const shown = execFileSync('ssh-keygen', ['-l', '-f', `${file}.pub`], { encoding: 'utf8' });
  return { line: readFileSync(`${file}.pub`, 'utf8').trimEnd(), fingerprint: shown.split(' ')[1] ?? '' };
}

/** A key's binary form: length-prefixed strings (RFC 4251, section 5). */
function blobOf(...fields: readonly (string | Buffer)[]): Buffer {
  const parts = fields.flatMap((field) => {
    const bytes = Buffer.from(field);
    const length = Buffer.alloc(4);
    length.writeUInt32BE(bytes.length);
    return [length, bytes];
  });
  return Buffer.concat(parts);
}

function lineOf(type: string, ...fields: readonly (string | Buffer)[]): string {
  return `${type} ${blobOf(type, ...fields).toString('base64')}`;
}

const point = Buffer.concat([Buffer.of(4), Buffer.alloc(64, 7)]);
const modulus = (bytes: number) => Buffer.concat([Buffer.of(0), Buffer.alloc(bytes, 0xff)]);
const exponent = Buffer.of(1, 0, 1);

describe('a public key of ssh-keygen is read, without its comment', () => {
  it.each([
    ['ed25519', []],
    ['ecdsa', ['-b', '256']],
    ['ecdsa', ['-b', '384']],
    ['ecdsa', ['-b', '521']],
    ['rsa', ['-b', '2048']],
    ['rsa', ['-b', '3072']],
  ])('%s %j', (type, more) => {
    const { line, fingerprint } = makeKey(type, ...more);
    const key = parseSshPublicKey(line);
    const text = line.split(' ').slice(0, 2).join(' ');
    expect(key).toEqual({ ok: true, type: text.split(' ')[0], text });
    expect(sshFingerprint(line)).toBe(fingerprint);
  });

  it.each([
    ['sk-ssh-ed25519@openssh.com', [Buffer.alloc(32, 1), 'ssh:']],
    ['sk-ecdsa-sha2-nistp256@openssh.com', ['nistp256', point, 'ssh:']],
  ])('also of a security key: %s', (type, fields) => {
    expect(parseSshPublicKey(`  ${lineOf(type, ...fields)}\tanna's token `)).toMatchObject({
      ok: true,
      type,
    });
  });
});

describe('a key that proves nothing is refused, and not repeated', () => {
  const ed25519 = lineOf('ssh-ed25519', Buffer.alloc(32, 1));
  const [, base64 = ''] = ed25519.split(' ');
  const ecdsa = lineOf('ecdsa-sha2-nistp256', 'nistp256', point);
  it.each([
    ['nothing', '', 'does not begin with a type'],
    ['a type alone', 'ssh-ed25519', 'is not the base64'],
    ['an inherited name', 'constructor AAAA', 'does not begin with a type'],
    ['options before it', `cert-authority ${ed25519}`, 'does not begin with a type'],
    ['DSA', 'ssh-dss AAAAB3NzaC1kc3M=', 'DSA'],
    ['a certificate', `ssh-ed25519-cert-v01@openssh.com ${base64}`, 'certificate'],
    ['a private key', '-----BEGIN OPENSSH PRIVATE KEY-----\nsecret', 'private key'],
    ['two lines', `${ed25519}\n${ed25519}`, 'more than one line'],
    ['RSA with 1024 bits', lineOf('ssh-rsa', exponent, modulus(128)), '1024 bits'],
    ['RSA with 2047 bits', lineOf('ssh-rsa', exponent, Buffer.alloc(256, 0x7f)), '2047 bits'],
    ['RSA with an even exponent', lineOf('ssh-rsa', Buffer.of(2), modulus(256)), 'damaged'],
    ['RSA with the exponent 1', lineOf('ssh-rsa', Buffer.of(1), modulus(256)), 'damaged'],
    ['RSA with a negative modulus', lineOf('ssh-rsa', exponent, Buffer.alloc(256, 0xff)), 'damaged'],
    ['RSA in a second spelling', lineOf('ssh-rsa', Buffer.of(0, 1, 0, 1), modulus(256)), 'damaged'],
    ['another key than its type says', `ssh-rsa ${base64}`, 'does not hold'],
    ['one byte too few', lineOf('ssh-ed25519', Buffer.alloc(31)), 'damaged'],
    ['something behind it', lineOf('ssh-ed25519', Buffer.alloc(32), 'more'), 'damaged'],
    ['another curve', lineOf('ecdsa-sha2-nistp256', 'nistp384', point), 'damaged'],
    ['a compressed point', lineOf('ecdsa-sha2-nistp256', 'nistp256', Buffer.alloc(65, 2)), 'damaged'],
    [
      'a cut off length',
      `ssh-ed25519 ${Buffer.from(base64, 'base64').subarray(0, 20).toString('base64')}`,
      'hold',
    ],
    ['base64 without padding', ecdsa.replace(/=+$/, ''), 'base64'],
    ['base64 with something in it', ed25519.replace('AAAA', 'AA*AA'), 'base64'],
    ['more than any key has', `ssh-rsa ${Buffer.alloc(9000).toString('base64')}`, 'base64'],
  ])('%s', (_, line, words) => {
    const key = parseSshPublicKey(line);
    expect(key).toMatchObject({ ok: false });
    if (key.ok) return;
    expect(key.reason).toContain(words);
    expect(key.reason).not.toContain('secret');
    expect(key.reason).not.toContain('AAAA');
  });
});
