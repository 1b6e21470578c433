import type { BrokenGlass } from '../apply/journal/broken-glass.js';
import type { ReadTrust } from '../estate/trust/read-trust.js';
import type { UnsettledGlass } from '../model/broken-glass.js';
import type { Diagnostic, Outcome } from '../model/diagnostic.js';
import type { Estate } from '../model/estate.js';
import { type ApprovingOptions, approvalsOf, trustOf } from './approving.js';
import { entriesAt } from './journal-entries.js';
import type { Session } from './session.js';

export interface GlassOptions extends ApprovingOptions {
  readonly journal?: string;
}

/**
 * What the journal has of broken glass that nobody has approved since. A journal that isn't there has nothing; one that can't be read
 * is among the warnings; what can't be decided counts as not approved.
 */
export async function unsettledGlass(
  session: Session,
  estate: Estate,
  options: GlassOptions,
): Promise<{ readonly glass: readonly UnsettledGlass[]; readonly warnings: readonly Diagnostic[] }> {
  const { entries, problems } = await entriesAt(session, options.journal);
  const warnings = problems.map((problem) => ({ ...problem, severity: 'warning' as const }));
  const { brokenGlass } = await import('../apply/journal/broken-glass.js');
  const broken = brokenGlass(entries);
  if (broken.length === 0) return { glass: [], warnings };
  const trust = await trustOf(session, estate, options.trustRef);
  const judged: UnsettledGlass[] = [];
  for (const each of broken) {
    const { plan: _, runners: __, ...told } = each;
    const missing = await missingOf(session, estate, each, trust, options);
    if (missing.length > 0) judged.push({ ...told, missing });
  }
  return { glass: judged, warnings };
}

/** Broken glass as a warning. */
export function glassWarning({ digest, person, group, reason, at, missing }: UnsettledGlass): Diagnostic {
  return {
    code: 'KW4554',
    severity: 'warning',
    message: `${person} (${group}) broke the glass for \`${digest}\` at ${at} (${reason}), and it lacks ${missing.join('; ')}`,
  };
}

/** Whose the plan is, is asked of its own commit and of those who applied it, not of whoever looks now. */
async function missingOf(
  session: Session,
  estate: Estate,
  glass: BrokenGlass,
  trust: Outcome<ReadTrust>,
  options: GlassOptions,
): Promise<readonly string[]> {
  if (!trust.ok) return unknown('rules', trust.problems);
  const { gitWith, involvedIn } = await import('../estate/trust/index.js');
  const runner = { emails: glass.runners, logins: glass.runners, sshKeys: [] };
  const git = gitWith(session.terminal.env);
  const head = glass.plan?.meta.commit ?? null;
  const involved = await involvedIn(session.folder, trust.value.commit, head, runner, git);
  if (!involved.ok) return unknown('people behind it', involved.problems);
  const found = await approvalsOf(session, glass.digest, options.approvals);
  const { missingSince } = await import('../apply/journal/broken-glass.js');
  return missingSince(glass, { trust: trust.value, found, involved: involved.value }, estate, Date.now());
}

function unknown(what: string, problems: readonly Diagnostic[]): readonly string[] {
  return [`the ${what}: ${problems.map(({ message }) => message).join('; ')}`];
}
