import type { Exemption, Guardrail, GuardrailFinding, GuardrailRule } from '../../model/guardrail.js';

/** The exemption of the key from the rule that counts now; an ended one doesn't. */
export function exemptionOf(
  { exemptions }: GuardrailRule,
  key: string,
  now: number,
): GuardrailFinding['exempted'] {
  const found = exemptions.find((exemption) => exemption.keys.includes(key) && !hasEnded(exemption, now));
  return found === undefined ? null : { reason: found.reason, expires: found.expires };
}

/** Every exemption that has ended, once, whether or not its keys still violate the rule. */
export function endedExemptions(guardrails: readonly Guardrail[], now: number): readonly GuardrailFinding[] {
  const told = new Set<string>();
  return guardrails.flatMap(({ name, rules }) =>
    rules.flatMap((rule) =>
      rule.exemptions.flatMap((exemption): readonly GuardrailFinding[] => {
        const { file, line, column } = exemption.place;
        const where = `${file}:${line}:${column}`;
        if (!hasEnded(exemption, now) || told.has(where)) return [];
        told.add(where);
        const keys = exemption.keys.map((key) => `\`${key}\``).join(', ');
        return [
          {
            code: 'KW2111',
            guardrail: name,
            rule: rule.id,
            check: 'exemption',
            severity: 'warning',
            message: `the exemption of ${keys} ended on ${exemption.expires}`,
            remedy: 'remove the exemption, or give it a new reason and a new end',
            origins: [],
            key: null,
            place: exemption.place,
            exempted: null,
          },
        ];
      }),
    ),
  );
}

function hasEnded({ ends }: Exemption, now: number): boolean {
  return Date.parse(ends) <= now;
}
