import type {
  Approval,
  ApprovalRule,
  GateInput,
  Involved,
  Person,
  Requirement,
  RuleFacts,
  Trust,
} from '../../src/model/approval.js';
import type { Change } from '../../src/model/plan.js';

/** The gate by brute force: written from the rules in words, without a clever step, and with nothing of what it is held against. */
export function modelPasses(input: GateInput, facts: RuleFacts): boolean {
  const { plan, trust } = input;
  if (trust.policies.length > 0 && trust.policies.every(({ gate, rules }) => gate === 'off' && !rules.length))
    return true;
  const rules = trust.policies.flatMap((policy) => policy.rules);
  const glass = input.breakGlass !== undefined;
  const excused = plan.changes.filter((change) => glass && restores(change, plan));
  const judged = {
    ...input,
    plan: { ...plan, changes: plan.changes.filter((each) => !excused.includes(each)) },
  };
  if (glass && !breaks(input, excused)) return false;
  if (!rulesMayChange(judged, rules, facts)) return false;
  return judged.plan.changes.every((change) => {
    const strict = rules.filter((rule) => fitsEither(rule, change, facts));
    const covered = rules.some((rule) => fitsBase(rule, change, facts));
    const asked: readonly (Requirement & { readonly id: string })[] = covered
      ? strict
      : [...strict, standard(change, trust)];
    return asked.every((rule) => satisfied(rule, changesOf(rule.id, rules, judged, facts), input));
  });
}

/** Gives back what was there: by its nature, or because the plan does nothing else and the change takes nothing. */
function restores({ step, risk }: Change, plan: GateInput['plan']): boolean {
  if (step.op === 'enable' || step.op === 'cancel-deletion' || step.op === 'unmark-retired') return true;
  return plan.restores !== null && risk === 'routine';
}

/** Somebody of a group for it approves, whoever they are beside. */
function breaks(input: GateInput, changes: readonly Change[]): boolean {
  const groups = input.trust.policies.flatMap(({ breakGlass }) => (breakGlass === null ? [] : [breakGlass]));
  const rule = { approvals: 1, groups, distinctGroups: 1, maxAge: null, objectionVetoes: false };
  const involved = { emails: [], logins: [], sshKeys: [] };
  return groups.length > 0 && satisfied(rule, changes, { ...input, involved });
}

/** Approvers and rules are changed as something destructive of no key. */
function rulesMayChange(input: GateInput, rules: readonly ApprovalRule[], facts: RuleFacts): boolean {
  if (input.plan.rulesChanges.length === 0) return true;
  const own = rules.filter(
    ({ match: { risks, targets, keyLabels, changes } }) =>
      targets === null &&
      keyLabels === null &&
      (risks?.includes('destructive') ?? true) &&
      (changes?.includes('approval-rules') ?? true),
  );
  const asked = own.length > 0 ? own : [{ ...standard({ risk: 'destructive' }, input.trust) }];
  return asked.every((rule) => satisfied(rule, changesOf(rule.id, rules, input, facts), input));
}

/** All changes for which a rule stands: whoever approves for it names the losses of all of them. */
function changesOf(
  id: string,
  rules: readonly ApprovalRule[],
  { plan }: GateInput,
  facts: RuleFacts,
): readonly Change[] {
  return plan.changes.filter((change) => {
    if (id === `default:${change.risk}`) return !rules.some((rule) => fitsBase(rule, change, facts));
    return rules.some((rule) => rule.id === id && fitsEither(rule, change, facts));
  });
}

function satisfied(rule: Requirement, changes: readonly Change[], input: GateInput): boolean {
  const humans = clustersOf(input.trust);
  if (rule.objectionVetoes && humans.some((human) => inGroups(human, rule) && objects(human, input)))
    return false;
  const able = humans.filter((human) => inGroups(human, rule) && approves(human, rule, changes, input));
  return subsets(able).some(
    (some) =>
      some.length >= rule.approvals &&
      assignments(some, rule).some(
        (groups) => new Set(groups.filter((group) => group !== null)).size >= rule.distinctGroups,
      ),
  );
}

/** One human being: all entries that hang together by a name, a login, an address or a key. */
type Cluster = readonly { readonly group: string; readonly person: Person }[];

function clustersOf({ groups }: Trust): readonly Cluster[] {
  let clusters: Cluster[] = groups.flatMap(({ name, people }) =>
    people.map((person) => [{ group: name, person }]),
  );
  for (;;) {
    const pair = clusters
      .flatMap((a, i) => clusters.slice(i + 1).map((b) => [a, b] as const))
      .find(([a, b]) => a.some((one) => b.some((other) => same(one.person, other.person))));
    if (pair === undefined) return clusters;
    clusters = [...clusters.filter((each) => !pair.includes(each)), [...pair[0], ...pair[1]]];
  }
}

