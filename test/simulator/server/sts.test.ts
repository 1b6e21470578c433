import { ListAliasesCommand } from '@aws-sdk/client-kms';
import { AssumeRoleCommand, GetCallerIdentityCommand, GetSessionTokenCommand } from '@aws-sdk/client-sts';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Simulator } from '../../../src/simulator/options.js';
import { parseWorld } from '../../../src/simulator/world.js';
import { control, failureOf, type Identity, identityOf, kmsOf, stsOf } from './clients.js';
import { startSmall } from './small-kms.js';

const world = `
accounts:
  - id: "111122223333"
    users:
      - name: ci
        accessKeys: [{ id: AKIACI, secret: ci-secret }]
        policies: [{ Version: "2012-10-17", Statement: [{ Effect: Allow, Action: "sts:*", Resource: "*" }] }]
      - name: guest
        accessKeys: [{ id: AKIAGUEST, secret: guest-secret }]
    roles:
      - name: deploy
        path: /ci/
      - name: long
        maxSessionDuration: 43200
      - name: guests
        trust: { Version: "2012-10-17", Statement: { Effect: Allow, Principal: { AWS: "arn:aws:iam::111122223333:user/guest" }, Action: "sts:AssumeRole" } }
      - name: chained
        policies: [{ Version: "2012-10-17", Statement: [{ Effect: Allow, Action: "sts:AssumeRole", Resource: "*" }] }]
  - id: "444455556666"
    roles:
      - name: partner
        trust:
          Version: "2012-10-17"
          Statement:
            - Effect: Allow
              Principal: { AWS: "arn:aws:iam::111122223333:root" }
              Action: "sts:AssumeRole"
              Condition: { StringEquals: { "sts:ExternalId": "agreed" } }
      - name: closed
`;

const ci: Identity = { accessKeyId: 'AKIACI', secretAccessKey: 'ci-secret' };
const guest: Identity = { accessKeyId: 'AKIAGUEST', secretAccessKey: 'guest-secret' };
const home = 'arn:aws:iam::111122223333:role';
const away = 'arn:aws:iam::444455556666:role';

let simulator: Simulator;
beforeEach(async () => {
  const parsed = parseWorld(world, 'world.yaml');
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
  simulator = await startSmall({ world: parsed.value });
});
afterEach(() => simulator.close());

const assume = (identity: Identity, RoleArn: string, more: object = {}) =>
  stsOf(simulator, identity).send(new AssumeRoleCommand({ RoleArn, RoleSessionName: 'session-1', ...more }));

async function assumed(identity: Identity, role: string, more: object = {}): Promise<Identity> {
  return identityOf((await assume(identity, role, more)).Credentials);
}

