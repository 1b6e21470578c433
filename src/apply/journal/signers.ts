import { createPublicKey } from 'node:crypto';
import { type Checked, passed, refused } from '../../approval/signing/checked.js';
import { readPublicKey } from '../../approval/signing/public-key.js';

const pem = /-----BEGIN ([A-Z0-9 ]+)-----[\s\S]*?-----END \1-----/g;

/**
 * Public keys that may sign checkpoints, each as a checkpoint has it: from a text with SSH public keys, one a line as in
 * `id_ed25519.pub`, and PEM blocks `PUBLIC KEY`, as the public halves of KMS keys are. Empty lines and those with `#` don't count;
 * anything else is refused, because a signer that is misread would be missed only when it matters.
 */
export function parseSigners(text: string): Checked<readonly string[]> {
  const keys: string[] = [];
  for (const [block, label = ''] of text.matchAll(pem)) {
    const key = label === 'PUBLIC KEY' ? pemKey(block) : null;
    if (key === null) return refused(`it holds a \`${label}\` that is no public key`);
    keys.push(key);
  }
  for (const line of text
    .replace(pem, '')
    .split('\n')
    .map((each) => each.trim())) {
    if (line === '' || line.startsWith('#')) continue;
    const [type = '', body = ''] = line.split(/\s+/);
    const key = readPublicKey(Buffer.from(body, 'base64'));
    if (!key.ok || key.value.text !== `${type} ${body}`) return refused(`a line of it is no SSH public key`);
    keys.push(key.value.text);
  }
  return passed(keys);
}

function pemKey(block: string): string | null {
  try {
    return createPublicKey(block).export({ format: 'der', type: 'spki' }).toString('base64');
  } catch {
    return null;
  }
}
