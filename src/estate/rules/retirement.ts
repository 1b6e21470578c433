import type { KeySpec } from '../../model/generated/key.js';
import type { Path } from '../../model/place.js';
import type { Shaped } from '../kinds.js';
import { type Links, reportAt } from '../link/links.js';

/** A retired key says how far its end has come, and only a retired key does. */
export function retirementStages(links: Links): void {
  for (const key of links.of.Key) {
    check(links, key, key.content.spec, ['spec']);
    key.content.spec.replicas?.forEach((replica, index) => {
      check(links, key, replica, ['spec', 'replicas', index]);
    });
  }
}

function check(
  links: Links,
  key: Shaped,
  { state, retirement }: Pick<KeySpec, 'state' | 'retirement'>,
  path: Path,
): void {
  if (state === 'retired' && retirement === undefined)
    reportAt(links, key, [...path, 'state'], 'KW2041', '`state: retired` needs a `retirement`');
  if (state !== 'retired' && retirement !== undefined)
    reportAt(
      links,
      key,
      [...path, 'retirement'],
      'KW2042',
      `\`retirement\` means nothing with \`state: ${state ?? 'enabled'}\``,
      { of: 'name' },
    );
}
