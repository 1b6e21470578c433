import type { BrokenCase, Case } from '../../case.js';
import { grant, key, second } from '../../documents.js';
import { allow, reconcilerActions, roleArn, world } from '../../world.js';

const use = grant('use', { role: 'app' });
const native = grant('native', { role: 'app' }, { as: 'grant', operations: ['decrypt'] });

/** keywright's role as the IAM policies are, without some actions. */
const lacking = (...actions: readonly string[]) =>
  world([
    { name: 'keywright', policies: [allow(reconcilerActions.filter((each) => !actions.includes(each)))] },
  ]);

/** keywright's role with a deny of IAM over whatever allows it. */
const denied = (action: string) => world([{ name: 'keywright', policies: policiesDenying(action) }]);

const policiesDenying = (action: string) => [
  allow(reconcilerActions),
  { Version: '2012-10-17', Statement: [{ Effect: 'Deny', Action: action, Resource: '*' }] },
];

/** What went well before is denied by IAM now. */
const refusal = (
  name: string,
  action: string,
  rest: Pick<Case, 'estate' | 'before' | 'targets'>,
  id: RegExp,
): BrokenCase => ({
  name,
  ...rest,
  acts: (live) =>
    live.control('principals/update', { arn: roleArn('keywright'), policies: policiesDenying(action) }),
  told: denied(action),
  finds: { kind: 'change', id, says: new RegExp(`${action}.*explicit deny`) },
});

/** Who applies isn't allowed what the plan needs. */
export const applierCases: readonly BrokenCase[] = [
  {
    name: 'who applies may not make keys',
    world: lacking('kms:CreateKey'),
    estate: key('cards') + use,
    finds: {
      kind: 'change',
      id: /^cards@main\/key/,
      says: /kms:CreateKey .*because no identity-based policy allows/,
    },
  },
  {
    name: 'who applies may not tag the keys that it makes',
    world: lacking('kms:TagResource'),
    estate: key('cards') + use,
    finds: { kind: 'change', id: /^cards@main\/key/, says: /kms:TagResource/ },
  },
  {
    name: 'who applies may not make aliases',
    world: lacking('kms:CreateAlias'),
    estate: key('cards') + use,
    finds: {
      kind: 'change',
      id: /^cards@main\/aliases/,
      says: /kms:CreateAlias on resource: .*alias\/cards/,
    },
  },
  {
    name: 'who applies may not move aliases',
    world: lacking('kms:UpdateAlias'),
    before: key('cards') + use,
    estate: key('cards', { aliases: [] }) + key('next', { aliases: ['alias/cards'] }) + use,
    finds: { kind: 'change', id: /^next@main\/aliases/, says: /kms:UpdateAlias/ },
  },
  {
    name: 'who applies may not delete aliases',
    world: lacking('kms:DeleteAlias'),
    before: key('cards') + use,
    estate: key('cards', { aliases: [] }) + use,
    finds: { kind: 'change', id: /^cards@main\/aliases/, says: /kms:DeleteAlias/ },
  },
  {
    name: 'who applies may not replicate keys',
    world: denied('kms:ReplicateKey'),
    targets: [second],
    estate: key('cards', { replicas: [{ target: 'second' }] }) + use,
    finds: { kind: 'change', id: /^cards@second\/key/, says: /kms:ReplicateKey/ },
  },
  {
    name: 'who applies may not make keys in one of two Regions',
    world: world([
      {
        name: 'keywright',
        policies: [
          allow(reconcilerActions),
          {
            Version: '2012-10-17',
            Statement: [
              {
                Effect: 'Deny',
                Action: 'kms:CreateKey',
                Resource: '*',
                Condition: { StringEquals: { 'aws:RequestedRegion': 'eu-central-1' } },
              },
            ],
          },
        ],
      },
    ]),
    targets: [second],
    estate: key('cards') + key('copies', { target: 'second' }) + use,
    finds: { kind: 'change', id: /^copies@second\/key/, says: /kms:CreateKey.*explicit deny/ },
  },
  refusal(
    'who applies is denied native grants',
    'kms:CreateGrant',
    { estate: key('cards') + native },
    /grants/,
  ),
  refusal(
    'who applies is denied revoking native grants',
    'kms:RevokeGrant',
    { before: key('cards') + native, estate: key('cards') },
    /grants/,
  ),
  refusal(
    'who applies is denied key policies',
    'kms:PutKeyPolicy',
    { before: key('cards'), estate: key('cards') + use },
    /policy/,
  ),
  refusal(
    'who applies is denied rotation',
    'kms:EnableKeyRotation',
    { before: key('cards'), estate: key('cards', { rotation: { everyDays: 365 } }) },
    /rotation/,
  ),
  refusal(
    'who applies is denied ending rotation',
    'kms:DisableKeyRotation',
    { before: key('cards', { rotation: { everyDays: 365 } }), estate: key('cards') },
    /rotation/,
  ),
  refusal(
    'who applies is denied descriptions',
    'kms:UpdateKeyDescription',
    { before: key('cards'), estate: key('cards', { description: 'new' }) },
    /description/,
  ),
  refusal(
    'who applies is denied taking tags away',
    'kms:UntagResource',
    { before: key('cards', { tags: { team: 'a' } }), estate: key('cards') },
    /tags/,
  ),
  refusal(
    'who applies is denied disabling',
    'kms:DisableKey',
    { before: key('cards'), estate: key('cards', { state: 'disabled' }) },
    /life/,
  ),
  refusal(
    'who applies is denied enabling',
    'kms:EnableKey',
    { before: key('cards', { state: 'disabled' }), estate: key('cards') },
    /life/,
  ),
];
