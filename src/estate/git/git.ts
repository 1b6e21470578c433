import { execFile } from 'node:child_process';

/** What Git answered. */
export interface GitAnswer {
  /** Git's exit code; null where it was stopped. */
  readonly exit: number | null;
  readonly stdout: Buffer;
  readonly stderr: string;
}

/**
 * Runs Git in a folder; null where there is no Git. Arguments are passed one by one, never through a shell, and
 * nothing of them is a pattern.
 */
export type Git = (folder: string, args: readonly string[], stdin?: string) => Promise<GitAnswer | null>;

/**
 * No pager, no replaced objects (`refs/replace` could put other rules or authors in the place of real ones), no
 * program that the repository's settings name for watching files, no patterns in paths, and no folder that looks like a
 * bare repository: a pull request could hold one in the estate's place, with refs and filters of its own.
 */
const always = [
  ...['--no-pager', '--no-replace-objects', '--no-optional-locks', '--literal-pathspecs'],
  ...['-c', 'core.fsmonitor=false', '-c', 'core.quotePath=false', '-c', 'safe.bareRepository=explicit'],
];

/** Variables that would make Git look at another repository than the folder's, as `git rev-parse --local-env-vars` lists them. */
const elsewhere =
  /^GIT_(DIR|WORK_TREE|INDEX_FILE|OBJECT_DIRECTORY|ALTERNATE_OBJECT_DIRECTORIES|COMMON_DIR|NAMESPACE|PREFIX|GRAFT_FILE|SHALLOW_FILE|REPLACE_REF_BASE|NO_REPLACE_OBJECTS|IMPLICIT_WORK_TREE|INTERNAL_SUPER_PREFIX)$/i;

const mostBytes = 512 * 1024 * 1024;
const patience = 120_000;

/** Git as the environment has it, in English, and never asking anything. */
export function gitWith(env: Readonly<Record<string, string | undefined>>): Git {
  const kept = Object.entries(env).filter(([name]) => !elsewhere.test(name));
  const own = { LC_ALL: 'C', LANGUAGE: 'C', GIT_TERMINAL_PROMPT: '0', GIT_FLUSH: '0' };
  const settings = {
    env: { ...Object.fromEntries(kept), ...own },
    encoding: 'buffer',
    maxBuffer: mostBytes,
    timeout: patience,
    windowsHide: true,
  } as const;
  return (folder, args, stdin) =>
    new Promise((done) => {
      const child = execFile('git', ['-C', folder, ...always, ...args], settings, (error, stdout, stderr) => {
        if (error?.code === 'ENOENT') return done(null);
        const code: unknown = error === null ? 0 : error.code;
        done({ exit: typeof code === 'number' ? code : null, stdout, stderr: stderr.toString('utf8') });
      });
      child.stdin?.on('error', () => {});
      child.stdin?.end(stdin ?? '');
    });
}

/** The first line of what Git complained about, for a message; nothing in it can leave a line. */
export function complaint(answer: GitAnswer | null): string {
  if (answer === null) return 'there is no `git`';
  const [line = ''] = answer.stderr.split('\n').filter((each) => each.trim() !== '');
  const text = line.replace(/^(fatal|error): /, '').replace(/[\p{Cc}\p{Cf}`]/gu, ' ');
  return text === '' ? 'Git stopped without saying why' : text.slice(0, 300);
}
