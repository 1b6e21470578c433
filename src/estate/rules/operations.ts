import {
  commonOperations,
  expandBundle,
  isBundle,
  keyOperations,
  type OperationOrBundle,
} from '../../model/operations.js';
import type { Shaped } from '../kinds.js';
import { type Links, reportAt } from '../link/links.js';
import { oneOf } from '../suggest.js';
import { purposesOf } from './algorithm-purpose.js';

/** Each operation of a grant is one that each of its keys can do; each bundle holds something for each key. */
export function possibleOperations(links: Links): void {
  for (const grant of links.of.Grant) {
    const keys = links
      .keysOf(grant)
      .filter(({ content }) => purposesOf(content.spec.algorithm).includes(content.spec.purpose));
    for (const [index, word] of grant.content.spec.operations.entries()) {
      const unable = keys.filter((key) => !isPossible(word, key));
      if (unable.length > 0) reportImpossible(links, grant, index, word, unable);
    }
  }
}

function isPossible(word: OperationOrBundle, key: Shaped<'Key'>): boolean {
  const { algorithm, purpose } = key.content.spec;
  if (isBundle(word)) return expandBundle(word, algorithm, purpose).length > 0;
  return [...keyOperations(algorithm, purpose), ...commonOperations].includes(word);
}

function reportImpossible(
  links: Links,
  grant: Shaped<'Grant'>,
  index: number,
  word: OperationOrBundle,
  keys: readonly Shaped<'Key'>[],
): void {
  const [key] = keys;
  if (key === undefined) return;
  const { algorithm, purpose } = key.content.spec;
  const others = keys.length === 1 ? '' : ` (nor can ${keys.length - 1} more of the grant's keys)`;
  const what = `the key \`${key.name}\` (\`${algorithm}\`, \`${purpose}\`)`;
  const path = ['spec', 'operations', index];
  const remedy = `write ${oneOf(keyOperations(algorithm, purpose))}, or make a grant of its own for the keys that can`;
  if (isBundle(word))
    reportAt(links, grant, path, 'KW2033', `\`${word}\` holds no operation that ${what} can do${others}`, {
      remedy,
    });
  else reportAt(links, grant, path, 'KW2032', `${what} can't \`${word}\`${others}`, { remedy });
}
