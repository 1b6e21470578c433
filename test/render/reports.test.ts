import { describe, expect, it } from 'vitest';
import type { ApplyReport } from '../../src/model/apply-report.js';
import type { GateReport, RuleReport } from '../../src/model/approval.js';
import type { DesiredKey } from '../../src/model/desired.js';
import type { DriftReport } from '../../src/model/drift.js';
import {
  applyHuman,
  applyJson,
  applyLine,
  compileHuman,
  compileJson,
  driftHuman,
  driftJson,
  driftMarkdown,
  hasDrift,
  plainOptions,
} from '../../src/render/index.js';
import { schemaProblems } from './fits-schema.js';
import { hostile } from './hostile.js';
import { changes, keyState } from './samples.js';

const clean = { name: 'prod-us', drifted: [], unmanaged: [], unmanagedGrants: [], missing: [], unknown: [] };
const foreign = {
  arn: 'arn:aws:kms:eu-west-1:111122223333:key/foreign',
  aliases: ['alias/theirs'],
  description: 'made by hand',
  life: 'enabled',
  owner: null,
  unread: null,
};
const drift: DriftReport = {
  estate: 'acme',
  targets: [
    {
      name: 'prod-eu',
      drifted: [
        {
          key: { name: 'cards', target: 'prod-eu' },
          arn: 'arn:aws:kms:eu-west-1:111122223333:key/cards',
          field: 'policy',
          live: { Statement: [{ Sid: 'theirs' }] },
          wanted: { Statement: [{ Sid: 'ours' }] },
          effect: 'put the key policy of the estate',
          access: changes.policy.access,
        },
      ],
      missing: [{ key: { name: 'tokens', target: 'prod-eu' } }],
      unknown: [{ key: null, what: 'aliases', reason: 'AccessDeniedException' }],
      unmanaged: [foreign, { ...foreign, owner: 'acme/left', unread: null }],
      unmanagedGrants: [
        {
          key: { name: 'cards', target: 'prod-eu' },
          arn: 'arn:aws:kms:eu-west-1:111122223333:key/cards',
          grantId: 'a'.repeat(64),
          name: 'by hand\u001b[31m',
          access: {
            principals: ['arn:aws:iam::111122223333:role/visitor'],
            operations: ['Decrypt'],
            conditions: '',
            certainty: 'certain',
            witness: null,
            note: 'by a native grant',
          },
        },
      ],
    },
    clean,
  ],
};

const key: DesiredKey = {
  id: { name: 'cards', target: 'prod-eu' },
  owner: 'acme/cards',
  state: keyState,
  life: { state: 'enabled', retirement: null, deletionWindowDays: 30 },
  primaryTarget: null,
  nativeGrants: 'shared',
  managers: [],
  source: {
    file: 'keys/cards.yaml',
    at: () => ({ file: 'keys/cards.yaml', line: 1, column: 1, length: 1, lineText: '' }),
  },
};

describe('drift', () => {
  it('is told for a terminal', async () => {
    await expect(driftHuman(drift, plainOptions)).toMatchFileSnapshot('golden/drift.txt');
  });
  it('is told in Markdown', async () => {
    await expect(driftMarkdown(drift)).toMatchFileSnapshot('golden/drift.md');
  });
  it('doesn’t take the keys of another estate for keys that left this one', () => {
    const unmanaged = [{ ...foreign, owner: 'acme-web/cards', unread: null }];
    const text = driftHuman({ estate: 'acme', targets: [{ ...clean, unmanaged }] }, plainOptions);
    expect(text).toContain('managed by another estate as `acme-web/cards`');
    expect(text).not.toContain('left the estate');
  });
  it('is told in JSON', () => {
    expect(JSON.parse(driftJson(drift))).toEqual(drift);
  });
  it('says so where there is none', () => {
    expect(driftHuman({ estate: 'acme', targets: [clean] }, plainOptions)).toBe('no drift in 1 target\n');
  });

  it.each([
    ['nothing', clean, false],
    ['a key that nobody manages', { ...clean, unmanaged: [foreign] }, false],
    ['a key whose tags cannot be read', { ...clean, unmanaged: [{ ...foreign, unread: 'denied' }] }, true],
    ['an unknown field', { ...clean, unknown: [{ key: null, what: 'tags', reason: 'denied' }] }, true],
    ['a missing key', { ...clean, missing: [{ key: { name: 'a', target: 'b' } }] }, true],
  ])('counts %s as drift: %#', (_, target, expected) => {
    expect(hasDrift({ estate: 'acme', targets: [target] })).toBe(expected);
  });
});

const failed: ApplyReport = {
  outcome: 'failed',
  done: [changes.create],
  before: [changes.describe],
  failed: changes.policy,
  notDone: [changes.destroy],
  problems: [{ code: 'KW6003', severity: 'error', message: 'the target refused' }],
};

