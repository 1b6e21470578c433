import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { type Git, gitWith } from '../../src/estate/git/git.js';
import { loadEstate } from '../../src/estate/load-estate.js';
import { readTrust } from '../../src/estate/trust/read-trust.js';
import type { Estate } from '../../src/model/estate.js';
import { yamlOf } from '../estate/documents.js';
import { root } from '../estate/estate-in.js';

/** Nothing of the machine's own settings, so that the tests are the same everywhere. */
export const env = {
  PATH: process.env['PATH'],
  HOME: '/nonexistent',
  GIT_CONFIG_GLOBAL: '/dev/null',
  GIT_CONFIG_SYSTEM: '/dev/null',
};

export const git: Git = gitWith(env);

type Files = Readonly<Record<string, string | null>>;

/** Who commits; the committer is the author where nothing else is said. */
export interface Act {
  readonly author?: string;
  readonly committer?: string;
  readonly date?: string;
  readonly message?: string;
}

export interface TestRepository {
  readonly folder: string;
  run(...args: readonly string[]): string;
  /** Writes files (null removes one) and commits everything; answers with the commit's id. */
  commit(files: Files, act?: Act): string;
  write(files: Files): void;
}

const made: string[] = [];

export function temporaryFolder(): string {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'keywright-trust-')));
  made.push(folder);
  return folder;
}

export function removeFolders(): void {
  for (const folder of made.splice(0)) rmSync(folder, { recursive: true, force: true });
}

export function emptyRepository(): TestRepository {
  return repositoryIn(temporaryFolder(), ['init', '--quiet', '--initial-branch=main']);
}

/** A clone with `origin/main` and, as cloning records it, `origin/HEAD`. */
export function cloneOf({ folder }: TestRepository, ...options: readonly string[]): TestRepository {
  const clone = temporaryFolder();
  return repositoryIn(clone, ['clone', '--quiet', ...options, `file://${folder}`, clone]);
}

function repositoryIn(folder: string, start: readonly string[]): TestRepository {
  const run = (args: readonly string[], more: Readonly<Record<string, string>> = {}) =>
    execFileSync('git', ['-C', folder, ...args], {
      env: { ...env, ...more },
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'pipe'],
    }).trim();
  run(start);
  const write = (files: Files) => {
    for (const [path, text] of Object.entries(files)) {
      if (text === null) rmSync(join(folder, path));
      else {
        mkdirSync(dirname(join(folder, path)), { recursive: true });
        writeFileSync(join(folder, path), text);
      }
    }
  };
  return {
    folder,
    run: (...args) => run(args, identities({})),
    write,
    commit: (files, act = {}) => {
      write(files);
      run(['add', '--all']);
      run(['commit', '--quiet', '--allow-empty', '--message', act.message ?? 'change'], identities(act));
      return run(['rev-parse', 'HEAD']);
    },
  };
}

function identities({ author = 'alice', committer = author, date }: Act): Readonly<Record<string, string>> {
  return {
    GIT_AUTHOR_NAME: author,
    GIT_AUTHOR_EMAIL: author.includes('@') ? author : `${author}@example.com`,
    GIT_COMMITTER_NAME: committer,
    GIT_COMMITTER_EMAIL: committer.includes('@') ? committer : `${committer}@example.com`,
    ...(date === undefined ? {} : { GIT_AUTHOR_DATE: date, GIT_COMMITTER_DATE: date }),
  };
}

/** An ApproverGroup of people who are known by their logins. */
export function group(name: string, ...people: readonly string[]): string {
  return yamlOf({
    apiVersion: 'keywright.dev/v1',
    kind: 'ApproverGroup',
    metadata: { name },
    spec: { people: people.map((person) => ({ name: person, github: person })) },
  });
}

/** A small estate whose only group is `security` with those people. */
export function estateFiles(folder: string, ...people: readonly string[]): Readonly<Record<string, string>> {
  return { [`${folder}keywright.yaml`]: root, [`${folder}approvers.yaml`]: group('security', ...people) };
}

const noEstate: Estate = {
  name: 'none',
  observe: { grants: 'all', quotaShare: 1 },
  targets: [],
  keys: [],
  guardrails: [],
  approverGroups: [],
  approvalPolicies: [],
};

/** The trust for the estate in the folder, as a command reads it; an estate that can't be loaded is an empty one. */
export async function trustIn(folder: string, ref: string | null = null, using = git) {
  const loaded = await loadEstate(folder);
  return readTrust(folder, ref, using, loaded.ok ? loaded.value : noEstate);
}
