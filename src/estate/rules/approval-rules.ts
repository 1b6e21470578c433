import type { Diagnostic } from '../../model/diagnostic.js';
import type { ApprovalRuleSpec } from '../../model/generated/approval-policy.js';
import { globMatches } from '../../model/glob.js';
import { matchGroups } from '../../model/matching.js';
import { canApprove, humansOf } from '../../model/people.js';
import type { Path, Place } from '../../model/place.js';
import type { Shaped } from '../kinds.js';
import { distinctGroupsOf } from '../link/build-approval-policy.js';
import { buildApproverGroups } from '../link/build-approvers.js';
import { type Links, reportAt } from '../link/links.js';
import { errorAt } from '../problem.js';
import { suggestion } from '../suggest.js';

interface PlacedRule {
  readonly document: Shaped<'ApprovalPolicy'>;
  readonly rule: ApprovalRuleSpec;
  readonly path: Path;
}

function rulesOf(links: Links): readonly PlacedRule[] {
  return links.of.ApprovalPolicy.flatMap((document) =>
    (document.content.spec.rules ?? []).map((rule, index) => ({
      document,
      rule,
      path: ['spec', 'rules', index],
    })),
  );
}

/** Every group that a rule or the breaking of the glass names is there. */
export function knownGroups(links: Links): void {
  const mustExist = (document: Shaped, name: string, path: Path): void => {
    if (links.find('ApproverGroup', name) !== null || links.maybe('ApproverGroup', name)) return;
    const remedy = suggestion(name, links.names('ApproverGroup')) ?? 'add an ApproverGroup of this name';
    reportAt(links, document, path, 'KW4500', `there is no ApproverGroup \`${name}\``, { remedy });
  };
  for (const { document, rule, path } of rulesOf(links))
    for (const [index, name] of (rule.groups ?? []).entries())
      mustExist(document, name, [...path, 'groups', index]);
  for (const document of links.of.ApprovalPolicy) {
    const { breakGlass } = document.content.spec;
    if (breakGlass !== undefined) mustExist(document, breakGlass, ['spec', 'breakGlass']);
  }
}

/** A rule's id names one rule of the estate. */
export function ruleIds(links: Links): void {
  const first = new Map<string, PlacedRule>();
  for (const each of rulesOf(links)) {
    const { document, rule, path } = each;
    const other = first.get(rule.id);
    first.set(rule.id, other ?? each);
    if (other === undefined) continue;
    const { file, line } = other.document.source.at([...other.path, 'id']);
    const message = `there is another approval rule \`${rule.id}\` at ${file}:${line}`;
    reportAt(links, document, [...path, 'id'], 'KW4505', message);
  }
}

/** A rule has as many groups and approvals as it wants distinct groups. */
export function enoughGroups(links: Links): void {
  for (const { document, rule, path } of rulesOf(links)) {
    const { approvals, distinctGroups } = rule;
    if (distinctGroups === undefined) continue;
    const complaint = (message: string): void =>
      reportAt(links, document, [...path, 'distinctGroups'], 'KW4501', message);
    const groups = groupsOf(rule, links).length;
    if (distinctGroups > approvals)
      complaint(`${distinctGroups} distinct groups can't come from ${approvals} approvals`);
    else if (distinctGroups > groups && (rule.groups !== undefined || !links.maybe('ApproverGroup')))
      complaint(`the rule wants ${distinctGroups} distinct groups, and there are ${groups} that it could be`);
  }
}

/** There are people who can satisfy the rule, were all of them to approve. */
export function satisfiableRules(links: Links): void {
  if (links.maybe('ApproverGroup')) return;
  const humans = humansOf(buildApproverGroups(links)).filter(canApprove);
  for (const { document, rule, path } of rulesOf(links)) {
    const groups = groupsOf(rule, links);
    const unknown = groups.some((name) => links.find('ApproverGroup', name) === null);
    if (unknown || distinctGroupsOf(rule) > Math.min(rule.approvals, groups.length)) continue;
    const choices = humans
      .map((human) => human.groups.filter((group) => groups.includes(group)))
      .filter((own) => own.length > 0);
    const distinct = matchGroups(choices).filter((group) => group !== null).length;
    if (choices.length < rule.approvals)
      reportAt(
        links,
        document,
        [...path, 'approvals'],
        'KW4504',
        `${choices.length} people could approve, and the rule asks for ${rule.approvals}`,
      );
    else if (distinct < distinctGroupsOf(rule))
      reportAt(
        links,
        document,
        [...path, 'distinctGroups'],
        'KW4504',
        `its people can stand for ${distinct} distinct groups, nobody for two, and the rule asks for ${distinctGroupsOf(rule)}`,
      );
  }
}

/**
 * What a rule matches by is there: a rule about nothing may be a typing error. Only a warning, because rules are merged before
 * the keys that they are about, and outlive them; and an estate that isn't sound would be no base for any plan.
 */
export function fittingRules(links: Links): void {
  for (const { document, rule, path } of rulesOf(links)) {
    const { targets = [], keyLabels } = rule.match ?? {};
    targets.forEach((pattern, index) => {
      if (links.maybe('Target') || links.names('Target').some((name) => globMatches(pattern, name))) return;
      const remedy = suggestion(pattern, links.names('Target')) ?? undefined;
      const at = [...path, 'match', 'targets', index];
      links.report(fitsNothing(document.source.at(at), `\`${pattern}\` fits no target`, remedy));
    });
    if (keyLabels === undefined || links.maybe('Key')) continue;
    const wanted = Object.entries(keyLabels);
    const fits = links.of.Key.some(({ content }) => {
      const labels = content.metadata.labels ?? {};
      return wanted.every(([name, value]) => Object.hasOwn(labels, name) && labels[name] === value);
    });
    if (fits) continue;
    const words = wanted.map(([name, value]) => `\`${name}: ${value}\``).join(', ');
    const place = document.source.at([...path, 'match', 'keyLabels'], 'name');
    links.report(fitsNothing(place, `no key is labelled ${words}`));
  }
}

function fitsNothing(place: Place, message: string, remedy?: string): Diagnostic {
  return { ...errorAt(place, 'KW4507', message, remedy), severity: 'warning' };
}

/** The groups whose people count for a rule. */
function groupsOf(rule: ApprovalRuleSpec, links: Links): readonly string[] {
  return rule.groups ?? links.names('ApproverGroup');
}
