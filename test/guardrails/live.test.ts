import { CreateGrantCommand, GetKeyPolicyCommand, PutKeyPolicyCommand } from '@aws-sdk/client-kms';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { run } from '../../src/cli/run.js';
import { fakeTerminal } from '../cli/fake-terminal.js';
import {
  administrator,
  type Desk,
  document,
  grantDocument,
  keyDocument,
  openDesk,
  root,
} from '../support/desk.js';

let desk: Desk;
beforeEach(async () => {
  desk = await openDesk();
});
afterEach(() => desk.close());

const owned = { id: 'owned', severity: 'error', check: { id: 'tags-required' } };
const unused = {
  id: 'unused',
  severity: 'error',
  message: 'the administrator decrypts',
  never: { who: 'user/administrator', can: ['decrypt'] },
};
const rules = (list: readonly object[], more: object = {}) =>
  document('Guardrail', 'mine', { rules: list, ...more });
const gateOff = document('ApprovalPolicy', 'trying', { gate: 'off' });
const cards = (spec: object = {}) => keyDocument('cards', { rotation: { everyDays: 365 }, ...spec });

function write(...documents: readonly string[]): Promise<void> {
  return desk.write({ 'keywright.yaml': root, 'all.yaml': [gateOff, ...documents].join('') });
}

/** keywright as it is typed, against the simulator. */
async function keywright(...args: readonly string[]) {
  const { terminal, written } = fakeTerminal(desk.folder, { env: desk.env });
  return { exit: await run(args, terminal), ...written };
}

/** A statement more in the live policy of the key, behind Git's back. */
async function allow(Principal: unknown, Action: string, alias = 'alias/cards'): Promise<void> {
  const arn = await arnOf(alias);
  const { Policy = '' } = await desk.kms.send(new GetKeyPolicyCommand({ KeyId: arn, PolicyName: 'default' }));
  const policy = JSON.parse(Policy);
  policy.Statement.push({ Effect: 'Allow', Principal, Action, Resource: '*' });
  await desk.kms.send(
    new PutKeyPolicyCommand({ KeyId: arn, PolicyName: 'default', Policy: JSON.stringify(policy) }),
  );
}

async function arnOf(alias: string): Promise<string> {
  const { DescribeKeyCommand } = await import('@aws-sdk/client-kms');
  const { KeyMetadata } = await desk.kms.send(new DescribeKeyCommand({ KeyId: alias }));
  return KeyMetadata?.Arn ?? '';
}

describe('a plan that would violate a guardrail', () => {
  it('is refused by plan and by apply, and nothing is written', async () => {
    await write(cards(), rules([owned]));
    const { exit, stdout } = await keywright('plan', '--out', 'plan.json');
    expect(exit).toBe(1);
    expect(stdout.split('\n')[0]).toBe('this plan would violate guardrails, so `apply` refuses it');
    expect(stdout).toContain('error    cards@main: the key has no tag `owner` [mine/owned, all.yaml:');
    expect(stdout).toContain('refused: it would violate guardrails (1 error)');
    const applied = await keywright('apply', 'plan.json');
    expect(applied.exit).toBe(1);
    expect(applied.stdout).toContain('KW2110');
    expect(applied.stdout).toContain('`mine/owned`');
    expect((await desk.plan()).changes.map(({ step }) => step.op)).toContain('create-key');
  });

  it('is refused where it takes a tag from a key that had it', async () => {
    await write(cards({ tags: { owner: 'me' } }), rules([owned]));
    await desk.settle();
    await write(cards(), rules([owned]));
    const plan = await desk.plan();
    expect(plan.meta.guardrails).toMatchObject([{ rule: 'owned', severity: 'error', introduced: true }]);
    expect(await desk.apply(plan)).toMatchObject({ outcome: 'refused', because: 'input' });
  });

  it('is refused where it gives access that an assertion forbids', async () => {
    await write(cards(), rules([unused]));
    await desk.settle();
    const use = (operations: readonly string[]) =>
      grantDocument('use', { keys: ['cards'], grantees: [{ user: 'administrator' }], operations });
    await write(cards(), rules([unused]), use(['encrypt']));
    await desk.settle();
    await write(cards(), rules([unused]), use(['encrypt', 'decrypt']));
    const plan = await desk.plan();
    expect(plan.meta.guardrails).toMatchObject([
      { message: `the administrator decrypts: ${administrator} may Decrypt`, introduced: true },
    ]);
    expect(await desk.apply(plan)).toMatchObject({ outcome: 'refused', because: 'input' });
  });

  it('is only warned of by a warning', async () => {
    await write(cards(), rules([{ ...owned, severity: 'warning' }]));
    const { exit, stdout } = await keywright('plan', '--out', 'plan.json');
    expect(exit).toBe(0);
    expect(stdout).toContain('guardrails 1 warning');
    expect((await keywright('apply', 'plan.json')).exit).toBe(0);
  });

  it('is applied as long as the key is exempt, and not afterwards', async () => {
    const expires = new Date(Date.now() + 3_600_000).toISOString();
    const exemptions = [{ keys: ['cards'], reason: 'until it has an owner', expires }];
    await write(cards(), rules([{ ...owned, exemptions }]));
    const plan = await desk.plan();
    expect(plan.meta.guardrails).toMatchObject([
      { introduced: true, exempted: { reason: 'until it has an owner', expires } },
    ]);
    desk.advance(7200);
    expect(await desk.apply(plan)).toMatchObject({ outcome: 'refused', because: 'input' });
    desk.advance(-7200);
    expect(await desk.apply(plan)).toMatchObject({ outcome: 'applied' });
  });
});

