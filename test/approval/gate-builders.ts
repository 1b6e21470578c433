import type {
  Approval,
  ApprovalPolicy,
  ApprovalRule,
  ApproverGroup,
  FoundApprovals,
  GateInput,
  Person,
  RuleFacts,
  Trust,
} from '../../src/model/approval.js';
import type { Change, Plan } from '../../src/model/plan.js';
import type { Risk } from '../../src/model/risk.js';
import { digestOf, sealPlan } from '../../src/plan/digest.js';
import { withRules } from '../../src/plan/required-approvals.js';

export const now = Date.parse('2027-03-01T12:00:00Z');
export const hour = 3_600_000;

const source = {
  file: 'approvers.yaml',
  at: () => ({ file: 'approvers.yaml', line: 1, column: 1, length: 1, lineText: '' }),
};

export function person(name: string, more: Partial<Person> = {}): Person {
  const id = name.toLowerCase();
  return { name, github: id, emails: [`${id}@acme.example`], sshKeys: [keyOf(name)], ...more };
}

/** A key's text that is nobody else's; the gate compares texts, it verifies nothing. */
export function keyOf(name: string): string {
  return `ssh-ed25519 ${Buffer.from(name.toLowerCase()).toString('base64')}`;
}

export function group(name: string, ...people: readonly Person[]): ApproverGroup {
  return { name, people, source };
}

export function policy(rules: readonly ApprovalRule[], more: Partial<ApprovalPolicy> = {}): ApprovalPolicy {
  return { name: 'policy', gate: 'on', rules, breakGlass: null, source, ...more };
}

export function rule(id: string, more: Partial<ApprovalRule> = {}): ApprovalRule {
  return {
    id,
    match: { risks: null, targets: null, keyLabels: null, changes: null },
    approvals: 1,
    groups: [],
    distinctGroups: 1,
    maxAge: null,
    objectionVetoes: true,
    ...more,
  };
}

export function changeOf(risk: Risk, more: Partial<Change> = {}): Change {
  const key = more.key ?? { name: 'cards', target: 'prod' };
  return {
    id: `${key.name}@${key.target}/${risk}`,
    key,
    arn: null,
    field: risk === 'destructive' ? 'life' : 'policy',
    phase: 'grant-access',
    risk,
    effect: `something ${risk}`,
    irreversible: null,
    access: null,
    before: null,
    after: null,
    step:
      risk === 'destructive'
        ? { op: 'schedule-deletion', windowDays: 30 }
        : { op: 'put-policy', policy: '{}' },
    ...more,
  };
}

const target = { name: 'prod', provider: 'aws-kms', partition: 'aws', account: '1', region: 'eu' } as const;

export const facts: RuleFacts = {
  trusted: { targets: [target], keys: [{ name: 'cards', labels: { data: 'pci' } }] },
  proposed: { targets: [target], keys: [{ name: 'cards', labels: { data: 'pci' } }] },
};

export function planOf(...changes: readonly Change[]): Plan {
  return sealPlan(
    {
      formatVersion: 1,
      estate: 'acme',
      targets: [target],
      changes,
      blocked: [],
      observed: {},
      requires: [],
      rulesChanges: [],
      restores: null,
    },
    { createdAt: '2027-03-01T10:00:00Z', toolVersion: '0', commit: null, notes: [] },
  );
}

export function approvalOf(plan: Plan, by: string, more: Partial<Approval> = {}): Approval {
  return {
    digest: plan.digest,
    decision: 'approve',
    by: { kind: 'ssh-key', key: keyOf(by) },
    issuedAt: now - hour,
    expiresAt: now + hour,
    acknowledged: ['cards@prod'],
    from: `approvals/${by.toLowerCase()}.json`,
    ...more,
  };
}

export function trustOf(groups: readonly ApproverGroup[], policies: readonly ApprovalPolicy[] = []): Trust {
  return { origin: 'origin/main (3f2a)', groups, policies, facts: facts.trusted, rulesChanges: [] };
}

/** The plan as it is made under these rules; one that was edited keeps the digest that it says. */
function ruledPlan(plan: Plan, trust: Trust, { proposed }: RuleFacts): Plan {
  const { digest, meta, requires: _, rulesChanges, restores, ...content } = plan;
  const ruled = sealPlan(withRules(content, { ...trust, rulesChanges }, proposed, restores), meta);
  return digestOf(plan) === digest ? ruled : { ...ruled, digest };
}

/** An approval of the plan is one of the plan as it is made. */
function about(approval: Approval, plan: Plan, ruled: Plan): Approval {
  return approval.digest === plan.digest ? { ...approval, digest: ruled.digest } : approval;
}

export function inputOf(
  plan: Plan,
  trust: Trust,
  approvals: readonly Approval[],
  more: Partial<GateInput> & {
    readonly unreadable?: FoundApprovals['unreadable'];
    readonly known?: RuleFacts;
  } = {},
): GateInput {
  const { unreadable = [], known = facts, ...rest } = more;
  const ruled = ruledPlan(plan, trust, known);
  return {
    plan: ruled,
    trust: { ...trust, rulesChanges: plan.rulesChanges },
    found: { approvals: approvals.map((each) => about(each, plan, ruled)), unreadable, evidence: [] },
    involved: { emails: [], logins: [], sshKeys: [] },
    now,
    ...rest,
  };
}
