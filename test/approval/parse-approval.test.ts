import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeApproval } from '../../src/approval/make-approval.js';
import { parseApproval } from '../../src/approval/parse-approval.js';
import { payloadType, preAuthEncoding, printEnvelope } from '../../src/approval/signing/envelope.js';
import { approvalNamespace } from '../../src/approval/signing/namespace.js';
import { printStatement } from '../../src/approval/statement.js';
import { sshFingerprint } from '../../src/model/ssh-public-key.js';
import { schemaProblems } from '../render/fits-schema.js';
import { hostile } from '../render/hostile.js';
import { approvalText, envelopeOf, statementOf, testKey, testSigner } from './made-approval.js';
import { makeKey, opensshAccepts, signByHand } from './signing/ssh-keys.js';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'keywright-approval-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const reasonOf = (text: string) => {
  const approval = parseApproval(text, 'a.json');
  return approval.ok ? 'accepted' : approval.reason;
};

describe('an approval', () => {
  it('is read as it was signed', () => {
    expect(parseApproval(approvalText({ reason: 'seen' }), 'a.json')).toEqual({
      ok: true,
      value: {
        digest: `sha256:${'5a'.repeat(32)}`,
        decision: 'approve',
        by: { kind: 'ssh-key', key: testKey },
        issuedAt: Date.parse('2027-03-01T12:00:00Z'),
        expiresAt: Date.parse('2027-03-02T12:00:00Z'),
        acknowledged: ['ledger@prod-eu'],
        reason: 'seen',
        from: 'a.json',
      },
    });
  });

  it('is an in-toto statement of the published shape', () => {
    expect(
      schemaProblems('approval', printStatement(statementOf({ decision: 'object', reason: 'no' }))),
    ).toEqual([]);
  });

  it('holds any words that people may write', () => {
    for (const text of hostile.filter((each) => each !== '' && Buffer.from(each).toString() === each)) {
      const said = { name: text, reason: text, estate: text, targets: [text], acknowledged: [text] };
      expect(parseApproval(approvalText(said), '')).toMatchObject({ ok: true, value: { reason: text } });
    }
  });

  it('has the encoding of the DSSE protocol’s own example', () => {
    const encoded = preAuthEncoding('http://example.com/HelloWorld', Buffer.from('hello world'));
    expect(encoded.toString()).toBe('DSSEv1 29 http://example.com/HelloWorld 11 hello world');
    expect(preAuthEncoding('ü', Buffer.from('ü')).toString()).toBe('DSSEv1 2 ü 2 ü');
  });

  it('is accepted when signed by ssh-keygen by hand, without a key id and in URL-safe base64', () => {
    const key = makeKey(folder, 'hand', ['-t', 'ecdsa']);
    const payload = Buffer.from(printStatement(statementOf({ fingerprint: sshFingerprint(key.publicKey) })));
    const sig = signByHand(key, approvalNamespace, preAuthEncoding(payloadType, payload));
    const signatures = [{ sig: Buffer.from(sig).toString('base64url') }];
    const text = JSON.stringify({ payloadType, payload: payload.toString('base64url'), signatures });
    expect(reasonOf(text)).toBe('accepted');
  });

  it('has a signature that ssh-keygen accepts', async () => {
    const made = await makeApproval(statementOf(), testSigner);
    const envelope = JSON.parse(made.ok ? made.value : '{}');
    const encoded = preAuthEncoding(payloadType, Buffer.from(envelope.payload, 'base64'));
    const armored = Buffer.from(envelope.signatures[0].sig, 'base64').toString();
    expect(opensshAccepts(folder, testKey, approvalNamespace, encoded, armored)).toBe(true);
    expect(opensshAccepts(folder, testKey, 'file', encoded, armored)).toBe(false);
  });
});

