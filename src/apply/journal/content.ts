import { parseApproval } from '../../approval/parse-approval.js';
import type { Diagnostic } from '../../model/diagnostic.js';
import type { JournalEntry, JournalEvent } from '../../model/journal.js';
import { digestOf } from '../../plan/digest.js';

/**
 * What whole entries say that can't be true: a plan that has another digest than its content, an approval whose signature is not one, or
 * not over the plan that was applied. Needs nothing but the journal. Whose keys signed, and whether that was enough, only the rules
 * of that time can say.
 */
export function contentProblems(entries: readonly JournalEntry[]): readonly Diagnostic[] {
  return entries.flatMap(({ sequence, event }) =>
    faultsOf(event).map(
      (fault): Diagnostic => ({ code: 'KW4575', severity: 'error', message: `entry ${sequence} ${fault}` }),
    ),
  );
}

function faultsOf(event: JournalEvent): readonly string[] {
  if (event.kind === 'plan') return planFaults(event);
  return event.kind === 'approvals' ? approvalFaults(event) : [];
}

function planFaults({ digest, plan }: Extract<JournalEvent, { kind: 'plan' }>): readonly string[] {
  const content = digestOf(plan);
  if (content === digest && plan.digest === digest) return [];
  return [`says that its plan has the digest ${digest}, but the plan's content has ${content}`];
}

function approvalFaults({
  digest,
  gate,
  evidence,
}: Extract<JournalEvent, { kind: 'approvals' }>): readonly string[] {
  const faults: string[] = [];
  const proven = new Set<string>();
  for (const { from, text } of evidence) {
    const approval = parseApproval(text, from);
    if (!approval.ok) faults.push(`holds an approval from \`${from}\` that is none: ${approval.reason}`);
    else if (approval.value.digest === digest) proven.add(from);
  }
  const counted = new Set(gate.rules.flatMap(({ given }) => given.map(({ from }) => from)));
  for (const from of counted)
    if (!proven.has(from))
      faults.push(`counts an approval from \`${from}\` without a signature over ${digest}`);
  return faults;
}
