import type { AccessAssertion, AssertedParty, Guardrail, RuleInfo } from '../../model/guardrail.js';
import { checkOf, rulesOf, severityOf } from './judge.js';

/** Every rule in force, described. */
export function ruleInfos(guardrails: readonly Guardrail[]): readonly RuleInfo[] {
  return rulesOf(guardrails).map(({ guardrail, rule }) => {
    const check = checkOf({ guardrail, rule });
    const never = rule.demand.kind === 'never' ? assertionWords(rule.demand.never) : '';
    return {
      guardrail: guardrail.name,
      rule: rule.id,
      check: check?.id ?? 'never',
      title: rule.message ?? check?.title ?? never,
      why: check?.why ?? `the estate says that ${never}`,
      remedy: rule.remedy ?? check?.remedy ?? assertionRemedy,
      severity: severityOf(rule, check),
      origins: [...new Set([...(check?.origins ?? []), ...rule.origins])],
    };
  });
}

/** What to do about access that must not be. */
export const assertionRemedy = 'take the access away, or narrow it by a condition';

/** An assertion in a sentence: `strangers must never decrypt`. */
export function assertionWords({ who, can, unless }: AccessAssertion): string {
  const but = unless.length === 0 ? '' : `, but under ${unless.length === 1 ? 'a condition' : 'conditions'}`;
  return `${partyWords(who)} must never ${can.map((word) => `\`${word}\``).join(' or ')}${but}`;
}

function partyWords(who: AssertedParty): string {
  switch (who.kind) {
    case 'anybody':
      return 'anybody';
    case 'public':
      return 'strangers';
    case 'account':
      return `the account ${who.account}`;
    case 'principal':
    case 'service':
      return `\`${who.pattern}\``;
    case 'outside':
      return 'outsiders';
  }
}
