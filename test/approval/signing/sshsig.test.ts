import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { unarmor } from '../../../src/approval/signing/armor.js';
import { verifySshsig } from '../../../src/approval/signing/sshsig.js';
import { parseSshPublicKey } from '../../../src/model/ssh-public-key.js';
import {
  armor,
  armorBlob,
  concat,
  ed25519Blob,
  madeBySecurityKey,
  madeEd25519,
  madeRsa,
} from './made-signature.js';
import { type KeyFiles, makeKey, opensshAccepts, signByHand } from './ssh-keys.js';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'keywright-sshsig-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const message = Buffer.from('what is signed');
const signerOf = (armored: string, content: Uint8Array = message, namespace = 'test') =>
  verifySshsig(armored, content, namespace);
const reasonOf = (armored: string, content?: Uint8Array, namespace?: string) => {
  const checked = signerOf(armored, content, namespace);
  return checked.ok ? 'accepted' : checked.reason;
};

const kinds = [
  ['ed25519', ['-t', 'ed25519']],
  ['ecdsa-256', ['-t', 'ecdsa', '-b', '256']],
  ['ecdsa-384', ['-t', 'ecdsa', '-b', '384']],
  ['ecdsa-521', ['-t', 'ecdsa', '-b', '521']],
  ['rsa-2048', ['-t', 'rsa', '-b', '2048']],
  ['rsa-3072', ['-t', 'rsa', '-b', '3072']],
] as const;

describe.each(kinds)('a signature by ssh-keygen with %s', (name, options) => {
  let key: KeyFiles;
  beforeAll(() => {
    key = makeKey(folder, name, options);
  });

  it.each(['sha256', 'sha512'])('over %s is accepted, of a key that an estate may name', (hash) => {
    const checked = signerOf(signByHand(key, 'test', message, [`hashalg=${hash}`]));
    expect(checked).toMatchObject({ ok: true, value: { text: key.publicKey } });
    expect(parseSshPublicKey(key.publicKey)).toMatchObject({ ok: true, text: key.publicKey });
  });

  it('counts in its own namespace and for its own content only', () => {
    const armored = signByHand(key, 'git', message);
    expect(reasonOf(armored)).toBe('it was made for the namespace `git`, not `test`');
    expect(reasonOf(armored, Buffer.from('what is signee'), 'git')).toContain(
      'not of this key over this content',
    );
  });

  it('is refused with any bit of it turned', () => {
    const blob = unarmor(signByHand(key, 'test', message)) ?? Buffer.alloc(0);
    expect(signerOf(armorBlob(blob)).ok).toBe(true);
    const accepted = turnedBits(blob).filter((turned) => signerOf(armorBlob(turned)).ok);
    expect(accepted).toEqual([]);
  });

  it('is refused cut off anywhere', () => {
    const blob = unarmor(signByHand(key, 'test', message)) ?? Buffer.alloc(0);
    const lengths = Array.from(blob.keys());
    expect(lengths.filter((length) => signerOf(armorBlob(blob.subarray(0, length))).ok)).toEqual([]);
  });
});

/** One bit of each byte, another one from byte to byte. */
function turnedBits(bytes: Buffer): readonly Buffer[] {
  return Array.from(bytes.keys(), (index) => {
    const turned = Buffer.from(bytes);
    turned[index] = (turned[index] ?? 0) ^ (1 << (index % 8));
    return turned;
  });
}

describe('a signature by many keys', () => {
  it('of ECDSA is accepted however long its numbers happen to be', () => {
    const key = makeKey(folder, 'many', ['-t', 'ecdsa']);
    for (let index = 0; index < 40; index += 1) {
      const content = Buffer.from(`content ${index}`);
      expect(reasonOf(signByHand(key, 'test', content), content)).toBe('accepted');
    }
  });
});

describe.each(['sk-ssh-ed25519@openssh.com', 'sk-ecdsa-sha2-nistp256@openssh.com'] as const)('%s', (kind) => {
  it('is accepted by us as by ssh-keygen', () => {
    const { publicKey, armored } = madeBySecurityKey(kind, message);
    expect(opensshAccepts(folder, publicKey, 'test', message, armored)).toBe(true);
    expect(signerOf(armored)).toMatchObject({ ok: true, value: { text: publicKey } });
    expect(parseSshPublicKey(publicKey)).toMatchObject({ ok: true, text: publicKey });
  });

  it('is refused where nobody touched it', () => {
    for (const flags of [0, 4, 0x80])
      expect(reasonOf(madeBySecurityKey(kind, message, { flags }).armored)).toBe(
        'nobody touched the security key',
      );
  });

  it('counts with a PIN as well, and for any application', () => {
    const { armored } = madeBySecurityKey(kind, message, { flags: 5, application: 'ssh:work' });
    expect(reasonOf(armored)).toBe('accepted');
  });

  it('is refused with any bit of it turned', () => {
    const blob = unarmor(madeBySecurityKey(kind, message).armored) ?? Buffer.alloc(0);
    expect(turnedBits(blob).filter((turned) => signerOf(armorBlob(turned)).ok)).toEqual([]);
  });
});

