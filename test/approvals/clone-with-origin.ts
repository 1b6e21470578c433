import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { type KeyFiles, makeKey, publicKeyOf } from '../approval/signing/ssh-keys.js';
import { groupDocument, yamlOf } from '../estate/documents.js';
import { document, keyDocument, root } from '../support/desk.js';
import { cloneOf, emptyRepository, env, type TestRepository } from '../trust/repository.js';

const groups = { security: ['anna', 'ben'], platform: ['carl', 'dora', 'erik'] } as const;

/** The loss that approvers of the deletion have to name. */
export const loss = 'ledger@main';

/** The key on its way out. */
export function ledger(stage: 'soak' | 'delete', more: object = {}): string {
  return keyDocument('ledger', { state: 'retired', retirement: { stage, soakDays: 30 }, ...more });
}

export const rules = (spec: object) => document('ApprovalPolicy', 'rules', spec);

/** A pair for everybody, two for Anna, and one of somebody whom no group knows. */
export function makeKeys(folder: string): readonly KeyFiles[] {
  const names = [...Object.values(groups).flat(), 'anna-2', 'stranger'];
  return names.map((name) => makeKey(folder, name, ['-t', 'ed25519']));
}

/** The groups, by the keys in the folder; `more` are added to `security`. */
export function approvers(folder: string, ...more: readonly string[]): string {
  const person = (name: string) => ({
    name,
    github: name,
    emails: [`${name}@example.com`],
    sshKeys: (name === 'anna' ? ['anna', 'anna-2'] : [name]).map((key) =>
      publicKeyOf(join(folder, `${key}.pub`)),
    ),
  });
  return yamlOf(
    groupDocument('security', [...groups.security, ...more].map(person)),
    groupDocument('platform', groups.platform.map(person)),
  );
}

/**
 * A clone of a bare repository in the folder whose `main` has the estate with its approvers, on a branch of Erik's, who writes
 * `stage: delete`.
 */
export function cloneWithOrigin(folder: string): TestRepository {
  const seed = emptyRepository();
  const files = { 'keywright.yaml': root, 'keys.yaml': ledger('soak'), 'rules.yaml': rules({ gate: 'on' }) };
  const ignored = { '.gitignore': '.keywright/\n' };
  seed.commit({ ...files, ...ignored, 'approvers.yaml': approvers(folder) }, { author: 'founder' });
  const bare = join(folder, 'origin.git');
  execFileSync('git', ['clone', '--quiet', '--bare', seed.folder, bare], { env });
  const clone = cloneOf({ ...seed, folder: bare });
  clone.run('switch', '--quiet', '--create', 'end-of-ledger');
  clone.commit({ 'keys.yaml': ledger('delete') }, { author: 'erik' });
  clone.run('tag', 'begin');
  return clone;
}
