import type {
  ApprovalPolicy,
  ApproverGroup,
  EstateFacts,
  Requirement,
  RuleFacts,
  RuleMatch,
} from '../model/approval.js';
import { globMatches } from '../model/glob.js';
import type { Change, Plan, PlanTarget, RulesChange } from '../model/plan.js';
import { type Risk, risks } from '../model/risk.js';

/** A rule with the changes of a plan that it is about. */
export interface RuleInForce {
  /** The rule's id, or `default:<risk>`. */
  readonly rule: string;
  readonly required: Requirement;
  readonly changes: readonly Change[];
  readonly rulesChanges: readonly RulesChange[];
}

/** The parts of a plan that rules look at. */
export type JudgedPlan = Pick<Plan, 'targets' | 'changes' | 'rulesChanges'>;

/** Only where the trusted rules say so, all of them: no rules, or contradicting ones, are no reason to let everything through. */
export function isGateOff(policies: readonly Pick<ApprovalPolicy, 'gate' | 'rules'>[]): boolean {
  return (
    policies.length > 0 && policies.every((policy) => policy.gate === 'off' && policy.rules.length === 0)
  );
}

/**
 * The rules that a plan has to satisfy: every rule that fits one of its changes, and the defaults of the design's risk table for the
 * changes that no rule fits by what the protected base says. Changes of approvers and rules are among them, as destructive ones
 * without a target and a key. Rules in the order of the policies, then defaults from harmless to fatal.
 */
export function rulesInForce(
  { targets, changes, rulesChanges }: JudgedPlan,
  groups: readonly Pick<ApproverGroup, 'name'>[],
  policies: readonly Pick<ApprovalPolicy, 'rules'>[],
  facts: RuleFacts,
): readonly RuleInForce[] {
  const views = changes.map((change) => ({ change, ...viewsOf(change, targets, facts) }));
  const rules = policies.flatMap((policy) => policy.rules);
  const own = rules.map(({ id, match, ...required }): RuleInForce => {
    const fitting = views.filter(({ change, either }) => fits(match, change, either));
    return {
      rule: id,
      required,
      changes: fitting.map(({ change }) => change),
      rulesChanges: fitsRulesChanges(match) ? rulesChanges : [],
    };
  });
  const open = views.filter(
    ({ change, trusted }) => !rules.some(({ match }) => fits(match, change, trusted)),
  );
  const openRules = rules.some(({ match }) => fitsRulesChanges(match)) ? [] : rulesChanges;
  const standard = risks.map(
    (risk): RuleInForce => ({
      rule: `default:${risk}`,
      required: defaultFor(risk, groups),
      changes: open.filter(({ change }) => change.risk === risk).map(({ change }) => change),
      rulesChanges: risk === rulesChangeRisk ? openRules : [],
    }),
  );
  return [...own, ...standard].filter((rule) => rule.changes.length + rule.rulesChanges.length > 0);
}

const day = 86_400;
const onePerson: Requirement = {
  approvals: 1,
  groups: [],
  distinctGroups: 1,
  maxAge: null,
  objectionVetoes: true,
};
const twoGroups: Requirement = { ...onePerson, approvals: 2, distinctGroups: 2 };

/** What the design's risk table asks for. */
const defaults: Readonly<Record<Risk, Requirement>> = {
  routine: onePerson,
  widening: onePerson,
  narrowing: onePerson,
  sensitive: twoGroups,
  destructive: { ...twoGroups, maxAge: day },
};

/** Who looks after access, where there is such a group, sees what gives more of it. */
const securityGroup = 'security';

function defaultFor(risk: Risk, groups: readonly Pick<ApproverGroup, 'name'>[]): Requirement {
  const security = groups.some(({ name }) => name === securityGroup);
  return risk === 'widening' && security ? { ...defaults[risk], groups: [securityGroup] } : defaults[risk];
}

/** What a change's target and key are called and labelled, as far as somebody is believed. */
interface View {
  readonly targets: readonly string[];
  readonly labels: readonly Readonly<Record<string, string>>[];
}

function viewsOf({ key, step }: Change, targets: readonly PlanTarget[], { trusted, proposed }: RuleFacts) {
  const place = targets.find(({ name }) => name === key.target);
  const known = trusted?.targets.filter((target) => place !== undefined && isSamePlace(target, place)) ?? [];
  const base: View = { targets: known.map(({ name }) => name), labels: labelsOf(key.name, trusted?.keys) };
  const either: View = {
    targets: [...base.targets, key.target],
    labels: [...base.labels, ...labelsOf(key.name, proposed.keys), ...losersLabels(step, trusted, proposed)],
  };
  return { trusted: base, either };
}

/** Whether two targets are one place, whatever they are called. */
function isSamePlace(a: Omit<PlanTarget, 'name'>, b: Omit<PlanTarget, 'name'>): boolean {
  return (
    a.provider === b.provider &&
    a.partition === b.partition &&
    a.account === b.account &&
    a.region === b.region
  );
}

/** What is done to one key's alias is done to the other one that has it. */
function losersLabels(step: Change['step'], ...estates: readonly (EstateFacts | null)[]): View['labels'] {
  if (step.op !== 'move-alias') return [];
  const keys = estates.flatMap((estate) => estate?.keys ?? []);
  return keys.filter(({ aliases }) => aliases?.includes(step.alias)).map(({ labels }) => labels);
}

function labelsOf(name: string, keys: RuleFacts['proposed']['keys'] = []): View['labels'] {
  return keys.filter((key) => key.name === name).map(({ labels }) => labels);
}

function fits(
  { risks: classes, targets, keyLabels, changes }: RuleMatch,
  change: Change,
  view: View,
): boolean {
  return (
    (classes === null || classes.includes(change.risk)) &&
    (changes === null || changes.includes(change.field) || changes.includes(change.step.op)) &&
    (targets === null || targets.some((glob) => view.targets.some((name) => globMatches(glob, name)))) &&
    (keyLabels === null || view.labels.some((labels) => hasAll(labels, keyLabels)))
  );
}

/** Whoever changes who approves, and how much, can do everything from then on. */
const rulesChangeRisk: Risk = 'destructive';

/** What rules call such a change. */
const rulesChangeName = 'approval-rules';

/** All or none of them: a rule can't tell one from another, and one that is about targets or keys isn't about these. */
function fitsRulesChanges({ risks: classes, targets, keyLabels, changes }: RuleMatch): boolean {
  return (
    (classes === null || classes.includes(rulesChangeRisk)) &&
    (changes === null || changes.includes(rulesChangeName)) &&
    targets === null &&
    keyLabels === null
  );
}

/** Own labels only: `constructor` is not a label of everything. */
function hasAll(labels: Readonly<Record<string, string>>, wanted: Readonly<Record<string, string>>): boolean {
  return Object.entries(wanted).every(
    ([name, value]) => Object.hasOwn(labels, name) && labels[name] === value,
  );
}
