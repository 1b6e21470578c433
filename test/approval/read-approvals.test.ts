import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readApprovals } from '../../src/approval/read-approvals.js';
import { writeApproval } from '../../src/approval/write-approval.js';
import { approvalText, statementOf } from './made-approval.js';

const { digest } = statementOf();
const name = digest.replace('sha256:', '');
let root: string;
let folder: string;
let inside: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'keywright-approvals-'));
  folder = join(root, 'approvals');
  inside = join(folder, name);
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

const read = () => readApprovals(folder, digest, 'approvals');
const reasons = async () => (await read()).unreadable.map(({ reason }) => reason);

function put(file: string, content: string): void {
  mkdirSync(inside, { recursive: true });
  writeFileSync(join(inside, file), content);
}

describe('reading approvals', () => {
  it('finds nothing where there is no folder', async () => {
    expect(await read()).toEqual({ approvals: [], unreadable: [], evidence: [] });
    mkdirSync(folder);
    expect(await read()).toEqual({ approvals: [], unreadable: [], evidence: [] });
  });

  it('finds what was written, by file name, also under hidden names', async () => {
    put('b.json', approvalText({ decision: 'object', reason: 'no' }));
    put('a.json', approvalText());
    put('.c.json', approvalText());
    put('README.md', 'not looked at');
    const { approvals, unreadable } = await read();
    expect(unreadable).toEqual([]);
    expect(approvals.map(({ from, decision }) => `${from} ${decision}`)).toEqual([
      `approvals/${name}/.c.json approve`,
      `approvals/${name}/a.json approve`,
      `approvals/${name}/b.json object`,
    ]);
  });

  it('leaves an approval of another plan to the gate', async () => {
    const other = `sha256:${'0'.repeat(64)}`;
    put('a.json', approvalText({ digest: other }));
    expect((await read()).approvals.map((approval) => approval.digest)).toEqual([other]);
  });

  it('tells what it can’t read, beside what it can', async () => {
    put('a.json', approvalText());
    put('b.json', approvalText().replace('"payload"', '"payloaf"'));
    const { approvals, unreadable } = await read();
    expect(approvals).toHaveLength(1);
    expect(unreadable).toEqual([{ from: `approvals/${name}/b.json`, reason: 'it is no DSSE envelope' }]);
  });

  it.each([
    [
      'a link to a right approval',
      (path: string) => symlinkSync(join(root, 'outside.json'), path),
      'it is a link',
    ],
    ['a link to nothing', (path: string) => symlinkSync('nowhere', path), 'it is a link'],
    ['a folder', (path: string) => mkdirSync(path), 'it is not a regular file'],
    [
      'a pipe that nobody writes to',
      (path: string) => execFileSync('mkfifo', [path]),
      'it is not a regular file',
    ],
    [
      'more than 4 MiB',
      (path: string) => writeFileSync(path, ' '.repeat(4194305)),
      'it has more than 4194304 bytes',
    ],
  ])('refuses %s', async (_, make, reason) => {
    mkdirSync(inside, { recursive: true });
    writeFileSync(join(root, 'outside.json'), approvalText());
    make(join(inside, 'a.json'));
    expect(await reasons()).toEqual([expect.stringContaining(reason)]);
    expect((await read()).approvals).toEqual([]);
  });

  it('refuses more files than anybody can look through, rather than some of them', async () => {
    put('a.json', approvalText());
    for (let index = 0; index < 1000; index += 1) put(`z${index}.json`, '');
    expect(await read()).toEqual({
      approvals: [],
      unreadable: [{ from: `approvals/${name}`, reason: 'it holds more than 1000 files' }],
      evidence: [],
    });
  });

  it.each(['the folder', 'the plan’s folder'])('refuses a link in place of %s', async (which) => {
    const elsewhere = join(root, 'elsewhere');
    mkdirSync(join(elsewhere, name), { recursive: true });
    for (const part of [elsewhere, join(elsewhere, name)])
      writeFileSync(join(part, 'a.json'), approvalText());
    if (which === 'the folder') symlinkSync(elsewhere, folder);
    else {
      mkdirSync(folder);
      symlinkSync(elsewhere, inside);
    }
    expect(await reasons()).toEqual(['it is not a folder, or a link to one']);
    expect(await writeApproval(folder, statementOf(), 'x').catch(String)).toMatchObject({ ok: false });
    expect(readdirSync(elsewhere).sort()).toEqual([name, 'a.json']);
  });

  it('refuses what is no digest', async () => {
    for (const wrong of ['', '../..', 'sha256:..', `sha256:${'5A'.repeat(32)}`, `${digest}/..`])
      expect((await readApprovals(folder, wrong)).unreadable).toHaveLength(1);
  });
});

describe('writing an approval', () => {
  it('makes its folders, and leaves one whole file', async () => {
    const text = approvalText();
    const written = await writeApproval(folder, statementOf(), text);
    const file = `${name}/approve-20270301T120000000Z-`;
    expect(written).toEqual({
      ok: true,
      value: expect.stringMatching(new RegExp(`^${file}[A-Za-z0-9]{8}\\.json$`)),
    });
    expect(readdirSync(inside)).toHaveLength(1);
    expect(statSync(join(folder, written.ok ? written.value : '')).size).toBe(text.length);
    expect((await read()).approvals).toHaveLength(1);
  });

  it('keeps what the same person said before', async () => {
    const issuedAt = statementOf().issuedAt + 1;
    await writeApproval(folder, statementOf(), approvalText());
    await writeApproval(folder, statementOf({ issuedAt }), approvalText({ issuedAt }));
    expect((await read()).approvals).toHaveLength(2);
  });
});
