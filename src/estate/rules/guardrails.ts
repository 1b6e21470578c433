import type { Path } from '../../model/place.js';
import type { Shaped } from '../kinds.js';
import { exemptionEnd, exemptionsIn } from '../link/build-guardrail.js';
import { type Links, reportAt } from '../link/links.js';
import { nearestParty, partyOf } from '../link/party.js';
import { nearest, oneOf, suggestion } from '../suggest.js';

type GuardrailFile = Shaped<'Guardrail'>;

/** Every rule of the estate's own guardrails, with its path. */
export function ownRules(links: Links) {
  return links.of.Guardrail.flatMap((document) =>
    (document.content.spec.rules ?? []).map((rule, index) => ({
      document,
      rule,
      path: ['spec', 'rules', index] as Path,
    })),
  );
}

/** A guardrail isn't called like a pack in use, and its rules have ids of their own. */
export function guardrailNames(links: Links): void {
  for (const document of links.of.Guardrail)
    if (links.packs.some(({ name }) => name === document.name))
      reportAt(
        links,
        document,
        ['metadata', 'name'],
        'KW2022',
        `the estate uses the pack \`${document.name}\``,
      );
  for (const { document, rule, path } of ownRules(links)) {
    const first = (document.content.spec.rules ?? []).findIndex(({ id }) => id === rule.id);
    if (first !== path.at(-1))
      reportAt(links, document, [...path, 'id'], 'KW2105', `there is another rule \`${rule.id}\``);
  }
}

/** A rule demands exactly one thing. */
export function oneDemand(links: Links): void {
  for (const { document, rule, path } of ownRules(links)) {
    if (rule.check !== undefined && rule.never !== undefined)
      reportAt(
        links,
        document,
        [...path, 'never'],
        'KW2104',
        `the rule \`${rule.id}\` has both \`check\` and \`never\``,
        { of: 'name' },
      );
    if (rule.check === undefined && rule.never === undefined)
      reportAt(links, document, [...path, 'id'], 'KW2104', `the rule \`${rule.id}\` demands nothing`);
  }
}

/** An assertion is about somebody. */
export function knownParties(links: Links): void {
  for (const { document, rule, path } of ownRules(links)) {
    if (rule.never === undefined || partyOf(rule.never.who, []) !== null) continue;
    const { who: said } = rule.never;
    const who = typeof said === 'string' ? said : JSON.stringify(said);
    const near = nearestParty(who);
    const remedy = near === null ? {} : { remedy: `did you mean \`${near}\`?` };
    reportAt(links, document, [...path, 'never', 'who'], 'KW2106', `\`${who}\` is nobody`, remedy);
  }
}

/** Keys that a rule or an exemption names are there. */
export function keysOfGuardrails(links: Links): void {
  for (const { document, rule, path } of ownRules(links)) {
    const form = rule.check === undefined ? 'never' : 'check';
    mustHaveKeys(links, document, rule[form]?.on?.keys ?? [], [...path, form, 'on', 'keys']);
  }
  for (const document of links.of.Guardrail)
    for (const { keys, path } of exemptionsIn(document.content.spec))
      mustHaveKeys(links, document, keys, [...path, 'keys']);
}

/** An exemption is from a rule in use, and ends at a time that a clock can show. */
export function soundExemptions(links: Links): void {
  const rules = [...links.packs, ...links.of.Guardrail].flatMap(({ name, content }) =>
    (content.spec.rules ?? []).map(({ id }) => `${name}/${id}`),
  );
  for (const document of links.of.Guardrail)
    for (const { expires, names, path } of exemptionsIn(document.content.spec)) {
      if (exemptionEnd(expires) === null)
        reportAt(
          links,
          document,
          [...path, 'expires'],
          'KW2057',
          `\`${expires}\` is a time that no clock shows`,
        );
      names.forEach((name, index) => {
        if (rules.includes(name) || links.maybe('Guardrail', name.split('/')[0])) return;
        const remedy = ruleRemedy(name, rules);
        const at = [...path, 'rules', index];
        reportAt(links, document, at, 'KW2107', `no rule \`${name}\` is in use`, { remedy });
      });
    }
}

/** A pack has too many rules to name them all. */
function ruleRemedy(name: string, rules: readonly string[]): string {
  const near = nearest(name, rules);
  if (near !== null) return `did you mean \`${near}\`?`;
  const [guardrail = ''] = name.split('/');
  const guardrails = [...new Set(rules.map((rule) => rule.split('/')[0] ?? ''))];
  return guardrails.includes(guardrail)
    ? `write a rule of \`${guardrail}\`, or remove the exemption; docs/guardrails.md lists the rules of packs`
    : `write \`guardrail/rule\` with ${oneOf(guardrails)} as guardrail, or remove the exemption`;
}

function mustHaveKeys(links: Links, document: GuardrailFile, names: readonly string[], path: Path): void {
  names.forEach((name, index) => {
    if (links.find('Key', name) !== null || links.maybe('Key', name)) return;
    const remedy = suggestion(name, links.names('Key')) ?? undefined;
    reportAt(links, document, [...path, index], 'KW2025', `there is no Key \`${name}\``, { remedy });
  });
}
