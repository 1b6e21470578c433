import { UpdateAliasCommand } from '@aws-sdk/client-kms';
import type { SoundCase } from '../../case.js';
import { grant, key } from '../../documents.js';

const use = grant('use', { role: 'app' });
const numbered = <T>(count: number, make: (index: number) => T): T[] =>
  Array.from({ length: count }, (_, index) => make(index));
const tags = (prefix: string, count: number) =>
  Object.fromEntries(numbered(count, (index) => [`${prefix}-${index}`, 'x']));

/** Aliases, tags and descriptions. */
export const fieldCases: readonly SoundCase[] = [
  {
    name: 'another alias',
    before: key('cards') + use,
    estate: key('cards', { aliases: ['alias/cards', 'alias/more'] }) + use,
  },
  { name: 'an alias that goes', before: key('cards') + use, estate: key('cards', { aliases: [] }) + use },
  {
    name: 'an alias that moves to a new key',
    before: key('cards') + use,
    estate: key('cards', { aliases: [] }) + key('next', { aliases: ['alias/cards'] }) + use,
  },
  {
    name: 'two keys that change their aliases',
    before: key('cards') + key('next') + use,
    estate: key('cards', { aliases: ['alias/next'] }) + key('next', { aliases: ['alias/cards'] }) + use,
  },
  {
    name: 'an alias that somebody moved by hand',
    before: key('cards') + key('next') + use,
    acts: async (live) => {
      const kms = await live.as();
      const TargetKeyId = await live.arnOf('alias/next');
      await kms.send(new UpdateAliasCommand({ AliasName: 'alias/cards', TargetKeyId }));
    },
    estate: key('cards') + key('next') + use,
  },
  {
    name: 'as many aliases as a key can have',
    estate: key('cards', { aliases: numbered(50, (index) => `alias/cards/${index}`) }) + use,
  },
  {
    name: 'as many tags as a key can have',
    before: key('cards', { tags: tags('a', 20) }) + use,
    estate: key('cards', { tags: tags('a', 45) }) + use,
  },
  {
    name: 'other tags and another description',
    before: key('cards', { tags: { team: 'a', gone: 'x' }, description: 'one' }) + use,
    estate: key('cards', { tags: { team: 'b', new: 'y' }, description: 'two “quoted” | <b>' }) + use,
  },
];