describe('AssumeRole', () => {
  test('answers credentials that act as the session', async () => {
    const answer = await assume(ci, `${home}/ci/deploy`);
    expect(answer.AssumedRoleUser).toEqual({
      AssumedRoleId: expect.stringMatching(/^AROA[A-Z2-7]{17}:session-1$/),
      Arn: 'arn:aws:sts::111122223333:assumed-role/deploy/session-1',
    });
    const identity = await stsOf(simulator, identityOf(answer.Credentials)).send(
      new GetCallerIdentityCommand({}),
    );
    expect(identity).toMatchObject({
      Account: '111122223333',
      Arn: answer.AssumedRoleUser?.Arn,
      UserId: answer.AssumedRoleUser?.AssumedRoleId,
    });
  });

  test.each([
    [
      'without a trust policy, the account decides: an allow suffices',
      ci,
      `${home}/ci/deploy`,
      {},
      'answered',
    ],
    ['without a trust policy, no allow, no role', guest, `${home}/ci/deploy`, {}, 'AccessDenied'],
    ['a trust policy that names the caller suffices in its account', guest, `${home}/guests`, {}, 'answered'],
    ['a trust policy that names somebody else', ci, `${home}/guests`, {}, 'AccessDenied'],
    ['cross-account with trust and allow', ci, `${away}/partner`, { ExternalId: 'agreed' }, 'answered'],
    ['cross-account without the external id', ci, `${away}/partner`, {}, 'AccessDenied'],
    [
      'cross-account without an allow of its own',
      guest,
      `${away}/partner`,
      { ExternalId: 'agreed' },
      'AccessDenied',
    ],
    ['cross-account without trust', ci, `${away}/closed`, {}, 'AccessDenied'],
    ['a role that does not exist', ci, `${home}/nobody`, {}, 'AccessDenied'],
    ['a session name that is none', ci, `${home}/ci/deploy`, { RoleSessionName: 'a b' }, 'ValidationError'],
    ['a duration that is too short', ci, `${home}/ci/deploy`, { DurationSeconds: 60 }, 'ValidationError'],
    [
      'what is not modelled',
      ci,
      `${home}/ci/deploy`,
      { PolicyArns: [{ arn: 'arn:aws:iam::aws:policy/X' }] },
      'ValidationError',
    ],
    [
      'a session policy that is none',
      ci,
      `${home}/ci/deploy`,
      { Policy: '{' },
      'MalformedPolicyDocumentException',
    ],
  ])('%s', async (_what, identity, role, more, outcome) => {
    expect(await failureOf(assume(identity, role, more))).toBe(outcome);
  });

  test.each([
    ['a role that says nothing has an hour', ci, 'ci/deploy', 3600, 'answered'],
    ['and no more', ci, 'ci/deploy', 3601, 'exceeds the MaxSessionDuration set for this role.'],
    ['a role of twelve hours', ci, 'long', 43_200, 'answered'],
    ['nothing lasts longer', ci, 'long', 43_201, 'less than or equal to 43200'],
    ['whoever may not assume it hears only that', guest, 'long', 43_200, 'not authorized'],
  ])('%s', async (_what, identity, role, DurationSeconds, message) => {
    const outcome = assume(identity, `${home}/${role}`, { DurationSeconds });
    if (message !== 'answered') return expect(outcome).rejects.toThrow(message);
    const { Credentials } = await outcome;
    const seconds = ((Credentials?.Expiration?.getTime() ?? 0) - Date.now()) / 1000;
    expect(Math.abs(seconds - DurationSeconds)).toBeLessThan(60);
  });

  test.each([
    ['a role session', () => assumed(ci, `${home}/chained`)],
    [
      'a user session',
      async () => identityOf((await stsOf(simulator, ci).send(new GetSessionTokenCommand({}))).Credentials),
    ],
  ])('chained from %s it lasts an hour at most', async (_what, first) => {
    const session = await first();
    expect(await failureOf(assume(session, `${home}/long`, { DurationSeconds: 3600 }))).toBe('answered');
    await expect(assume(session, `${home}/long`, { DurationSeconds: 3601 })).rejects.toThrow(
      'The requested DurationSeconds exceeds the 1 hour session limit for roles assumed by role chaining.',
    );
  });

  test('the control API changes how long sessions of a role may last', async () => {
    const arn = `${home}/ci/deploy`;
    const changed = await control(simulator, 'principals/update', { arn, maxSessionDuration: 7200 });
    expect(changed).toMatchObject({ arn, maxSessionDuration: 7200 });
    expect(await failureOf(assume(ci, arn, { DurationSeconds: 7200 }))).toBe('answered');
    for (const body of [
      { arn, maxSessionDuration: 60 },
      { arn, maxSessionDuration: 43_201 },
      { arn: 'arn:aws:iam::111122223333:user/ci', maxSessionDuration: 7200 },
    ])
      expect(await control(simulator, 'principals/update', body)).toHaveProperty('error');
  });

  test('a session policy narrows what the session may do', async () => {
    const Policy = JSON.stringify({
      Version: '2012-10-17',
      Statement: [{ Effect: 'Allow', Action: 'kms:*', Resource: '*' }],
    });
    const narrowed = await assumed(ci, `${home}/chained`, { Policy });
    expect(await failureOf(assume(narrowed, `${home}/ci/deploy`))).toBe('AccessDenied');
  });

  test('session tags need sts:TagSession', async () => {
    const Tags = [{ Key: 'team', Value: 'payments & <more>' }];
    expect(await failureOf(assume(ci, `${home}/ci/deploy`, { Tags }))).toBe('answered');
    expect(await failureOf(assume(guest, `${home}/guests`, { Tags }))).toBe('AccessDenied');
  });
});

describe('sessions', () => {
  test('end by the simulated clock', async () => {
    const session = await assumed(ci, `${home}/ci/deploy`);
    await control(simulator, 'clock', { advanceSeconds: 3599 });
    expect(await failureOf(stsOf(simulator, session).send(new GetCallerIdentityCommand({})))).toBe(
      'answered',
    );
    await control(simulator, 'clock', { advanceSeconds: 2 });
    expect(await failureOf(stsOf(simulator, session).send(new GetCallerIdentityCommand({})))).toBe(
      'ExpiredToken',
    );
    expect(await failureOf(kmsOf(simulator, session).send(new ListAliasesCommand({})))).toBe(
      'ExpiredTokenException',
    );
  });

  test.each([
    ['without its token', undefined],
    ['with another token', 'AAAA'],
  ])('are unknown %s', async (_what, sessionToken) => {
    const { accessKeyId, secretAccessKey } = await assumed(ci, `${home}/ci/deploy`);
    const broken = { accessKeyId, secretAccessKey, ...(sessionToken === undefined ? {} : { sessionToken }) };
    expect(await failureOf(kmsOf(simulator, broken).send(new ListAliasesCommand({})))).toBe(
      'UnrecognizedClientException',
    );
  });

  test('end when the role is deleted, and a recreated role has another unique id', async () => {
    const session = await assumed(ci, `${home}/ci/deploy`);
    const deleted = await control(simulator, 'principals/delete', { arn: `${home}/ci/deploy` });
    expect(await failureOf(kmsOf(simulator, session).send(new ListAliasesCommand({})))).toBe(
      'UnrecognizedClientException',
    );
    expect(await failureOf(assume(ci, `${home}/ci/deploy`))).toBe('AccessDenied');
    const recreated = await control(simulator, 'principals', { arn: `${home}/ci/deploy` });
    expect((recreated as { uniqueId: string }).uniqueId).not.toBe((deleted as { uniqueId: string }).uniqueId);
    expect(await failureOf(assume(ci, `${home}/ci/deploy`))).toBe('answered');
  });

  test('GetSessionToken is for users, and its session cannot ask again', async () => {
    const { Credentials } = await stsOf(simulator, ci).send(new GetSessionTokenCommand({}));
    const session = stsOf(simulator, identityOf(Credentials));
    expect((await session.send(new GetCallerIdentityCommand({}))).Arn).toBe(
      'arn:aws:iam::111122223333:user/ci',
    );
    expect(await failureOf(session.send(new GetSessionTokenCommand({})))).toBe('AccessDenied');
  });
});
