import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { entryText, sealEntry } from '../../src/apply/journal/entry.js';
import { entriesAt } from '../../src/cli/journal-entries.js';
import { ownStoreAt } from '../../src/cli/journal-place.js';
import type { Session } from '../../src/cli/session.js';
import { emptyRepository, env, removeFolders, temporaryFolder } from '../trust/repository.js';
import { fakeTerminal } from './fake-terminal.js';

afterEach(removeFolders);

const clock = { now: Date.now, sleep: () => Promise.resolve(), random: () => 0 };
const journal = 'estate/.keywright/journal.jsonl';

function sessionIn(root: string): Session {
  const { terminal } = fakeTerminal(root, { env });
  return { terminal, folder: join(root, 'estate') } as unknown as Session;
}

/** The codes of what speaks against relying on the journal of the estate in the folder, called from beside it. */
async function problemsIn(root: string, option?: string): Promise<readonly string[]> {
  const store = await ownStoreAt(sessionIn(root), option, clock);
  return store.ok ? [] : store.problems.map(({ code }) => code);
}

describe('a journal that apply and rollback rely on', () => {
  it('is not one that was committed', async () => {
    const { folder, commit } = emptyRepository();
    commit({ [journal]: '' });
    expect(await problemsIn(folder)).toEqual(['KW4568']);
    expect(await problemsIn(folder, journal)).toEqual(['KW4568']);
    expect(await problemsIn(folder, 'journal.jsonl')).toEqual([]);
  });

  it('has no lock that was committed, and no other spelling that some disks take for it', async () => {
    for (const file of [`${journal}.locks/append.1`, journal.replace('.keywright', '.Keywright')]) {
      const { folder, commit } = emptyRepository();
      commit({ [file]: '' });
      expect(await problemsIn(folder)).toEqual(['KW4568']);
    }
  });

  it('is not behind a link that was committed', async () => {
    const { folder, commit } = emptyRepository();
    mkdirSync(join(folder, 'estate'));
    symlinkSync(temporaryFolder(), join(folder, 'estate/.keywright'));
    commit({});
    expect(await problemsIn(folder)).toEqual(['KW4568']);
  });

  it('says nothing to the gate, drift and rehearsals either: a branch could say in it that it was applied', async () => {
    const { folder, commit } = emptyRepository();
    const event = { kind: 'torn', bytes: 1, sha256: '' } as const;
    const line = `${entryText(sealEntry(null, event, 0))}\n`;
    mkdirSync(join(folder, 'estate/.keywright'), { recursive: true });
    writeFileSync(join(folder, journal), line);
    expect(await entriesAt(sessionIn(folder), undefined)).toMatchObject({
      entries: [{ event }],
      problems: [],
    });
    commit({ [journal]: line });
    const read = await entriesAt(sessionIn(folder), undefined);
    expect(read).toMatchObject({ entries: [], problems: [{ code: 'KW4568' }] });
  });

  it('may lie beside what was committed, or where there is no Git', async () => {
    const { folder, commit } = emptyRepository();
    commit({ 'estate/keys.yaml': '', '.gitignore': '.keywright/\n' });
    mkdirSync(join(folder, 'estate/.keywright'));
    writeFileSync(join(folder, journal), '');
    expect(await problemsIn(folder)).toEqual([]);
    expect(await problemsIn(temporaryFolder())).toEqual([]);
  });
});
