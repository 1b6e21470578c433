import { DisableKeyCommand } from '@aws-sdk/client-kms';
import type { BrokenCase } from '../../case.js';
import { grant, key, second } from '../../documents.js';
import { aliasOnKeptKey, byHand, foreignKeyWithAlias, secondOwner } from './by-hand.js';

const use = grant('use', { role: 'app' });
const before = key('cards') + use;
const estate = key('cards', { description: 'new' }) + use;

/** The target holds what is in the plan's way: a key is left out. */
export const inTheWayCases: readonly BrokenCase[] = [
  {
    name: 'an alias that somebody else’s key has already',
    acts: foreignKeyWithAlias,
    estate: before,
    finds: { kind: 'blocked', key: 'cards@main', says: /^KW4003 `alias\/cards` points to/ },
  },
  {
    name: 'an alias on a key whose policy doesn’t let it go',
    before,
    acts: aliasOnKeptKey,
    estate: before,
    finds: { kind: 'change', id: /alias/, says: /UpdateAlias|DeleteAlias|kms:\w*Alias/ },
  },
  {
    name: 'two keys with the same ownership tag',
    before,
    acts: secondOwner,
    estate,
    finds: { kind: 'blocked', key: 'cards@main', says: /^KW4002 / },
  },
  {
    name: 'a disabled key that has to live in two Regions',
    targets: [second],
    before: key('cards', { multiRegion: true }) + use,
    acts: byHand((kms, KeyId) => kms.send(new DisableKeyCommand({ KeyId }))),
    estate: key('cards', { replicas: [{ target: 'second' }] }) + use,
    finds: { kind: 'blocked', key: 'cards@second', says: /KW4011 .*only an enabled key can be replicated/ },
  },
  {
    name: 'a key whose kind the estate has changed',
    before: key('cards') + use,
    estate: key('cards', { algorithm: 'rsa-2048' }) + use,
    finds: { kind: 'blocked', key: 'cards@main', says: /^KW40\d\d / },
  },
  {
    name: 'a deletion whose soak period has not begun',
    before,
    estate: key('cards', { state: 'retired', retirement: { stage: 'delete', soakDays: 30 } }) + use,
    finds: { kind: 'blocked', key: 'cards@main', says: /^KW4006 / },
  },
  {
    name: 'a deletion whose soak period is not over',
    before: [before, key('cards', { state: 'retired', retirement: { stage: 'soak', soakDays: 30 } }) + use],
    estate: key('cards', { state: 'retired', retirement: { stage: 'delete', soakDays: 30 } }) + use,
    finds: { kind: 'blocked', key: 'cards@main', says: /^KW4007 / },
  },
];
