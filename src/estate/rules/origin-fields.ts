import { type Links, reportAt } from '../link/links.js';

const fieldsOf = {
  kms: [],
  external: [],
  hsm: ['customKeyStore'],
  'external-store': ['customKeyStore', 'externalKeyId'],
} as const;

/** The fields that say where the material is go with the origin, each exactly where it means something. */
export function originFields(links: Links): void {
  for (const key of links.of.Key) {
    const { spec } = key.content;
    const origin = spec.origin ?? 'kms';
    const wanted: readonly string[] = fieldsOf[origin];
    for (const field of ['customKeyStore', 'externalKeyId'] as const) {
      const given = spec[field] !== undefined;
      if (!given && wanted.includes(field))
        reportAt(links, key, ['spec', 'origin'], 'KW2035', `the origin \`${origin}\` needs \`${field}\``, {
          remedy: `add \`${field}\``,
        });
      if (given && !wanted.includes(field))
        reportAt(
          links,
          key,
          ['spec', field],
          'KW2036',
          `\`${field}\` means nothing with the origin \`${origin}\``,
          { of: 'name' },
        );
    }
  }
}
