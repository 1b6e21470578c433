import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { skeleton } from '../../src/cli/skeleton.js';
import { loadEstate } from '../../src/estate/load-estate.js';
import { makeKey } from '../approval/signing/ssh-keys.js';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'keywright-skeleton-'));
  for (const [file, text] of Object.entries(skeleton)) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), text);
  }
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** As its comment says: the first document goes, and what follows is uncommented. */
function forReal(): string {
  const text = skeleton['approvers.yaml'] ?? '';
  return text.slice(text.indexOf('# ---')).replace(/^# /gm, '');
}

/** The same with everybody's own key. */
function withKeys(): string {
  const names = ['ann', 'ben', 'cem'];
  const key = (name: string) => makeKey(folder, name, ['-t', 'ed25519']).publicKey;
  return names.reduce((text, name) => text.replace('ssh-ed25519 AAAA…', key(name)), forReal());
}

async function codesOf(approvers: string): Promise<readonly string[]> {
  writeFileSync(join(folder, 'approvers.yaml'), approvers);
  const estate = await loadEstate(folder);
  return estate.ok ? [] : estate.problems.map(({ code }) => code);
}

describe('the approvers that `init` writes', () => {
  it('switch the gate off, and nothing else', async () => {
    const estate = await loadEstate(folder);
    expect(estate.ok && estate.value.approvalPolicies).toMatchObject([{ gate: 'off', rules: [] }]);
    expect(estate.ok && estate.value.approverGroups).toEqual([]);
  });

  it('are real ones once they are uncommented and have keys', async () => {
    writeFileSync(join(folder, 'approvers.yaml'), withKeys());
    const estate = await loadEstate(folder);
    expect(estate).toMatchObject({ ok: true, warnings: [] });
    expect(estate.ok && estate.value.approverGroups.map(({ name }) => name).sort()).toEqual([
      'platform',
      'security',
    ]);
    expect(estate.ok && estate.value.approvalPolicies).toMatchObject([
      { gate: 'on', breakGlass: 'platform', rules: [{ id: 'end-of-a-key', approvals: 2 }] },
    ]);
  });

  it('are refused as long as the keys are the example’s', async () => {
    expect(await codesOf(forReal())).toContain('KW4503');
  });

  it('are refused as long as the gate is also off', async () => {
    expect(await codesOf(`${skeleton['approvers.yaml']}\n${withKeys()}`)).toContain('KW4506');
  });
});
