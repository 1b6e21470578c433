import { readFileSync } from 'node:fs';
import { globSync } from 'tinyglobby';
import { describe, expect, it } from 'vitest';
import { naiveVerdict } from './naive-evaluator.js';
import type { Caller } from './naive-principals.js';
import { isArnLike, plainChars } from './naive-text.js';
import { isInRange } from './naive-values.js';
import type { RawCondition, RawPolicy, RawStatement } from './raw-policy.js';
import { keyAccount, keyArn, root, rootOf, session, user } from './world.js';

const app = session(keyAccount, 'app', 's1');
const stranger = session('444455556666', 'app', 's1');
const wide: RawPolicy = { Statement: { Effect: 'Allow', Action: 'kms:*', Resource: '*' } };

function ask(
  statements: readonly Partial<RawStatement>[],
  {
    caller = app as Caller,
    context = {} as Readonly<Record<string, readonly string[]>>,
    action = 'kms:Decrypt',
    identityPolicies = [] as readonly RawPolicy[] | null,
    sessionPolicies = [] as readonly RawPolicy[],
  } = {},
) {
  const Statement = statements.map(
    (part): RawStatement => ({ Effect: 'Allow', Action: 'kms:*', Resource: '*', ...part }),
  );
  const keyPolicy = { Version: '2012-10-17', Statement };
  return naiveVerdict(
    { action, resource: keyArn, caller, context },
    { keyPolicy, keyAccount, identityPolicies, sessionPolicies },
    [],
  );
}

const holds = (Condition: RawCondition, context: Readonly<Record<string, readonly string[]>> = {}) =>
  ask([{ Principal: '*', Condition }], { context }) === 'allow';

describe('the naive evaluator, by examples of AWS’s documentation', () => {
  it('shares no code with the access model', () => {
    const files = globSync('test/oracle/{naive-*,raw-policy}.ts').filter(
      (path) => !path.endsWith('.test.ts'),
    );
    const imports = files.flatMap(
      (path) => readFileSync(path, 'utf8').match(/^import (?!type ).* from '\.\.\/.*'/gm) ?? [],
    );
    expect(files.length).toBeGreaterThan(5);
    expect(imports).toEqual([]);
  });

  it('lets the account decide where only its root is named', () => {
    const statements = [{ Principal: { AWS: rootOf(keyAccount) } }];
    expect(ask(statements)).toBe('deny');
    expect(ask(statements, { identityPolicies: [wide] })).toBe('allow');
    expect(ask(statements, { identityPolicies: null })).toBe('unknown');
    expect(ask(statements, { caller: root(keyAccount) })).toBe('allow');
  });

  it('wants both sides across accounts, and only operations that work there', () => {
    const statements = [{ Principal: { AWS: stranger.principalArn } }];
    expect(ask(statements, { caller: stranger })).toBe('deny');
    expect(ask(statements, { caller: stranger, identityPolicies: [wide] })).toBe('allow');
    const action = 'kms:PutKeyPolicy';
    expect(ask(statements, { caller: stranger, identityPolicies: [wide], action })).toBe('deny');
  });

  it('spares with NotPrincipal only who is listed together with the account', () => {
    const deny = (...listed: readonly string[]) =>
      ask([{ Principal: '*' }, { Effect: 'Deny', NotPrincipal: { AWS: listed } }]);
    expect(deny(app.principalArn)).toBe('deny');
    expect(deny(rootOf(keyAccount))).toBe('deny');
    expect(deny(app.principalArn, rootOf(keyAccount))).toBe('allow');
  });

  it('narrows a role by session policies, but not the session that is named itself, nor everybody', () => {
    const sessionPolicies: readonly RawPolicy[] = [
      { Statement: { Effect: 'Allow', Action: 'kms:Encrypt', Resource: '*' } },
    ];
    expect(ask([{ Principal: { AWS: app.principalArn } }], { sessionPolicies })).toBe('deny');
    expect(ask([{ Principal: { AWS: app.arn } }], { sessionPolicies })).toBe('allow');
    expect(ask([{ Principal: '*' }], { sessionPolicies })).toBe('allow');
  });

  it('takes an absent key as no match for positive operators and as a match for negated ones', () => {
    expect(holds({ StringEquals: { 'aws:x': 'a' } })).toBe(false);
    expect(holds({ StringNotEquals: { 'aws:x': 'a' } })).toBe(true);
    expect(holds({ StringEqualsIfExists: { 'aws:x': 'a' } })).toBe(true);
    expect(holds({ 'ForAllValues:StringEquals': { 'aws:x': 'a' } })).toBe(true);
    expect(holds({ 'ForAnyValue:StringNotEquals': { 'aws:x': 'a' } })).toBe(false);
    expect(holds({ Null: { 'aws:x': 'true' } })).toBe(true);
    expect(holds({ Null: { 'aws:x': false } }, { 'aws:x': [''] })).toBe(false);
  });

  it('takes several values of a negated operator as none of them', () => {
    expect(holds({ StringNotEquals: { 'aws:x': ['a', 'b'] } }, { 'aws:x': ['b'] })).toBe(false);
    expect(holds({ 'ForAnyValue:StringNotEquals': { 'aws:x': ['a'] } }, { 'aws:x': ['a', 'b'] })).toBe(true);
    expect(holds({ 'ForAllValues:StringLike': { 'aws:x': 'a*' } }, { 'aws:x': ['a', 'b'] })).toBe(false);
  });

  it('replaces policy variables', () => {
    const variable = (inside: string) => `$\{${inside}}`;
    const context = { 'aws:username': ['al*ce'], 'aws:x': ['al*ce'] };
    expect(holds({ StringEquals: { 'aws:x': variable('aws:UserName') } }, context)).toBe(true);
    expect(holds({ StringLike: { 'aws:x': `al${variable('*')}ce` } }, context)).toBe(true);
    expect(holds({ StringLike: { 'aws:x': `al${variable('*')}ce` } }, { 'aws:x': ['alice'] })).toBe(false);
    expect(holds({ StringEquals: { 'aws:x': variable("aws:none, 'x'") } }, { 'aws:x': ['x'] })).toBe(true);
  });

  it('compares ARNs component by component, addresses bit by bit', () => {
    const wanted = plainChars('arn:aws:someservice:*:111122223333:finance/*');
    const given = 'arn:aws:someservice:us-east-2:999999999999:store/abc:111122223333:finance/document.txt';
    expect(isArnLike(wanted, given)).toBe(false);
    expect(isInRange('2001:DB8:1234:5678::/64', '2001:db8:1234:5678::9')).toBe(true);
    expect(isInRange('203.0.113.0/24', '203.0.114.1')).toBe(false);
    expect(isInRange('203.0.113.9', '203.0.113.9')).toBe(true);
  });

  it('doesn’t take a user of the account for somebody else', () => {
    expect(ask([{ Principal: { AWS: user(keyAccount, 'alice').arn } }])).toBe('deny');
  });
});
