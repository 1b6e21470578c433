import { execFile } from 'node:child_process';

/** What Git calls whoever works in the folder; null where it doesn't know, or without Git. */
export function gitUserName(folder: string): Promise<string | null> {
  return new Promise((done) => {
    execFile('git', ['config', '--get', 'user.name'], { cwd: folder, timeout: 5_000 }, (error, stdout) => {
      const name = stdout.trim();
      done(error === null && name !== '' ? name.slice(0, 200) : null);
    });
  });
}