describe('tampering', () => {
  const text = approvalText();
  const original = parseApproval(text, '');

  it('with any character changes nothing or is refused', () => {
    const read = [...text].flatMap((character, index) =>
      [' ', '0', 'A', '"', String.fromCharCode(character.charCodeAt(0) ^ 1)]
        .map((other) => parseApproval(text.slice(0, index) + other + text.slice(index + 1), ''))
        .filter((approval) => approval.ok),
    );
    expect(original.ok).toBe(true);
    for (const approval of read) expect(approval).toEqual(original);
  });

  it('with any member of the statement is refused', () => {
    const payload = printStatement(statementOf());
    const changed = [
      payload.replace('5a5a', '5a5b'),
      payload.replace('"approve"', '"object"'),
      payload.replace('2027-03-02', '2027-03-03'),
      payload.replace('ledger', 'ledges'),
      payload.replace('acme', 'acmf'),
      `${payload} `,
    ];
    for (const other of changed) {
      expect(other).not.toBe(payload);
      const body = (content: string) => Buffer.from(content).toString('base64');
      expect(reasonOf(text.replace(body(payload), body(other)))).toContain('bad signature: ');
    }
  });

  const envelope = JSON.parse(text);
  const [signature] = envelope.signatures;
  it.each([
    [
      'another key id',
      { signatures: [{ ...signature, keyid: `SHA256:${'A'.repeat(43)}` }] },
      'names another key',
    ],
    ['an empty key id', { signatures: [{ ...signature, keyid: '' }] }, 'names another key'],
    ['two signatures', { signatures: [signature, signature] }, 'not exactly one signature'],
    ['no signature', { signatures: [] }, 'not exactly one signature'],
    ['signatures that are none', { signatures: 'x' }, 'not exactly one signature'],
    ['another type', { payloadType: 'application/json' }, 'bad signature: '],
    ['a type that is none', { payloadType: 7 }, 'no DSSE envelope'],
    ['a payload that is none', { payload: null }, 'no DSSE envelope'],
    ['a payload that is not base64', { payload: 'a b' }, 'no DSSE envelope'],
    ['a member that nobody knows', { expires: 'never' }, 'no DSSE envelope'],
    [
      'a member of the signature that nobody knows',
      { signatures: [{ ...signature, by: 'me' }] },
      'no DSSE envelope',
    ],
    ['a signature that is null', { signatures: [null] }, 'no DSSE envelope'],
    [
      'a blob in place of the armour',
      { signatures: [{ sig: 'U1NIU0lH' }] },
      'bad signature: it is no armored',
    ],
  ])('of the envelope: %s', (_, change, reason) => {
    expect(reasonOf(JSON.stringify(envelope))).toBe('accepted');
    expect(reasonOf(JSON.stringify({ ...envelope, ...change }))).toContain(reason);
  });

  it.each([
    ['a payload twice', text.replace('{', '{"payload":"e30=",'), 'no DSSE envelope'],
    ['a name twice, once in escapes', text.replace('{', '{"pay\\u006coad":"e30=",'), 'no DSSE envelope'],
    ['text behind it', `${text}{}`, 'no DSSE envelope'],
    ['half of it', text.slice(0, text.length / 2), 'no DSSE envelope'],
    ['a list', `[${text}]`, 'no DSSE envelope'],
    ['a byte order mark', `\ufeff${text}`, 'no DSSE envelope'],
    ['ten million brackets', '['.repeat(10_000_000), 'no DSSE envelope'],
    ['a million closed brackets', '['.repeat(1e6) + ']'.repeat(1e6), 'no DSSE envelope'],
  ])('of the text: %s', (_, other, reason) => {
    expect(reasonOf(other)).toContain(reason);
  });

  it('by putting another’s signed statement under one’s own key is refused', () => {
    const foreign = printStatement(statementOf({ fingerprint: `SHA256:${'A'.repeat(43)}` }));
    expect(reasonOf(envelopeOf(foreign))).toContain('said to be of another key');
  });

  it('by another use of the same key is refused', () => {
    const payload = Buffer.from(printStatement(statementOf()));
    const key = makeKey(folder, 'git', ['-t', 'ed25519']);
    const armored = signByHand(key, 'git', preAuthEncoding(payloadType, payload));
    expect(reasonOf(printEnvelope(payload, sshFingerprint(key.publicKey), armored))).toBe(
      'bad signature: it was made for the namespace `git`, not `approval@keywright.dev`',
    );
  });
});

