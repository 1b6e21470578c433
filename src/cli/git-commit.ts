import { execFile } from 'node:child_process';

/** The commit that the folder's working tree stands on; null outside a repository or without Git. */
export function gitCommit(folder: string): Promise<string | null> {
  return new Promise((done) => {
    execFile('git', ['rev-parse', '--verify', 'HEAD'], { cwd: folder, timeout: 5_000 }, (error, stdout) => {
      const commit = stdout.trim();
      done(error === null && /^[0-9a-f]{40,64}$/.test(commit) ? commit : null);
    });
  });
}
