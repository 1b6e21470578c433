import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DescribeKeyCommand, type KMSClient, TagResourceCommand } from '@aws-sdk/client-kms';
import { keywright } from '../cli/built-cli.js';
import { root } from '../support/desk.js';
import { ledger, rules } from './clone-with-origin.js';

/**
 * Makes the key and retires it, by an estate without a repository whose gate is off, then dates the beginning of the soak period forty
 * days back: the command line goes by the machine's clock.
 */
export async function retireLongAgo(folder: string, env: NodeJS.ProcessEnv, kms: KMSClient): Promise<void> {
  const estate = join(folder, 'before');
  mkdirSync(estate);
  writeFileSync(join(estate, 'keywright.yaml'), root);
  writeFileSync(join(estate, 'rules.yaml'), rules({ gate: 'off' }));
  for (const key of [ledger('soak').replace('"retired"', '"enabled"'), ledger('soak')]) {
    writeFileSync(join(estate, 'keys.yaml'), key.replace(/("enabled"),"retirement":\{.*?\}/, '$1'));
    for (const args of [
      ['plan', '--out', 'before.json'],
      ['apply', 'before.json'],
    ]) {
      const { exit, stdout, stderr } = await keywright([...args, '--estate', estate], { cwd: folder, env });
      if (exit !== 0) throw new Error(stdout + stderr);
    }
  }
  const { KeyMetadata } = await kms.send(new DescribeKeyCommand({ KeyId: 'alias/ledger' }));
  const since = new Date(Date.now() - 40 * 86_400_000).toISOString();
  const Tags = [{ TagKey: 'keywright.dev/retired-since', TagValue: since }];
  await kms.send(new TagResourceCommand({ KeyId: KeyMetadata?.KeyId, Tags }));
}
