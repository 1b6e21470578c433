import { describe, expect, it } from 'vitest';
import type { DesiredKey } from '../../src/model/desired.js';
import type { ObservedKey } from '../../src/model/observed.js';
import { makePlan } from '../../src/plan/make-plan.js';
import {
  admin,
  desiredKey,
  estate,
  liveKey,
  nativeGrant,
  now,
  observedTarget,
  policyFor,
  stateOf,
} from './builders.js';

const reports = 'arn:aws:iam::111122223333:role/reports';

function planned(desired: DesiredKey, live: ObservedKey) {
  return makePlan({ estate, desired: [desired], observed: [observedTarget([live])], now }).body;
}

/** Each change as its step, risk and rows: `+` and `-` with the last part of each principal. */
function said(desired: DesiredKey, live: ObservedKey): readonly string[] {
  return planned(desired, live).changes.map(({ step, risk, access }) => {
    const rows = (sign: string, list: NonNullable<typeof access>['gained'] = []) =>
      list.map(
        ({ principals, operations }) =>
          `${sign}${principals.map((name) => name.split('/').at(-1)).join()} ${operations.join()}`,
      );
    return [step.op, risk, ...rows('+', access?.gained), ...rows('-', access?.lost)].join(' ');
  });
}

function withStatement(policy: string, ...statements: readonly object[]): string {
  const { Version, Statement } = JSON.parse(policy);
  return JSON.stringify({ Version, Statement: [...Statement, ...statements] });
}

const statement = (Effect: string, role: string, Action: string, Condition?: object) => ({
  Effect,
  Principal: { AWS: `arn:aws:iam::111122223333:role/${role}` },
  Action,
  Resource: '*',
  ...(Condition === undefined ? {} : { Condition }),
});

describe('what a plan says of access', () => {
  it('names what is lost where two native grants that give the same are both revoked', () => {
    const key = desiredKey({ nativeGrants: 'exclusive' });
    const twins = ['a', 'b'].map((id) =>
      nativeGrant({ id, name: `keywright:${id}`, operations: ['Decrypt'] }),
    );
    expect(said(key, liveKey(key, { grants: twins }))).toEqual([
      'revoke-grant narrowing',
      'revoke-grant sensitive -reports Decrypt',
    ]);
  });

  it('names what a deny in the policy takes from a grantee', () => {
    const grants = [nativeGrant({ id: 'a', operations: ['Decrypt'] })];
    const policy = withStatement(policyFor('app'), statement('Deny', 'reports', 'kms:Decrypt'));
    const key = desiredKey({ state: stateOf({ policy, grants }) });
    expect(said(key, liveKey(key, { policy: policyFor('app') }))).toEqual([
      'put-policy sensitive -reports Decrypt',
    ]);
  });

  it('shows a grant in place of a statement as what it is: nothing is lost', () => {
    const grants = [nativeGrant({ operations: ['Decrypt'] })];
    const key = desiredKey({ state: stateOf({ grants }) });
    const live = liveKey(key, { grants: [], policy: policyFor('app', 'reports') });
    expect(said(key, live)).toEqual(['create-grant widening', 'put-policy routine']);
  });

  it('calls the loss of operations that KMS does not have narrowing', () => {
    const wide = withStatement(policyFor('app'), statement('Allow', 'reports', 'kms:Encrypt*'));
    const narrow = withStatement(policyFor('app'), statement('Allow', 'reports', 'kms:Encrypt'));
    const key = desiredKey({ state: stateOf({ policy: narrow }) });
    expect(said(key, liveKey(key, { policy: wide }))).toEqual(['put-policy narrowing -reports Encrypt*']);
  });

  it('says who gains and who loses by a tag that the policy looks at', () => {
    const ifTeam = (team: string) => ({ StringEquals: { 'aws:ResourceTag/team': team } });
    const policy = withStatement(
      policyFor('app'),
      statement('Allow', 'reports', 'kms:Encrypt', ifTeam('payments')),
      statement('Allow', 'old', 'kms:Encrypt', ifTeam('cards')),
    );
    const key = desiredKey({ state: stateOf({ policy }) });
    expect(said(key, liveKey(key, { tags: { team: 'cards' } }))).toEqual([
      'set-tags sensitive +reports Encrypt -old Encrypt',
    ]);
    expect(said(key, liveKey(key, { tags: { team: 'payments', other: 'x' } }))).toEqual([
      'remove-tags routine',
    ]);
  });
});