const applied: ApplyReport = { outcome: 'applied', done: [changes.create], before: [], warnings: [] };
const required = { approvals: 2, groups: [], distinctGroups: 2, maxAge: 86_400, objectionVetoes: true };
const open: RuleReport = {
  rule: 'default:destructive',
  required,
  changes: [changes.destroy.id],
  given: [],
  missing: ['2 more approvals'],
  rejected: [],
};
const noApproval: RuleReport = { ...open, required: { ...required, approvals: 0 }, missing: [] };
const refusal: GateReport = {
  digest: `sha256:${'ab'.repeat(32)}`,
  passes: false,
  mode: 'on',
  trust: 'origin/main (3f2a)',
  rules: [open],
};
const free: GateReport = { ...refusal, passes: true, rules: [] };
const glass = { person: 'Ann', group: 'on-call', reason: 'cards are down' };

describe('apply', () => {
  it('tells of a failure what was done and what was not', async () => {
    await expect(applyHuman(failed, plainOptions)).toMatchFileSnapshot('golden/apply-failed.txt');
  });

  it('doesn’t say that nobody had to approve where the gate refuses', () => {
    const off: ApplyReport = {
      outcome: 'refused',
      because: 'approval',
      problems: [],
      gate: { ...refusal, mode: 'off' },
    };
    expect(applyHuman(off, plainOptions)).not.toContain('nobody had to approve');
  });

  it.each([
    ['stale', 'nothing was applied: the plan is stale'],
    ['approval', 'nothing was applied: the gate refuses the plan'],
    ['input', "nothing was applied: the plan or the estate isn't right"],
    ['provider', "nothing was applied: a target doesn't answer as it must"],
    ['held', 'nothing was applied: somebody else applies to a target of the plan'],
    ['journal', "nothing was applied: it couldn't be recorded in the journal"],
  ] as const)('says why it refused: %s', (because, words) => {
    expect(applyHuman({ outcome: 'refused', because, problems: [] }, plainOptions)).toBe(`${words}\n`);
  });

  it('counts what was applied', () => {
    const report: ApplyReport = { outcome: 'applied', done: [changes.create], before: [], warnings: [] };
    expect(applyHuman(report, plainOptions)).toBe('applied: 1 change done\n');
    expect(applyHuman({ ...report, done: [] }, plainOptions)).toContain('no changes');
  });

  it('names changes by id in JSON', () => {
    expect(JSON.parse(applyJson(failed))).toMatchObject({
      outcome: 'failed',
      done: ['tokens@prod-us/key/create-key'],
      failed: 'cards@prod-eu/policy/put-policy',
      notDone: ['ledger@prod-eu/life/schedule-deletion'],
      problems: [{ code: 'KW6003' }],
    });
  });

  it('has the shape that is promised in JSON', () => {
    const refused: ApplyReport = { outcome: 'refused', because: 'approval', problems: [], gate: refusal };
    for (const report of [failed, refused, { ...failed, gate: refusal }, applied, { ...applied, gate: free }])
      expect(schemaProblems('apply', applyJson(report), ['gate'])).toEqual([]);
    expect(JSON.parse(applyJson(refused))).toMatchObject({ because: 'approval', gate: { passes: false } });
    expect(JSON.parse(applyJson(applied))).toMatchObject({ gate: null });
  });

  it('says rule by rule what the gate misses', async () => {
    const report: ApplyReport = { outcome: 'refused', because: 'approval', problems: [], gate: refusal };
    await expect(applyHuman(report, plainOptions)).toMatchFileSnapshot('golden/apply-refused.txt');
  });

  it.each([
    ['the gate is off', { ...free, mode: 'off' as const }, 'THE GATE IS OFF: '],
    ['no rule asks for an approval', { ...free, rules: [noApproval] }, 'THE RULES ASK FOR NO APPROVAL: '],
    ['the glass was broken', { ...free, mode: 'break-glass' as const, glass }, 'THE GLASS WAS BROKEN by Ann'],
  ])('says so on every outcome where %s', (_, gate, words) => {
    const outcomes: readonly ApplyReport[] = [
      { ...applied, gate },
      { ...failed, gate },
      { outcome: 'refused', because: 'stale', problems: [], gate },
    ];
    for (const report of outcomes) {
      const [, , line = ''] = applyHuman(report, plainOptions).split('\n');
      expect(line.startsWith(words)).toBe(true);
    }
  });

  it('makes no noise where the approvals were given', () => {
    expect(applyHuman({ ...applied, gate: free }, plainOptions)).toBe('applied: 1 change done\n');
  });

  it.each(hostile)('shows hostile reasons harmlessly: %j', (text) => {
    const gate = { ...free, trust: text, glass: { person: text, group: text, reason: text } };
    const said = applyHuman({ ...applied, gate }, plainOptions);
    expect(said.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}]/u);
    expect(said.split('\n')).toHaveLength(5);
  });

  it('has a line an event', () => {
    expect(applyLine({ kind: 'done', change: changes.create, index: 2, total: 12 })).toBe(
      '[3/12] tokens@prod-us: create the key (hmac-sha256 key to mac)',
    );
  });
});

describe('compile', () => {
  it('is told for a terminal', async () => {
    await expect(compileHuman([key], plainOptions)).toMatchFileSnapshot('golden/compile.txt');
  });
  it('gives policies as JSON', () => {
    const { keys } = JSON.parse(compileJson([key]));
    expect(keys[0].state.policy).toEqual(JSON.parse(keyState.policy));
    expect(keys[0].id).toEqual(key.id);
  });
});
