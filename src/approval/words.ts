import type { Approval, FoundApprovals, Involved, Rejected, RejectionReason } from '../model/approval.js';
import { isBotLogin } from '../model/bot.js';
import type { Human } from '../model/people.js';
import { sshFingerprint, sshKeyText } from '../model/ssh-public-key.js';
import { isInvolved } from './involved.js';

/** Clocks of approvers and runners differ a little; more is a date of somebody's choice. */
const clockSkew = 5 * 60_000;

/** A person's last word on a plan. */
export interface Word {
  readonly human: Human;
  readonly approval: Approval;
  readonly involved: boolean;
  readonly expired: boolean;
}

/** What people say of a plan in the end, and what counts for no rule at all. */
export interface Words {
  readonly standing: readonly Word[];
  readonly rejected: readonly Rejected[];
}

/** What decides whether an approval can count for anything. */
export interface Hearing {
  readonly digest: string;
  readonly humans: readonly Human[];
  readonly involved: Involved;
  /** Milliseconds since the epoch. */
  readonly now: number;
}

/**
 * The last word of each person on the plan with this digest. What somebody says later takes the place of what they said before, also
 * when it has expired since, so that nothing older comes back to life. An objection stands until its author approves instead.
 */
export function hear(found: FoundApprovals, hearing: Hearing): Words {
  const heard = found.approvals.map((approval) => ({ approval, ...identify(approval, hearing) }));
  const rejected = heard.flatMap(({ rejected }) => rejected ?? []);
  const standing: Word[] = [];
  for (const human of hearing.humans) {
    const own = heard.flatMap((each) => (each.human === human ? [each.approval] : [])).sort(latestFirst);
    const [approval, ...earlier] = own;
    if (approval === undefined) continue;
    rejected.push(...earlier.map((each) => supersede(each, approval, human)));
    standing.push({
      human,
      approval,
      involved: isInvolved(human, hearing.involved),
      expired: !(approval.expiresAt > hearing.now),
    });
  }
  const unreadable = found.unreadable.map(
    ({ from, reason }): Rejected => ({ from, who: null, reason: 'unreadable', detail: reason }),
  );
  return { standing, rejected: [...rejected, ...unreadable] };
}

/** Who speaks, or why nobody is heard. */
function identify(
  approval: Approval,
  { digest, humans, now }: Hearing,
): { readonly human: Human | null; readonly rejected: Rejected | null } {
  const { by, decision, issuedAt } = approval;
  const human = humans.find((candidate) => isTheirs(candidate, by));
  const no = (reason: RejectionReason, detail: string) => ({
    human: null,
    rejected: { from: approval.from, who: human?.name ?? signerOf(by), reason, detail },
  });
  if (approval.digest !== digest) return no('wrong digest', `it is about the plan \`${approval.digest}\``);
  if (by.kind === 'github' && isBotLogin(by.login)) return no('bot', 'a robot approves nothing');
  if (human === undefined) return no('unknown key', 'no group of the approvers has it');
  if (human.logins.some(isBotLogin)) return no('bot', 'a robot approves nothing');
  if (decision === 'approve' && !(issuedAt <= now + clockSkew))
    return no('not yet valid', `it was issued at ${timeText(issuedAt)}, which is still to come`);
  return { human, rejected: null };
}

function isTheirs(human: Human, by: Approval['by']): boolean {
  return by.kind === 'ssh-key'
    ? human.sshKeys.some((key) => sshKeyText(key) === sshKeyText(by.key))
    : human.logins.some((login) => login.toLowerCase() === by.login.toLowerCase());
}

/** The key's fingerprint, or the login. */
function signerOf(by: Approval['by']): string {
  return by.kind === 'ssh-key' ? sshFingerprint(by.key) : by.login;
}

/** At the same time an objection comes last; a time that is none is later than all. */
function latestFirst(a: Approval, b: Approval): number {
  const time = timeOf(b) - timeOf(a);
  if (time !== 0 && !Number.isNaN(time)) return time;
  if (a.decision !== b.decision) return a.decision === 'object' ? -1 : 1;
  return a.from < b.from ? -1 : 1;
}

function timeOf({ issuedAt }: Approval): number {
  return Number.isNaN(issuedAt) ? Number.POSITIVE_INFINITY : issuedAt;
}

function supersede({ from, by, decision }: Approval, later: Approval, { name }: Human): Rejected {
  const bothApprove = decision === 'approve' && later.decision === 'approve';
  if (bothApprove && signerOf(by) !== signerOf(later.by))
    return { from, who: name, reason: 'same person twice', detail: `${later.from} is theirs too` };
  return { from, who: name, reason: 'superseded', detail: `${later.from} is their later word` };
}

/** A time for people: RFC 3339 in UTC. */
export function timeText(time: number): string {
  const date = new Date(time);
  return Number.isNaN(date.getTime()) ? 'no time' : date.toISOString().replace(/\.\d+Z$/, 'Z');
}
