import { matchesPattern } from '../../wildcard.js';
import { inField, type KeyCheck, violation } from '../check.js';

/** Source: AWS KMS API reference, CreateAlias, AliasName. */
const aliasFormat = /^alias\/(?!aws\/)[A-Za-z0-9/_-]{1,250}$/;

export const aliasNames: KeyCheck<{ readonly patterns: readonly string[] }> = {
  about: 'key',
  id: 'alias-names',
  title: 'an alias is not named as agreed',
  why: 'people and IAM policies find keys by their aliases; a name outside the scheme is found by nobody, or by the wrong ones',
  remedy: 'rename the alias: add the right one, move its users, then remove the old one',
  severity: 'warning',
  origins: ['cfn-lint E1164', 'cfn-lint E1162'],
  parameters: { patterns: ['alias/*'] },
  looksAt: ['aliases'],
  run: (subject, { patterns }) =>
    inField(subject, 'aliases', subject.state.aliases, (aliases) =>
      aliases
        .filter(
          (alias) => !aliasFormat.test(alias) || !patterns.some((pattern) => matchesPattern(pattern, alias)),
        )
        .map((alias) => {
          const index = subject.key.aliases.indexOf(alias);
          const path = index === -1 ? ['spec', 'aliases'] : ['spec', 'aliases', index];
          const names = patterns.map((pattern) => `\`${pattern}\``).join(' or ');
          return violation(subject, `the alias \`${alias}\` is not like ${names}`, path);
        }),
    ),
};

export const tagsRequired: KeyCheck<{ readonly tags: readonly string[] }> = {
  about: 'key',
  id: 'tags-required',
  title: 'a tag is missing',
  why: 'without its tags nobody knows whose key it is, what it costs whom, or how to handle its data',
  remedy: 'add the tag to the key, or to the target for all its keys',
  severity: 'warning',
  origins: ['keywright'],
  parameters: { tags: ['owner'] },
  looksAt: ['tags'],
  run: (subject, parameters) =>
    inField(subject, 'tags', subject.state.tags, (tags) =>
      parameters.tags.flatMap((wanted) => {
        const [name = '', ...rest] = wanted.split('=');
        const pattern = rest.length === 0 ? '*' : rest.join('=');
        const value = Object.hasOwn(tags, name) ? tags[name] : undefined;
        if (value !== undefined && matchesPattern(pattern, value)) return [];
        const message =
          value === undefined
            ? `the key has no tag \`${name}\``
            : `the tag \`${name}\` is \`${value}\`, not like \`${pattern}\``;
        return [violation(subject, message, ['spec', 'tags', name])];
      }),
    ),
};
