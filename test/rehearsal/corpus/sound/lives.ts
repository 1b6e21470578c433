import {
  DisableKeyCommand,
  ListKeysCommand,
  ScheduleKeyDeletionCommand,
  TagResourceCommand,
} from '@aws-sdk/client-kms';
import { retiredTag } from '../../../../src/model/ownership.js';
import type { SoundCase } from '../../case.js';
import { grant, key } from '../../documents.js';
import type { Stand } from '../../stand.js';

const use = grant('use', { role: 'app' });
const retired = (stage: string) =>
  key('cards', { state: 'retired', retirement: { stage, soakDays: 30 } }) + use;

/** The alias of a retired key is gone. */
async function soakedLongAgo(live: Stand) {
  const kms = await live.as();
  const { Keys = [] } = await kms.send(new ListKeysCommand({}));
  const Tags = [{ TagKey: retiredTag, TagValue: '2020-01-01T00:00:00.000Z' }];
  await kms.send(new TagResourceCommand({ KeyId: Keys[0]?.KeyArn, Tags }));
}

async function disabledByHand(live: Stand) {
  await (await live.as()).send(new DisableKeyCommand({ KeyId: await live.arnOf('alias/cards') }));
}

async function endedByHand(live: Stand) {
  const KeyId = await live.arnOf('alias/cards');
  await (await live.as()).send(new ScheduleKeyDeletionCommand({ KeyId, PendingWindowInDays: 7 }));
}

/** From enabled to the end, and back. */
export const lifeCases: readonly SoundCase[] = [
  {
    name: 'a key that is disabled',
    before: key('cards') + use,
    estate: key('cards', { state: 'disabled' }) + use,
  },
  {
    name: 'a key that is new and disabled',
    estate: key('cards', { state: 'disabled' }) + use,
  },
  {
    name: 'a key that is enabled again',
    before: key('cards', { state: 'disabled' }),
    estate: key('cards') + use,
  },
  {
    name: 'a key that somebody disabled by hand',
    before: key('cards') + use,
    acts: disabledByHand,
    estate: key('cards') + use,
  },
  { name: 'a key whose soak period begins', before: key('cards') + use, estate: retired('soak') },
  {
    name: 'a key that ends when its soak period is over',
    before: [key('cards') + use, retired('soak')],
    acts: soakedLongAgo,
    estate: retired('delete'),
  },
  {
    name: 'a key whose end is taken back',
    before: key('cards') + use,
    acts: endedByHand,
    estate: key('cards') + use,
  },
  {
    name: 'a key that comes back from its soak period',
    before: [key('cards') + use, retired('soak')],
    estate: key('cards') + use,
  },
  {
    name: 'rotation that begins',
    before: key('cards') + use,
    estate: key('cards', { rotation: { everyDays: 90 } }) + use,
  },
  {
    name: 'rotation with another period',
    before: key('cards', { rotation: { everyDays: 90 } }) + use,
    estate: key('cards', { rotation: { everyDays: 2560 } }) + use,
  },
  {
    name: 'rotation that ends',
    before: key('cards', { rotation: { everyDays: 365 } }) + use,
    estate: key('cards', { rotation: 'off' }) + use,
  },
];
