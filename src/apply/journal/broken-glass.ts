import { gate } from '../../approval/gate.js';
import type { GateInput, RuleFacts } from '../../model/approval.js';
import type { JournalEntry, JournalEvent } from '../../model/journal.js';
import type { Plan } from '../../model/plan.js';

/** A plan that was applied with the glass broken, as the journal has it. */
export interface BrokenGlass {
  readonly digest: string;
  readonly person: string;
  readonly group: string;
  readonly reason: string;
  /** When it was broken first (RFC 3339). */
  readonly at: string;
  /** Null where the journal doesn't have it. */
  readonly plan: Plan | null;
  /** Who ran its applies, as the runners said. */
  readonly runners: readonly string[];
}

/** The plans for which the glass was broken, each once, without those that passed the ordinary gate in a later apply. */
export function brokenGlass(entries: readonly JournalEntry[]): readonly BrokenGlass[] {
  const broken = new Map<string, BrokenGlass>();
  for (const { at, event } of entries) {
    if (event.kind === 'break-glass' && !broken.has(event.digest)) {
      const { digest, person, group, reason } = event;
      broken.set(digest, { digest, person, group, reason, at, ...recordOf(entries, digest) });
    }
    if (isOrdinaryPass(event)) broken.delete(event.digest);
  }
  return [...broken.values()];
}

/**
 * What the ordinary gate still asks for; nothing where it would have passed at some moment, now or when one of the approvals was
 * given: what was looked at once needn't be approved again each time an approval expires. The rules are today's, and that they were others
 * when the plan was made is no reason to plan again what has been applied.
 */
export function missingSince(
  glass: BrokenGlass,
  { trust, found, involved }: Pick<GateInput, 'trust' | 'found' | 'involved'>,
  proposed: RuleFacts['proposed'],
  now: number,
): readonly string[] {
  const { plan } = glass;
  if (plan === null) return ['the plan itself, which the journal doesn’t have'];
  const facts = { trusted: trust.facts, proposed };
  const missingAt = (moment: number): readonly string[] =>
    gate(
      { plan, trust: { ...trust, rulesChanges: plan.rulesChanges }, found, involved, now: moment },
      facts,
    ).rules.flatMap(({ rule, changes, missing }) =>
      rule === 'rules' && changes.length === 0 ? [] : missing,
    );
  const given = found.approvals.map(({ issuedAt }) => issuedAt).filter((issuedAt) => issuedAt <= now);
  if (given.some((moment) => missingAt(moment).length === 0)) return [];
  return [...new Set(missingAt(now))];
}

function recordOf(entries: readonly JournalEntry[], digest: string): Pick<BrokenGlass, 'plan' | 'runners'> {
  const events = entries.flatMap(({ event }) =>
    'digest' in event && event.digest === digest ? [event] : [],
  );
  const plan = events.flatMap((event) => (event.kind === 'plan' ? [event.plan] : []))[0] ?? null;
  const runners = events.flatMap((event) => (event.kind === 'started' ? [event.runner.who] : []));
  return { plan, runners: [...new Set(runners)] };
}

function isOrdinaryPass(event: JournalEvent): event is Extract<JournalEvent, { kind: 'approvals' }> {
  return event.kind === 'approvals' && event.gate.passes && event.gate.mode === 'on';
}