describe('a plan for keys that violate a guardrail already', () => {
  beforeEach(async () => {
    await write(cards());
    await desk.settle();
  });

  it('is made and applied where it is about something else', async () => {
    await write(cards({ description: 'card numbers' }), rules([owned]));
    const plan = await desk.plan();
    expect(plan.changes).toHaveLength(1);
    expect(plan.meta.guardrails).toMatchObject([{ rule: 'owned', introduced: false }]);
    expect(await desk.apply(plan)).toMatchObject({ outcome: 'applied' });
    const { exit, stdout } = await keywright('plan');
    expect(exit).toBe(0);
    expect(stdout).toContain('guardrails 1 error');
  });

  it('has nothing to say where it mends them', async () => {
    await allow('*', 'kms:Decrypt');
    await write(cards(), rules([unused, { id: 'public', never: { who: 'public', can: ['anything'] } }]));
    const plan = await desk.plan();
    expect(plan.changes).toHaveLength(1);
    expect(plan.meta.guardrails).toEqual([]);
    expect(await desk.apply(plan)).toMatchObject({ outcome: 'applied' });
  });

  it('may narrow what it doesn’t mend', async () => {
    const use = (operations: readonly string[]) =>
      grantDocument('use', { keys: ['cards'], grantees: [{ user: 'administrator' }], operations });
    await write(cards(), use(['encrypt', 'decrypt']));
    await desk.settle();
    await write(cards(), use(['decrypt']), rules([unused]));
    const plan = await desk.plan();
    expect(plan.meta.guardrails).toMatchObject([{ rule: 'unused', introduced: false }]);
    expect(await desk.apply(plan)).toMatchObject({ outcome: 'applied' });
  });

  it('doesn’t answer for native grants of others', async () => {
    await desk.kms.send(
      new CreateGrantCommand({
        KeyId: await arnOf('alias/cards'),
        GranteePrincipal: administrator,
        Operations: ['Decrypt'],
      }),
    );
    await write(cards({ description: 'card numbers' }), rules([unused]));
    const plan = await desk.plan();
    expect(plan.meta.guardrails).toMatchObject([{ rule: 'unused', introduced: false }]);
    expect(await desk.apply(plan)).toMatchObject({ outcome: 'applied' });
  });
});

describe('drift', () => {
  it('holds live keys against the guardrails, in every format', async () => {
    await write(
      cards({ tags: { owner: 'me' } }),
      rules([owned, { id: 'open', never: { who: 'public', can: ['decrypt'] } }]),
    );
    await desk.settle();
    expect((await desk.drift()).guardrails).toEqual([]);
    expect((await keywright('drift', '--exit-code')).exit).toBe(0);
    await allow('*', 'kms:Decrypt');
    expect((await desk.drift()).guardrails).toMatchObject([
      { rule: 'open', severity: 'error', message: 'everybody may Decrypt', key: { name: 'cards' } },
    ]);
    const human = await keywright('drift', '--exit-code');
    expect(human.exit).toBe(2);
    expect(human.stdout).toMatch(/guardrails 1 error\n {2}error {4}cards@main: everybody may Decrypt/);
    const json = JSON.parse((await keywright('drift', '--format', 'json')).stdout);
    expect(json.guardrails).toMatchObject([{ guardrail: 'mine', rule: 'open' }]);
    const markdown = (await keywright('drift', '--format', 'markdown')).stdout;
    expect(markdown).toContain('| **error** `mine/open` | `cards@main` |');
    const sarif = JSON.parse((await keywright('drift', '--format', 'sarif')).stdout);
    expect(sarif.runs[0].results).toMatchObject([{ ruleId: 'mine/open', level: 'error' }]);
  });

  it('counts an error that the estate wants itself', async () => {
    await write(cards());
    await desk.settle();
    await write(cards(), rules([owned]));
    const { exit, stdout } = await keywright('drift', '--exit-code');
    expect(exit).toBe(2);
    expect(stdout).toContain('no drift in 1 target');
  });

  it('says what keywright never looks at', async () => {
    await write(cards(), rules([{ id: 'alarms', check: { id: 'alarm-on-key-loss' } }]));
    await desk.settle();
    expect((await desk.drift()).guardrails).toMatchObject([{ code: 'KW2112', severity: 'note', key: null }]);
    expect((await keywright('drift', '--exit-code')).exit).toBe(0);
  });
});

describe('every format of plan', () => {
  it('shows what refuses it first', async () => {
    await write(cards(), rules([owned]));
    const json = JSON.parse((await keywright('plan', '--format', 'json')).stdout);
    expect(json.meta.guardrails).toMatchObject([{ rule: 'owned', introduced: true }]);
    const markdown = (await keywright('plan', '--format', 'markdown')).stdout.split('\n');
    expect(markdown[0]).toMatch(/refused: it would violate guardrails \(1 error\)$/);
    expect(markdown[2]).toBe('**This plan would violate guardrails, so `apply` refuses it.**');
    const { exit, stdout } = await keywright('plan', '--format', 'sarif');
    expect(exit).toBe(1);
    expect(JSON.parse(stdout).runs[0].results).toMatchObject([
      { ruleId: 'mine/owned', level: 'error', properties: { introduced: true } },
    ]);
  });

  it('has no guardrails in the plan of an estate without any', async () => {
    await write(cards());
    expect(Object.keys((await desk.plan()).meta)).not.toContain('guardrails');
    expect(Object.keys(await desk.drift())).not.toContain('guardrails');
  });

  it('is the same plan with and without guardrails', async () => {
    await write(cards());
    const { digest } = await desk.plan();
    await write(cards(), rules([owned]));
    expect((await desk.plan()).digest).toBe(digest);
  });
});