describe('what is no signature that counts', () => {
  it('is made right by hand to begin with, also in the eyes of ssh-keygen', () => {
    for (const { publicKey, armored } of [madeEd25519(message), madeRsa('rsa-sha2-256', message)]) {
      expect(reasonOf(armored)).toBe('accepted');
      expect(opensshAccepts(folder, publicKey, 'test', message, armored)).toBe(true);
    }
  });

  it.each([
    ['a later version', madeEd25519(message, { version: 2 }), 'it has the version 2, not 1'],
    ['no version', madeEd25519(message, { version: 0 }), 'it has the version 0, not 1'],
    ['an empty namespace', madeEd25519(message, { namespace: '' }), 'it was made for the namespace ``'],
    [
      'a namespace with a part of ours',
      madeEd25519(message, { namespace: 'test\0x' }),
      'its encoding is broken',
    ],
    [
      'content in the reserved field',
      madeEd25519(message, { reserved: 'x' }),
      'content in the reserved field',
    ],
    ['SHA-1 over the message', madeEd25519(message, { hash: 'sha1' }), 'it hashes by `sha1`'],
    ['bytes behind it', madeEd25519(message, { trailing: 'x' }), 'its encoding is broken'],
    ['RSA with SHA-1', madeRsa('ssh-rsa', message), "doesn't sign by `ssh-rsa`"],
    ['RSA by a name that every object has', madeRsa('constructor', message), "doesn't sign by `constructor`"],
    [
      'a point of small order',
      armor(ed25519Blob(Buffer.alloc(32)), Buffer.alloc(64)),
      'its Ed25519 point is none',
    ],
    ['a curve under another name', armor(otherCurve(), Buffer.alloc(9)), 'its curve is not that of its type'],
    ['a point off the curve', armor(offCurve(), Buffer.alloc(9)), 'its numbers make no public key'],
    [
      'a type that every object has',
      armor(concat('constructor'), Buffer.alloc(9)),
      "`constructor` keys can't approve",
    ],
    ['an RSA exponent of one', armor(rsaBlob(1, 257), Buffer.alloc(9)), 'its RSA exponent is none'],
    ['a number with a zero too many', armor(longNumber(), Buffer.alloc(9)), 'its encoding is broken'],
    ['endless RSA', armor(rsaBlob(3, 4096), Buffer.alloc(9)), 'too many: 16384 at most'],
  ])('%s', (_, { armored }, reason) => {
    expect(reasonOf(armored)).toContain(reason);
  });

  it.each([
    [
      'a short RSA key',
      'rsa-1024',
      ['-t', 'rsa', '-b', '1024'],
      'its 1024 bits of RSA are too few: 2048 at least',
    ],
    ['a DSA key', 'dsa', ['-t', 'dsa'], "`ssh-dss` keys can't approve"],
  ])('%s', (_, name, options, reason) => {
    const key = makeKey(folder, name, options);
    expect(reasonOf(signByHand(key, 'test', message))).toBe(`the key that signed is not accepted: ${reason}`);
  });

  const good = madeEd25519(message).armored;
  it.each([
    ['nothing', ''],
    ['text before it', `x\n${good}`],
    ['text behind it', `${good}x`],
    ['another signature behind it', good + good],
    ['no header', good.replace(/^.*\n/, '')],
    ['a PGP header', good.replaceAll('SSH', 'PGP')],
    ['a space in it', good.replace('U1NI', 'U1 NI')],
    ['a base64 text that means the same', good.replace(/\n-----END/, '=\n-----END')],
    ['no content', good.replace(/-\n[^-]*\n-/, '-\n=\n-')],
  ])('armour with %s', (_, armored) => {
    expect(reasonOf(armored)).toMatch(/^it is no (armored )?SSH signature$/);
  });

  it('but lines may end as on Windows', () => {
    expect(reasonOf(good.replaceAll('\n', '\r\n'))).toBe('accepted');
  });
});

function otherCurve(): Buffer {
  return concat('ecdsa-sha2-nistp256', 'nistp384', Buffer.concat([Buffer.from([4]), Buffer.alloc(96, 1)]));
}

function offCurve(): Buffer {
  return concat('ecdsa-sha2-nistp256', 'nistp256', Buffer.concat([Buffer.from([4]), Buffer.alloc(64, 1)]));
}

/** The same key would have two texts. */
function longNumber(): Buffer {
  return concat('ssh-rsa', Buffer.from([0, 3]), Buffer.alloc(257, 0x7f));
}

function rsaBlob(exponent: number, bytes: number): Buffer {
  return concat('ssh-rsa', Buffer.from([exponent]), Buffer.alloc(bytes, 0x7f));
}
