import { type Links, reportAt } from '../link/links.js';

/** Only symmetric keys whose material the key manager makes can rotate on their own. */
export function possibleRotation(links: Links): void {
  for (const key of links.of.Key) {
    const { rotation, algorithm, origin = 'kms' } = key.content.spec;
    if (rotation === undefined || rotation === 'off') continue;
    if (algorithm === 'aes-256' && origin === 'kms') continue;
    const what = algorithm === 'aes-256' ? `a key with the origin \`${origin}\`` : `a \`${algorithm}\` key`;
    reportAt(links, key, ['spec', 'rotation'], 'KW2034', `${what} can't rotate automatically`);
  }
}
