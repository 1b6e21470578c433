import { execute } from '../../../src/apply/execute.js';
import type { RunRequest, RunStart } from '../../../src/apply/journal/run.js';
import type { JournalStore } from '../../../src/apply/journal/store.js';
import { knownKeys } from '../../../src/apply/live-keys.js';
import type { GatePass, GateReport } from '../../../src/model/approval.js';
import type { Recorder, Runner } from '../../../src/model/journal.js';
import type { Change, Plan } from '../../../src/model/plan.js';
import type { StepOutcome, VerifiedPlan } from '../../../src/model/provider.js';
import { sealPlan } from '../../../src/plan/digest.js';
import { approvalText } from '../../approval/made-approval.js';
import { desiredKey, liveKey, observedTarget } from '../../plan/builders.js';
import { change, keyState, plan as samplePlan } from '../../render/samples.js';

export const arn = change({}).arn ?? '';
export const changes = [
  change({ id: 'one' }),
  change({ id: 'two', step: { op: 'put-policy', policy: '{}' } }),
  change({ id: 'three', step: { op: 'set-tags', tags: { a: 'b' } } }),
];
const target = {
  name: 'prod-eu',
  provider: 'aws-kms',
  partition: 'aws',
  account: '111122223333',
  region: 'eu-west-1',
};

export function planOf(these: readonly Change[]): Plan {
  const { digest: _, meta, ...body } = samplePlan();
  return sealPlan({ ...body, targets: [target], changes: these }, meta);
}

export const plan = planOf(changes);

const seen = liveKey(desiredKey({ name: 'cards', state: keyState }));
const unreadTags = { read: false, reason: 'denied' } as const;
const observed = [
  { ...observedTarget([{ ...seen, arn, fields: { ...seen.fields, tags: unreadTags } }]), target: 'prod-eu' },
];

/** What a gate would say of the plan, with one approval that counts. */
export function startOf({ digest, changes: remaining }: Plan, over: Partial<GateReport> = {}): RunStart {
  const from = 'approvals/1.json';
  const gate: GateReport = {
    digest,
    passes: true,
    mode: 'on',
    trust: 'origin/main',
    rules: [
      {
        rule: 'default:routine',
        required: { approvals: 1, groups: [], distinctGroups: 0, maxAge: null, objectionVetoes: true },
        changes: remaining.map(({ id }) => id),
        given: [{ person: 'Ann Example', group: null, from }],
        missing: [],
        rejected: [],
      },
    ],
    ...over,
  };
  const evidence = [{ from, text: approvalText({ digest }) }];
  return { gate: gate as unknown as GatePass, evidence, remaining, before: [], observed };
}

export function requestOf(
  store: JournalStore,
  runner: Runner,
  clock: RunRequest['clock'],
  over: Partial<RunRequest> = {},
): RunRequest {
  const every = () => () => undefined;
  return {
    store,
    plan,
    id: 'run-a',
    runner,
    commit: null,
    takeLocks: false,
    leaseSeconds: 600,
    clock,
    every,
    ...over,
  };
}

export type Perform = (change: Change) => Promise<StepOutcome>;

export const done: Perform = () =>
  Promise.resolve({ result: 'done', arn, requests: ['request-1', 'request-2'] });

/** Executes the plan's changes by `perform`, in place of a provider. */
export function carryOut(recorder: Recorder, perform: Perform, of: Plan = plan) {
  const verified = { plan: of, remaining: of.changes } as unknown as VerifiedPlan;
  return execute({
    verified,
    before: [],
    writerOf: () => Promise.resolve({ perform, close: () => undefined }),
    keys: knownKeys([]),
    recorder,
    onEvent: () => undefined,
    shouldStop: () => false,
  });
}
