import type { GuardrailSpec, RuleExemptionSpec, RuleSpec } from '../../model/generated/guardrail.js';
import type {
  CheckParameters,
  Exemption,
  Guardrail,
  GuardrailDemand,
  GuardrailRule,
  KeySelection,
} from '../../model/guardrail.js';
import type { Path } from '../../model/place.js';
import type { Shaped } from '../kinds.js';
import type { Links } from './links.js';
import { partyOf } from './party.js';
import { byText } from './sorting.js';

/** Every guardrail in force: those of the packs, then the estate's own. The rules have found nothing wrong. */
export function buildGuardrails(links: Links): readonly Guardrail[] {
  const own = [...links.of.Guardrail].sort(byText(({ name }) => name));
  const accounts = [...new Set(links.of.Target.map(({ content }) => content.spec.account))].sort();
  return [...links.packs, ...own].map((document) => ({
    name: document.name,
    rules: (document.content.spec.rules ?? []).map((rule, index) => ({
      ...buildRule(rule, document, ['spec', 'rules', index], accounts),
      exemptions: exemptionsOf(rule, index, document, links),
    })),
  }));
}

function buildRule(
  rule: RuleSpec,
  { source }: Shaped<'Guardrail'>,
  path: Path,
  accounts: readonly string[],
): Omit<GuardrailRule, 'exemptions'> {
  return {
    id: rule.id,
    severity: rule.severity ?? null,
    message: rule.message === undefined ? null : oneLine(rule.message),
    remedy: rule.remedy === undefined ? null : oneLine(rule.remedy),
    origins: rule.origins ?? [],
    on: selectionOf((rule.check ?? rule.never)?.on),
    demand: demandOf(rule, accounts),
    place: source.at([...path, 'id']),
  };
}

/** A text that YAML has over several lines, as the sentence that it is. */
function oneLine(text: string): string {
  return text.trim().replace(/[ \t]*\r?\n\s*/g, ' ');
}

function demandOf({ id, check, never }: RuleSpec, accounts: readonly string[]): GuardrailDemand {
  if (check !== undefined)
    return { kind: 'check', check: check.id, parameters: (check.parameters ?? {}) as CheckParameters };
  const who = never === undefined ? null : partyOf(never.who, accounts);
  if (never === undefined || who === null) throw new Error(`the rules let through the guardrail rule ${id}`);
  return { kind: 'never', never: { who, can: never.can, unless: never.unless ?? [] } };
}

function selectionOf(on: { labels?: KeySelection['labels']; keys?: string[] } | undefined): KeySelection {
  return { labels: on?.labels ?? {}, keys: on?.keys ?? null };
}

/** Those of the rule itself, and those of any document of the estate that names it. */
function exemptionsOf(
  rule: RuleSpec,
  index: number,
  document: Shaped<'Guardrail'>,
  links: Links,
): readonly Exemption[] {
  const own = (rule.exemptions ?? []).map((exemption, position) =>
    buildExemption(exemption, document, ['spec', 'rules', index, 'exemptions', position]),
  );
  const name = `${document.name}/${rule.id}`;
  const others = links.of.Guardrail.flatMap((other) =>
    (other.content.spec.exemptions ?? []).flatMap((exemption, position) =>
      exemption.rules.includes(name)
        ? [buildExemption(exemption, other, ['spec', 'exemptions', position])]
        : [],
    ),
  );
  return [...own, ...others];
}

function buildExemption(
  { keys, reason, expires }: Omit<RuleExemptionSpec, 'rules'>,
  { source }: Shaped<'Guardrail'>,
  path: Path,
): Exemption {
  const ends = exemptionEnd(expires);
  if (ends === null) throw new Error(`the rules let through the end ${expires}`);
  return { keys, reason: oneLine(reason), expires, ends, place: source.at([...path, 'expires']) };
}

/** When an exemption has ended (RFC 3339, UTC): after the whole of its day; null for a time that no clock shows. */
export function exemptionEnd(expires: string): string | null {
  const day = /^\d{4}-\d{2}-\d{2}$/.test(expires);
  const time = Date.parse(expires);
  const real = !Number.isNaN(time) && isRealDay(expires.slice(0, 10));
  return real ? new Date(time + (day ? 86_400_000 : 0)).toISOString() : null;
}

/** JavaScript takes the 30th of February for the 2nd of March. */
function isRealDay(day: string): boolean {
  const time = Date.parse(day);
  return !Number.isNaN(time) && new Date(time).toISOString().slice(0, 10) === day;
}

/** Every exemption of a guardrail's document, with its path and the rules elsewhere that it names. */
export function exemptionsIn({ rules = [], exemptions = [] }: GuardrailSpec) {
  const ofRules = rules.flatMap((rule, index) =>
    (rule.exemptions ?? []).map(({ keys, expires }, position) => {
      const path: Path = ['spec', 'rules', index, 'exemptions', position];
      return { path, keys, expires, names: [] };
    }),
  );
  const ofOthers = exemptions.map(({ rules: names, keys, expires }, position) => {
    const path: Path = ['spec', 'exemptions', position];
    return { path, keys, expires, names };
  });
  return [...ofRules, ...ofOthers];
}
