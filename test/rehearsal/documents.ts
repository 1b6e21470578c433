import { document } from '../support/desk.js';
import { home } from './world.js';

/** `keywright.yaml` with the target `main`, of which `main` says what differs, and others. */
export function rootFile(targets: readonly string[] = [], main: object = {}): string {
  const estate = `apiVersion: keywright.dev/v1\nkind: Estate\nmetadata: { name: corpus }\nspec: { observe: { quotaShare: 1 } }\n`;
  return [estate, targetDocument('main', main), ...targets].join('');
}

/** A target where the role keywright reconciles and key-admin administers. */
export function targetDocument(name: string, spec: object = {}): string {
  return document('Target', name, {
    provider: 'aws-kms',
    account: home,
    region: 'eu-west-1',
    reconciler: { role: 'keywright' },
    administrators: [{ role: 'key-admin' }],
    ...spec,
  });
}

export const second = targetDocument('second', { region: 'eu-central-1' });

/** An AES key in `main` with its name as alias. */
export function key(name: string, spec: object = {}, labels?: Readonly<Record<string, string>>): string {
  const plain = { target: 'main', algorithm: 'aes-256', purpose: 'encrypt', aliases: [`alias/${name}`] };
  return document('Key', name, { ...plain, ...spec }, labels);
}

/** A grant on the key `cards` unless told otherwise. */
export function grant(name: string, grantee: object | readonly object[], spec: object = {}): string {
  const grantees = Array.isArray(grantee) ? grantee : [grantee];
  return document('Grant', name, {
    keys: ['cards'],
    operations: ['use'],
    reason: 'the corpus',
    grantees,
    ...spec,
  });
}
