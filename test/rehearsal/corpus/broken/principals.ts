import type { BrokenCase } from '../../case.js';
import { grant, key, targetDocument } from '../../documents.js';
import { home, partner, roleArn, worldWithout } from '../../world.js';

/** Nobody else is named. */
const missing = (...arns: readonly string[]) =>
  new RegExp(`its principals doesn’t exist: ${arns.map((arn) => `\`${arn}\``).join(', ')}$`);
const use = grant('use', { role: 'app' });
const native = (grantee: object, spec: object = {}) =>
  grant('native', grantee, { as: 'grant', operations: ['decrypt'], ...spec });

const creation = (...arns: readonly string[]) =>
  ({ kind: 'change', id: /^cards@main\/key/, says: missing(...arns) }) as const;

/** Principals who don't exist. */
export const principalCases: readonly BrokenCase[] = [
  {
    name: 'a role that nobody made',
    estate: key('cards') + grant('use', { role: 'nobody' }),
    finds: creation(roleArn('nobody')),
  },
  {
    name: 'a role whose name is one letter off',
    before: key('cards') + use,
    estate: key('cards') + grant('use', { role: 'ap' }),
    finds: { kind: 'change', id: /^cards@main\/policy/, says: missing(roleArn('ap')) },
  },
  {
    name: 'a role without its path',
    estate: key('cards') + grant('use', { role: 'worker' }),
    finds: creation(roleArn('worker')),
  },
  {
    name: 'a user that nobody made',
    estate: key('cards') + grant('use', { user: 'carol' }),
    finds: creation(`arn:aws:iam::${home}:user/carol`),
  },
  {
    name: 'a role of another account that nobody made there',
    estate: key('cards') + grant('use', { role: 'app-of-ours', account: partner }),
    finds: creation(roleArn('app-of-ours', partner)),
  },
  {
    name: 'an account that doesn’t exist',
    estate: key('cards') + grant('use', { account: '999999999999' }),
    finds: creation('arn:aws:iam::999999999999:root'),
  },
  {
    name: 'a role of an account that doesn’t exist',
    estate: key('cards') + grant('use', { role: 'app', account: '999999999999' }),
    finds: creation(roleArn('app', '999999999999')),
  },
  {
    name: 'an administrator who doesn’t exist',
    estate: key('cards', { administrators: [{ role: 'no-admin' }] }) + use,
    finds: creation(roleArn('no-admin')),
  },
  {
    name: 'administrators of the target of whom one was deleted',
    world: worldWithout('key-admin'),
    estate: key('cards') + use,
    finds: creation(roleArn('key-admin')),
  },
  {
    name: 'a role that was deleted since the plan was made',
    before: key('cards'),
    estate: key('cards') + use,
    since: (live) => live.control('principals/delete', { arn: roleArn('app') }),
    told: worldWithout('app'),
    finds: { kind: 'change', id: /^cards@main\/policy/, says: missing(roleArn('app')) },
  },
  {
    name: 'a role in the live policy that was deleted and made again since the plan was made',
    before: key('cards') + use,
    estate: key('cards', { description: 'new' }) + use,
    since: async (live) => {
      await live.control('principals/delete', { arn: roleArn('app') });
      await live.control('principals', { arn: roleArn('app') });
    },
    finds: { kind: 'refused', code: 'KW4030', says: /`cards@main` is not as it was/ },
  },
  {
    name: 'a native grant to a role that nobody made',
    estate: key('cards') + native({ role: 'nobody' }),
    finds: { kind: 'change', id: /^cards@main\/grants/, says: missing(roleArn('nobody')) },
  },
  {
    name: 'a native grant to a role that was deleted since',
    before: key('cards'),
    estate: key('cards') + native({ role: 'app' }),
    since: (live) => live.control('principals/delete', { arn: roleArn('app') }),
    told: worldWithout('app'),
    finds: { kind: 'change', id: /^cards@main\/grants/, says: missing(roleArn('app')) },
  },
  {
    name: 'a retiring principal that nobody made',
    estate: key('cards') + native({ role: 'app' }, { retiringPrincipal: { role: 'nobody' } }),
    finds: { kind: 'change', id: /^cards@main\/grants/, says: missing(roleArn('nobody')) },
  },
  {
    name: 'a native grant to a role of another account that nobody made there',
    estate: key('cards') + native({ role: 'nobody', account: partner }),
    finds: { kind: 'change', id: /^cards@main\/grants/, says: missing(roleArn('nobody', partner)) },
  },
  {
    name: 'one key of two names somebody who doesn’t exist, and the other one is made',
    estate:
      key('cards') +
      key('next') +
      grant('use', { role: 'nobody' }) +
      grant('more', { role: 'app' }, { keys: ['next'] }),
    finds: creation(roleArn('nobody')),
  },
  {
    name: 'the replica’s administrator doesn’t exist',
    targets: [
      targetDocument('second', { region: 'eu-central-1', administrators: [{ role: 'nobody-there' }] }),
    ],
    estate: key('cards', { replicas: [{ target: 'second' }] }) + use,
    finds: { kind: 'change', id: /^cards@second\/key/, says: missing(roleArn('nobody-there')) },
  },
];