function same(a: Person, b: Person): boolean {
  return (
    a.name === b.name ||
    (a.github !== null && a.github === b.github) ||
    a.emails.some((email) => b.emails.includes(email)) ||
    a.sshKeys.some((key) => b.sshKeys.includes(key))
  );
}

function groupsOf(human: Cluster, { groups }: Requirement): readonly string[] {
  return human.map(({ group }) => group).filter((group) => groups.length === 0 || groups.includes(group));
}

function inGroups(human: Cluster, rule: Requirement): boolean {
  return groupsOf(human, rule).length > 0;
}

function wordsOf(human: Cluster, { plan, found, now }: GateInput): readonly Approval[] {
  return found.approvals.filter(
    ({ digest, by, issuedAt, decision }) =>
      digest === plan.digest &&
      (decision === 'object' || issuedAt <= now + 300_000) &&
      human.some(({ person }) =>
        by.kind === 'github' ? person.github === by.login : person.sshKeys.includes(by.key),
      ),
  );
}

function objects(human: Cluster, input: GateInput): boolean {
  const words = wordsOf(human, input);
  return words.some(
    (word) =>
      word.decision === 'object' &&
      words.every((other) => other.decision === 'object' || other.issuedAt <= word.issuedAt),
  );
}

function approves(human: Cluster, rule: Requirement, changes: readonly Change[], input: GateInput): boolean {
  const words = wordsOf(human, input);
  if (objects(human, input) || human.some(({ person }) => isMine(person, input.involved))) return false;
  const latest = Math.max(...words.map(({ issuedAt }) => issuedAt));
  const last = words
    .filter(({ issuedAt }) => issuedAt === latest)
    .sort((a, b) => (a.from < b.from ? -1 : 1))[0];
  if (last === undefined || last.expiresAt <= input.now) return false;
  if (rule.maxAge !== null && (input.now - last.issuedAt) / 1000 > rule.maxAge) return false;
  return changes.every(
    ({ risk, key }) => risk !== 'destructive' || last.acknowledged.includes(`${key.name}@${key.target}`),
  );
}

function isMine({ emails, github, sshKeys }: Person, involved: Involved): boolean {
  return (
    emails.some((email) => involved.emails.includes(email)) ||
    involved.logins.some((login) => login === github) ||
    involved.emails.some((email) => github !== null && email === `${github}@users.noreply.github.com`) ||
    sshKeys.some((key) => involved.sshKeys.includes(key))
  );
}

function subsets<T>(items: readonly T[]): readonly (readonly T[])[] {
  const [first, ...rest] = items;
  if (first === undefined) return [[]];
  const without = subsets(rest);
  return without.concat(without.map((some) => [first, ...some]));
}

/** Every way to let each of the people stand for one of their groups, or for none. */
function assignments(people: readonly Cluster[], rule: Requirement): readonly (readonly (string | null)[])[] {
  return people.reduce<readonly (readonly (string | null)[])[]>(
    (all, human) => all.flatMap((ways) => [null, ...groupsOf(human, rule)].map((group) => [...ways, group])),
    [[]],
  );
}

function standard({ risk }: Pick<Change, 'risk'>, { groups }: Trust): Requirement & { readonly id: string } {
  const two = risk === 'sensitive' || risk === 'destructive';
  const security = risk === 'widening' && groups.some(({ name }) => name === 'security');
  return {
    id: `default:${risk}`,
    approvals: two ? 2 : 1,
    distinctGroups: two ? 2 : 1,
    groups: security ? ['security'] : [],
    maxAge: risk === 'destructive' ? 24 * 3600 : null,
    objectionVetoes: true,
  };
}

type Labels = Readonly<Record<string, string>>;

function fitsBase(rule: ApprovalRule, change: Change, { trusted }: RuleFacts): boolean {
  return fitsLabels(rule, change, [labelsIn(trusted, change)]);
}

function fitsEither(rule: ApprovalRule, change: Change, { trusted, proposed }: RuleFacts): boolean {
  return fitsLabels(rule, change, [labelsIn(trusted, change), labelsIn(proposed, change)]);
}

function labelsIn(estate: RuleFacts['trusted'], change: Change): Labels {
  return estate?.keys.find(({ name }) => name === change.key.name)?.labels ?? {};
}

function fitsLabels({ match }: ApprovalRule, change: Change, labels: readonly Labels[]): boolean {
  const { risks, keyLabels, changes } = match;
  if (risks !== null && !risks.includes(change.risk)) return false;
  if (changes !== null && !changes.includes(change.step.op)) return false;
  const wanted = Object.entries(keyLabels ?? {});
  return keyLabels === null || labels.some((own) => wanted.every(([name, value]) => own[name] === value));
}
