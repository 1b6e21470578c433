import type { Json } from '../../../../src/model/json.js';
import type { GrantState } from '../../../../src/model/key-state.js';
import type { Change, PlanBody } from '../../../../src/model/plan.js';
import type { Step } from '../../../../src/model/step.js';
import type { BrokenCase } from '../../case.js';
import { grant, key, second } from '../../documents.js';
import { home, roleArn } from '../../world.js';

const use = grant('use', { role: 'app' });

/** The same plan with one more step on the key. */
const plus =
  (step: Step, over: Partial<Change> = {}) =>
  (body: PlanBody): PlanBody => {
    const [first] = body.changes;
    if (first === undefined) throw new Error('the plan has no change to copy');
    const extra: Change = {
      ...first,
      id: `cards@main/other/${step.op}`,
      effect: `${step.op} by hand`,
      access: null,
      ...over,
      step,
    };
    return { ...body, changes: [...body.changes, extra] };
  };

/** The same plan with its steps altered. */
const altered =
  (alter: (step: Step) => Step) =>
  (body: PlanBody): PlanBody => ({
    ...body,
    changes: body.changes.map((change) => ({ ...change, step: alter(change.step) })),
  });

const policy = (statement: Json): string => JSON.stringify({ Version: '2012-10-17', Statement: [statement] });
const withPolicy = (text: string) =>
  altered((step) => (step.op === 'put-policy' ? { ...step, policy: text } : step));

const nativeGrant = (over: Partial<GrantState>): Step => ({
  op: 'create-grant',
  grant: {
    id: null,
    name: 'keywright:other/0',
    grantee: { kind: 'principal', arn: roleArn('app') },
    retiring: null,
    operations: ['Decrypt'],
    constraints: {},
    ...over,
  } as GrantState,
});

const refused = { kind: 'refused', code: 'KW4030', says: /cards@main/ } as const;
const changed = { before: key('cards') + use, estate: key('cards') + grant('use', { role: 'batch' }) };
const described = { before: key('cards') + use, estate: key('cards', { description: 'new' }) + use };
const signing = key('cards', { algorithm: 'ec-p256', purpose: 'sign' });

/** Plans as an older version or another program could have written them: with a right digest, and not what the estate asks for. */
export const otherPlanCases: readonly BrokenCase[] = [
  {
    name: 'a plan file with a policy that locks everybody out',
    ...changed,
    edit: withPolicy(policy({ Effect: 'Deny', Principal: '*', Action: 'kms:*', Resource: '*' })),
    finds: refused,
  },
  {
    name: 'a plan file with a policy for somebody else',
    ...changed,
    edit: withPolicy(
      policy({ Effect: 'Allow', Principal: { AWS: roleArn('reader') }, Action: 'kms:*', Resource: '*' }),
    ),
    finds: refused,
  },
  {
    name: 'a plan file with a policy for a group',
    ...changed,
    edit: withPolicy(
      policy({
        Effect: 'Allow',
        Principal: { AWS: `arn:aws:iam::${home}:group/everybody` },
        Action: 'kms:*',
        Resource: '*',
      }),
    ),
    finds: refused,
  },
  {
    name: 'a plan file with a policy over 32 KiB',
    ...changed,
    edit: withPolicy(
      policy({ Sid: 'x'.repeat(33_000), Effect: 'Allow', Principal: '*', Action: 'kms:*', Resource: '*' }),
    ),
    finds: refused,
  },
  {
    name: 'a plan file with a native grant that the key’s kind can’t have',
    before: signing,
    estate: signing + grant('use', { role: 'app' }, { operations: ['sign'] }),
    edit: plus(nativeGrant({ operations: ['GenerateDataKey'] })),
    finds: refused,
  },
  {
    name: 'a plan file with an encryption context on an asymmetric key',
    before: signing,
    estate: signing + grant('use', { role: 'app' }, { operations: ['sign'] }),
    edit: plus(nativeGrant({ operations: ['Sign'], constraints: { encryptionContextEquals: { a: 'b' } } })),
    finds: refused,
  },
  {
    name: 'a plan file with a rotation period that AWS doesn’t have',
    before: key('cards') + use,
    estate: key('cards', { rotation: { everyDays: 90 } }) + use,
    edit: altered((step) =>
      step.op === 'set-rotation' ? { ...step, rotation: { kind: 'every', days: 89 } } : step,
    ),
    finds: refused,
  },
  {
    name: 'a plan file with rotation of a key that can’t rotate',
    before: signing,
    estate: key('cards', { algorithm: 'ec-p256', purpose: 'sign', description: 'new' }),
    edit: plus({ op: 'set-rotation', rotation: { kind: 'every', days: 365 } }),
    finds: refused,
  },
  {
    name: 'a plan file with a deletion window that AWS doesn’t have',
    ...described,
    edit: plus({ op: 'schedule-deletion', windowDays: 6 }),
    finds: refused,
  },
  {
    name: 'a plan file with a deletion that nobody asked for',
    ...described,
    edit: plus({ op: 'schedule-deletion', windowDays: 7 }),
    finds: refused,
  },
  {
    name: 'a plan file for another estate',
    ...described,
    edit: (body) => ({ ...body, estate: 'another' }),
    finds: { kind: 'refused', code: 'KW4031', says: /another/ },
  },
  {
    name: 'a plan file for another account',
    ...described,
    edit: (body) => ({
      ...body,
      targets: body.targets.map((each) => ({ ...each, account: '444455556666' })),
    }),
    finds: { kind: 'refused', code: 'KW4031', says: /main/ },
  },
  {
    name: 'a plan file without the replica’s Region',
    targets: [second],
    estate: key('cards', { replicas: [{ target: 'second' }] }) + use,
    edit: (body) => ({
      ...body,
      targets: body.targets.filter(({ name }) => name === 'second'),
      changes: body.changes.filter((change) => change.key.target === 'second'),
      observed: Object.fromEntries(Object.entries(body.observed).filter(([id]) => id === 'cards@second')),
    }),
    finds: { kind: 'refused', code: 'KW4030', says: /cards@second.*primary key in `main` is not there/s },
  },
];