describe('a plan never locks everybody out', () => {
  const administer = (Condition?: object) => ({
    Effect: 'Allow',
    Principal: { AWS: admin },
    Action: ['kms:PutKeyPolicy', 'kms:GetKeyPolicy', 'kms:DescribeKey'],
    Resource: '*',
    ...(Condition === undefined ? {} : { Condition }),
  });
  const policyOf = (...statements: readonly object[]) =>
    JSON.stringify({ Version: '2012-10-17', Statement: statements });
  const root = {
    Effect: 'Allow',
    Principal: { AWS: 'arn:aws:iam::111122223333:root' },
    Action: 'kms:*',
    Resource: '*',
  };
  const ofNobody = {
    StringEquals: { 'aws:PrincipalTag/x': 'a' },
    StringNotEquals: { 'aws:PrincipalTag/x': 'a' },
  };
  const past = { DateLessThan: { 'aws:CurrentTime': '2027-01-01T00:00:00Z' } };
  const future = { DateLessThan: { 'aws:CurrentTime': '2028-01-01T00:00:00Z' } };
  const denyAll = { Effect: 'Deny', Principal: '*', Action: 'kms:PutKeyPolicy', Resource: '*' };
  const blockedBy = (policy: string) => {
    const key = desiredKey({ state: stateOf({ policy }) });
    return planned(key, liveKey(key, { policy: policyFor('app') })).blocked.map(({ code }) => code);
  };

  it.for<readonly [string, readonly object[], boolean]>([
    ['an administrator who is named', [administer()], false],
    ['the account through its root', [root], false],
    ['nobody', [statement('Allow', 'reports', 'kms:Decrypt')], true],
    ['an administrator whom a deny keeps away', [administer(), denyAll], true],
    ['the account, which a deny keeps away too', [root, denyAll], true],
    [
      'a deny with a way around it',
      [administer(), { ...denyAll, Condition: { Bool: { 'aws:MultiFactorAuthPresent': 'false' } } }],
      false,
    ],
    ['conditions that contradict each other', [administer(ofNobody)], true],
    ['conditions that only the past meets', [administer(past)], true],
    ['conditions that can still be met', [administer(future)], false],
    [
      'a principal that was deleted',
      [{ ...administer(), Principal: { AWS: 'AROAOLDOLDOLDOLDOLDOL' } }],
      true,
    ],
    ['a service', [{ ...administer(), Principal: { Service: 's3.amazonaws.com' } }], true],
    [
      'a principal of another account',
      [{ ...administer(), Principal: { AWS: 'arn:aws:iam::444455556666:role/x' } }],
      true,
    ],
  ])('%s', ([, statements, isBlocked]) => {
    expect(blockedBy(policyOf(...statements))).toEqual(isBlocked ? ['KW4012'] : []);
  });

  it('nor makes a key that nobody can manage', () => {
    const key = desiredKey({
      state: stateOf({ policy: policyOf(statement('Allow', 'reports', 'kms:Decrypt')) }),
    });
    const { blocked, changes } = makePlan({
      estate,
      desired: [key],
      observed: [observedTarget([])],
      now,
    }).body;
    expect(blocked.map(({ code }) => code)).toEqual(['KW4012']);
    expect(changes).toEqual([]);
  });
});

it('a role that a policy names is named by its whole ARN', () => {
  const key = desiredKey({ state: stateOf({ policy: policyFor('app', 'reports') }) });
  const [change] = planned(key, liveKey(key, { policy: policyFor('app') })).changes;
  expect(change?.access?.gained[0]?.principals).toEqual([reports]);
  expect(change?.access?.gained[0]?.witness?.action).toBe('kms:Decrypt');
});
