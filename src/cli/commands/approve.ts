import { InvalidArgumentError, Option } from 'commander';
import type { Diagnostic, Outcome } from '../../model/diagnostic.js';
import type { Plan } from '../../model/plan.js';
import { acknowledge, confirm } from '../acknowledge.js';
import { approvalsFolder, trustRefOption } from '../approving.js';
import { commandOf } from '../define-command.js';
import { exitCodes } from '../exit-codes.js';
import { gitUserName } from '../git-user.js';
import { unheard } from '../heard.js';
import { readPlan } from '../read-plan.js';
import type { Session } from '../session.js';
import { signPlan } from '../sign-plan.js';

const day = 86_400_000;

interface ApproveOptions {
  readonly key: string;
  /** Milliseconds. */
  readonly expires: number;
  readonly object?: boolean;
  readonly reason?: string;
  readonly name?: string;
  readonly approvals?: string;
  readonly trustRef?: string;
  readonly acknowledge?: readonly string[];
  readonly yes?: boolean;
}

/** `keywright approve PLAN`: one person's signed word about exactly this plan. */
export const defineApprove = commandOf<ApproveOptions>(
  {
    usage: 'approve <plan>',
    summary: 'Sign that you approve exactly this plan, or that you object to it',
    formats: ['human', 'json'],
    examples: [
      ['keywright approve plan.json --key ~/.ssh/id_ed25519', 'read the plan, name what is lost, sign'],
      ['keywright approve plan.json --key ~/.ssh/work.pub --expires 3d', 'by a key that ssh-agent holds'],
      [
        'keywright approve plan.json --key ~/.ssh/id_ed25519 --object --reason "still in use"',
        'be against it, where everybody sees it',
      ],
    ],
  },
  (command) => {
    command
      .requiredOption(
        '--key <file>',
        'your SSH key; also of a security key, or the public half of one in ssh-agent',
      )
      .addOption(expiresOption())
      .option('--object', 'object instead of approving')
      .option('--reason <text>', 'why; an objection needs it', textUpTo(2000))
      .option('--name <name>', "how you are called (default: Git's `user.name`)", textUpTo(200))
      .option('--approvals <dir>', "where to write it (default: `approvals` in the estate's folder)")
      .option(...trustRefOption)
      .option('--acknowledge <names...>', 'keys that are lost, as `key@target`, where nobody can be asked')
      .option('--yes', 'do not ask whether to sign');
  },
  async (session, [file = ''], options) => {
    const plan = await readPlan(session, file);
    if (!plan.ok) return session.fail(plan.problems);
    session.warn(plan.warnings);
    const problems = problemsOf(plan.value, options);
    if (problems.length > 0) return session.fail(problems);
    const acknowledged = await consent(session, plan.value, options);
    if (!acknowledged.ok) return session.fail(acknowledged.problems);
    const issuedAt = Date.now();
    const signed = await signPlan(session, plan.value, {
      keyFile: options.key,
      decision: decisionOf(options),
      acknowledged: acknowledged.value,
      name: options.name ?? (await gitUserName(session.folder)),
      reason: options.reason ?? null,
      issuedAt,
      expiresAt: issuedAt + options.expires,
      folder: approvalsFolder(session, options.approvals),
    });
    if (!signed.ok) return session.fail(signed.problems);
    const { approveHuman, approveJson } = await import('../../render/index.js');
    const notCounted = await unheard(session, plan.value, signed.value.file, options);
    const answer = { ...signed.value, notCounted };
    const isJson = session.format === 'json';
    session.print(isJson ? approveJson(answer) : approveHuman(answer, session.onStdout));
    return exitCodes.done;
  },
);

/** What can be said before anything is shown. */
function problemsOf({ changes, rulesChanges }: Plan, options: ApproveOptions): readonly Diagnostic[] {
  if (changes.length + rulesChanges.length === 0)
    return [{ code: 'KW4526', severity: 'error', message: 'the plan has no changes to approve' }];
  if (options.object !== true || options.reason !== undefined) return [];
  return [{ code: 'KW4525', severity: 'error', message: 'the objection says no reason' }];
}

/** Shows the plan, how it changes the rules and what it takes away first, and answers with the losses that were acknowledged; an objection acknowledges none. */
async function consent(
  session: Session,
  plan: Plan,
  options: ApproveOptions,
): Promise<Outcome<readonly string[]>> {
  const { lossesOf } = await import('../../approval/approve.js');
  const losses = lossesOf(plan.changes);
  await show(session, plan, losses);
  const { ask } = session.terminal;
  const objects = decisionOf(options) === 'object';
  const named = options.acknowledge ?? [];
  const acknowledged = await acknowledge(objects ? [] : losses, named, ask);
  if (!acknowledged.ok || options.yes === true) return acknowledged;
  const sure = await confirm(objects ? 'sign that you object?' : 'sign that you approve?', ask);
  return sure.ok ? acknowledged : sure;
}

/** On the standard output; beside JSON, which programs read, on the other. */
async function show(session: Session, plan: Plan, losses: readonly string[]): Promise<void> {
  const { lossesHuman, planHuman, rulesChangesHuman } = await import('../../render/index.js');
  const isJson = session.format === 'json';
  const options = isJson ? session.onStderr : session.onStdout;
  const first = `${rulesChangesHuman(plan.rulesChanges, options)}${lossesHuman(losses, options)}`;
  const text = `${first}${planHuman(plan, options)}\n`;
  if (isJson) session.terminal.stderr.write(text);
  else session.print(text);
}

function decisionOf({ object }: ApproveOptions): 'approve' | 'object' {
  return object === true ? 'object' : 'approve';
}

function expiresOption(): Option {
  return new Option('--expires <time>', 'how long it counts, in minutes, hours or days')
    .default(day, '24h')
    .argParser(durationOf);
}

const units: Readonly<Record<string, number>> = { m: 60_000, h: 3_600_000, d: day };
const longest = 90 * day;

/** Milliseconds of `30m`, `24h` or `7d`. */
function durationOf(text: string): number {
  const [, number, unit = ''] = /^([1-9]\d{0,5})([mhd])$/.exec(text) ?? [];
  const duration = Number(number) * (units[unit] ?? Number.NaN);
  if (duration <= longest) return duration;
  throw new InvalidArgumentError(
    'write minutes, hours or days, such as `30m`, `24h` or `7d`; 90 days at most.',
  );
}

/** A text of at most so many characters, and at least one. */
function textUpTo(most: number): (text: string) => string {
  return (text) => {
    if (text.trim() !== '' && text.length <= most) return text;
    throw new InvalidArgumentError(`it has 1 to ${most} characters.`);
  };
}
