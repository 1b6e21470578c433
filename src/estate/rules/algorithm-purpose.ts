import type { Algorithm, Purpose } from '../../model/operations.js';
import { type Links, reportAt } from '../link/links.js';
import { oneOf } from '../suggest.js';

/** What no key manager can do, because the algorithm has no such function; each provider may be narrower still. */
export function algorithmFitsPurpose(links: Links): void {
  for (const key of links.of.Key) {
    const { algorithm, purpose } = key.content.spec;
    const possible = purposesOf(algorithm);
    if (possible.includes(purpose)) continue;
    const remedy = `write the purpose ${oneOf(possible)}, or choose another algorithm`;
    reportAt(
      links,
      key,
      ['spec', 'purpose'],
      'KW2031',
      `\`${algorithm}\` can't have the purpose \`${purpose}\``,
      { remedy },
    );
  }
}

/** The functions that an algorithm's mathematics has. */
export function purposesOf(algorithm: Algorithm): readonly Purpose[] {
  if (algorithm === 'aes-256') return ['encrypt', 'mac'];
  if (algorithm === 'sm2') return ['encrypt', 'sign', 'agree'];
  if (algorithm === 'ed25519' || algorithm.startsWith('ml-dsa-')) return ['sign'];
  if (algorithm.startsWith('rsa-')) return ['encrypt', 'sign'];
  if (algorithm.startsWith('ec-')) return ['sign', 'agree'];
  if (algorithm.startsWith('hmac-')) return ['mac'];
  return ['encapsulate'];
}