describe('a statement with a right signature', () => {
  const good = JSON.parse(printStatement(statementOf()));
  const withPredicate = (change: object) => ({ ...good, predicate: { ...good.predicate, ...change } });
  const noApproval = 'its statement is no approval of version 1';

  it.each([
    ['of another kind', { ...good, predicateType: 'https://slsa.dev/provenance/v1' }, noApproval],
    ['of a later version', { ...good, predicateType: 'https://keywright.dev/approval/v2' }, noApproval],
    ['of another statement type', { ...good, _type: 'https://in-toto.io/Statement/v0.1' }, noApproval],
    ['about two plans', { ...good, subject: [...good.subject, ...good.subject] }, noApproval],
    ['about nothing', { ...good, subject: [] }, noApproval],
    [
      'with two digests',
      { ...good, subject: [{ digest: { ...good.subject[0].digest, sha512: 'x' } }] },
      noApproval,
    ],
    [
      'with a digest in capitals',
      { ...good, subject: [{ digest: { sha256: '5A'.repeat(32) } }] },
      noApproval,
    ],
    ['with a restriction that we don’t know', withPredicate({ onlyIf: 'Bob does too' }), noApproval],
    ['without a decision', withPredicate({ decision: undefined }), noApproval],
    ['with another decision', withPredicate({ decision: 'maybe' }), noApproval],
    ['that never ends', withPredicate({ expiresAt: undefined }), noApproval],
    ['with a time of another zone', withPredicate({ expiresAt: '2027-03-02T12:00:00+01:00' }), noApproval],
    ['with a number for a time', withPredicate({ expiresAt: 1e15 }), noApproval],
    [
      'with a day that there is not',
      withPredicate({ expiresAt: '2027-02-30T12:00:00Z' }),
      'a time that there is not',
    ],
    [
      'with an hour that there is not',
      withPredicate({ expiresAt: '2027-03-02T24:00:01Z' }),
      'a time that there is not',
    ],
    [
      'that ends before it begins',
      withPredicate({ expiresAt: '2027-03-01T11:59:59Z' }),
      'expires before it was issued',
    ],
    [
      'that ends as it begins',
      withPredicate({ expiresAt: '2027-03-01T12:00:00Z' }),
      'expires before it was issued',
    ],
    ['with a loss twice', withPredicate({ acknowledged: ['a@b', 'a@b'] }), noApproval],
    ['that is a list', [good], noApproval],
    ['that is null', null, noApproval],
  ])('%s is refused', (_, statement, reason) => {
    expect(reasonOf(envelopeOf(JSON.stringify(good)))).toBe('accepted');
    expect(reasonOf(envelopeOf(JSON.stringify(statement)))).toContain(reason);
  });

  it.each([
    ['a member twice', printStatement(statementOf()).replace('"decision"', '"decision":"object","decision"')],
    ['no JSON', 'approve'],
    ['bytes that are not UTF-8', Buffer.from([0x22, 0xff, 0x22])],
    ['nothing', ''],
  ])('of %s is refused', (_, payload) => {
    expect(reasonOf(envelopeOf(payload))).toBe('its statement is no plain JSON');
  });

  it('of another payload type is refused, even though it could be read', () => {
    const text = envelopeOf(printStatement(statementOf()), 'application/json');
    expect(reasonOf(text)).toBe('it holds `application/json`, not `application/vnd.in-toto+json`');
  });

  it('may have more beside the predicate, as in-toto says', () => {
    const subject = [{ ...good.subject[0], uri: 'https://example.com/plan.json' }];
    expect(reasonOf(envelopeOf(JSON.stringify({ ...good, subject, note: 'x' })))).toBe('accepted');
  });

  it('of thousands of losses is read', () => {
    const acknowledged = Array.from(
      { length: 10_000 },
      (_, index) => `key-${index}-${'x'.repeat(80)}@prod-eu`,
    );
    expect(reasonOf(approvalText({ acknowledged }))).toBe('accepted');
  });
});
