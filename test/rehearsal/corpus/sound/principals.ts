import { document } from '../../../support/desk.js';
import type { SoundCase } from '../../case.js';
import { grant, key } from '../../documents.js';
import { home, organization, partner } from '../../world.js';

const grantees: Readonly<Record<string, object | readonly object[]>> = {
  'a role': { role: 'app' },
  'a role with a path': { role: 'jobs/worker' },
  'a user': { user: 'alice' },
  'the key’s own account': { account: home },
  'another account': { account: partner },
  'a role of another account that IAM allows it too': { role: 'allowed', account: partner },
  'the organization': { organization },
  'an organizational unit': { organizationalUnit: `${organization}/r-ab12/ou-ab12-22222222` },
  'several at once': [{ role: 'app' }, { user: 'bob' }, { account: partner }],
};

const services: Readonly<Record<string, object>> = {
  'a service for one account': { service: 's3.amazonaws.com', sourceAccount: home },
  'a service of one Region for one resource': {
    service: 'logs.eu-west-1.amazonaws.com',
    sourceArn: `arn:aws:logs:eu-west-1:${home}:log-group:/cards/*`,
  },
  'a service for an account and a resource': {
    service: 'events.amazonaws.com',
    sourceAccount: home,
    sourceArn: `arn:aws:events:eu-west-1:${home}:rule/*`,
  },
  'a service for any source': { service: 'ses.amazonaws.com', anySource: true },
};

/** Every kind of principal. */
export const principalCases: readonly SoundCase[] = [
  ...Object.entries({ ...grantees, ...services }).map(
    ([who, grantee]): SoundCase => ({
      name: `a key that ${who} may use`,
      estate: key('cards') + grant('use', grantee),
    }),
  ),
  {
    name: 'a key that a set of principals may use',
    estate:
      document('PrincipalSet', 'apps', { members: [{ role: 'app' }, { role: 'batch' }] }) +
      key('cards') +
      grant('use', { set: 'apps' }),
  },
  {
    name: 'a key with an administrator of its own',
    estate: key('cards', { administrators: [{ user: 'alice' }, { role: 'batch' }] }),
  },
  {
    name: 'administration and audit as grants',
    estate: key('cards') + grant('manage', { role: 'batch' }, { operations: ['administer', 'audit'] }),
  },
  {
    name: 'a key on which IAM policies count too',
    estate: key('cards', { enableIamPolicies: true }) + grant('use', { role: 'app' }),
  },
];
