import type { Command } from 'commander';
import type { Diagnostic, Outcome } from '../model/diagnostic.js';
import type { Estate } from '../model/estate.js';
import { keyIdText } from '../model/key-state.js';
import type { Plan } from '../model/plan.js';
import type { Runtime } from '../model/provider.js';
import type { RehearsalReport } from '../model/rehearsal.js';
import type { RehearsalOptions } from '../rehearse.js';
import { type ExitCode, exitCodes, exitOfRefusal } from './exit-codes.js';
import { readWorld } from './read-world.js';
import type { Session } from './session.js';

/** The options of a rehearsal, as commander gives them. */
export interface RehearsalFlags {
  readonly world?: string;
  readonly as?: string;
}

export function addRehearsalOptions(command: Command): void {
  command
    .option('--world <file>', 'for the rehearsal: who exists, with which IAM policies (YAML)')
    .option('--as <arn>', "for the rehearsal: who will apply the plan (default: the target's reconciler)");
}

export type Rehearsed =
  | { readonly ok: true; readonly value: RehearsalReport; readonly warnings: readonly Diagnostic[] }
  | { readonly ok: false; readonly exit: ExitCode; readonly problems: readonly Diagnostic[] };

/** What the options say: the world's file is read, and whoever is to apply has to be somebody who can. */
export async function readRehearsal(
  session: Session,
  flags: RehearsalFlags,
): Promise<Outcome<RehearsalOptions>> {
  const wrong = flags.as === undefined ? null : applierProblem(flags.as);
  const world = await readWorld(session, flags.world);
  if (wrong !== null || !world.ok)
    return { ok: false, problems: [...(wrong === null ? [] : [wrong]), ...(world.ok ? [] : world.problems)] };
  return { ...world, value: { world: world.value, applier: flags.as ?? null } };
}

/** Options of a rehearsal where none is asked for would silently do nothing. */
export function withoutRehearsal(flags: RehearsalFlags): readonly Diagnostic[] {
  return (['world', 'as'] as const)
    .filter((name) => flags[name] !== undefined)
    .map((name) => ({
      code: 'KW6003',
      severity: 'error',
      message: `\`--${name}\` is for a rehearsal, and none is asked for`,
      remedy: 'add `--rehearse`, or leave it out',
    }));
}

/** Rehearses a plan with the world and applier that the options name. */
export async function rehearsePlan(
  estate: Estate,
  plan: Plan,
  options: RehearsalOptions,
  runtime: Runtime,
): Promise<Rehearsed> {
  const foreign = applierOfNoTarget(plan, options.applier);
  if (foreign !== null) return { ok: false, exit: exitCodes.input, problems: [foreign] };
  const { rehearse } = await import('../rehearse.js');
  const outcome = await rehearse(estate, plan, options, runtime);
  if (outcome.ok) return outcome;
  return { ok: false, exit: exitOfRefusal(outcome.because), problems: outcome.problems };
}

/** A rehearsal that fails is a plan that is wrong. */
export function exitOfRehearsal({ passes }: RehearsalReport): ExitCode {
  return passes ? exitCodes.done : exitCodes.input;
}

/** What a rehearsal found, as problems. */
export function rehearsalProblems(rehearsed: Rehearsed): readonly Diagnostic[] {
  if (!rehearsed.ok) return rehearsed.problems;
  const { apply, trials } = rehearsed.value;
  const failing = trials.filter(({ outcome }) => outcome === 'fails');
  return [
    ...(apply.outcome === 'applied' ? apply.warnings : apply.problems),
    ...failing.map(({ trial, because }): Diagnostic => {
      const { action, key, principal, place } = trial;
      const message = `\`${principal}\` can’t \`${action}\` with \`${keyIdText(key)}\`: ${because ?? 'refused'}`;
      return { code: 'KW4041', severity: 'error', message, place };
    }),
  ];
}

/** Somebody of another account than all targets' would never apply the plan. */
function applierOfNoTarget({ targets }: Plan, arn: string | null): Diagnostic | null {
  if (arn === null || targets.some(({ account }) => account === arn.split(':')[4])) return null;
  const accounts = [...new Set(targets.map(({ account }) => `\`${account}\``))].join(', ');
  return {
    code: 'KW6003',
    severity: 'error',
    message: `\`--as\` names \`${arn}\`, but the plan’s targets are in ${accounts}`,
    remedy: 'name a role or user of one of these accounts; each other account keeps its own reconciler',
  };
}

function applierProblem(arn: string): Diagnostic | null {
  if (/^arn:[a-z-]+:iam::\d{12}:(role|user)\/[\w+=,.@/-]+$/.test(arn)) return null;
  return {
    code: 'KW6003',
    severity: 'error',
    message: `\`--as\` takes the ARN of a role or user, not \`${arn}\``,
    remedy: 'write it like `arn:aws:iam::111122223333:role/keywright`',
  };
}
