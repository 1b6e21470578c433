import { resolve } from 'node:path';
import type { ApprovalStatement } from '../approval/approve.js';
import type { Outcome } from '../model/diagnostic.js';
import type { ErrorCode } from '../model/error-codes.js';
import type { Plan } from '../model/plan.js';
import type { SignedApproval } from '../model/signed-approval.js';
import { visibleLines } from '../render/visible.js';
import { shownPath } from './approving.js';
import type { Session } from './session.js';
import { errorName, writeProblem } from './write-problem.js';

/** What is said about a plan, and with which key. */
export interface Saying {
  readonly keyFile: string;
  readonly decision: 'approve' | 'object';
  readonly acknowledged: readonly string[];
  readonly name: string | null;
  readonly reason: string | null;
  readonly issuedAt: number;
  readonly expiresAt: number;
  /** The approvals' folder, absolute. */
  readonly folder: string;
}

const codes = { missing: 'KW4520', refused: 'KW4521', unfit: 'KW4522' } as const satisfies Record<
  string,
  ErrorCode
>;

/** Signs an approval of the plan and writes it into the approvals' folder. */
export async function signPlan(
  session: Session,
  plan: Plan,
  saying: Saying,
): Promise<Outcome<Omit<SignedApproval, 'notCounted'>>> {
  const { makeApproval, payloadType, approvalNamespace, sshSigner } = await import('../approval/approve.js');
  const { cwd, env, stderr } = session.terminal;
  const onMessage = (text: string) => stderr.write(visibleLines(text));
  const signer = sshSigner(resolve(cwd, saying.keyFile), { env, onMessage });
  const fingerprint = await signer.fingerprint();
  if (!fingerprint.ok) return keyProblem(saying.keyFile, fingerprint);
  const targets = plan.targets.map(({ name }) => name);
  const statement = {
    ...saying,
    digest: plan.digest,
    estate: plan.estate,
    targets,
    fingerprint: fingerprint.value,
  };
  const made = await makeApproval(statement, signer);
  if (!made.ok) return keyProblem(saying.keyFile, made);
  const written = await write(session, saying.folder, statement, made.value);
  if (!written.ok) return written;
  const { decision, acknowledged, name, reason } = saying;
  return {
    ...written,
    value: {
      ...{ digest: plan.digest, decision, acknowledged, name, fingerprint: fingerprint.value, reason },
      issuedAt: new Date(saying.issuedAt).toISOString(),
      expiresAt: new Date(saying.expiresAt).toISOString(),
      ...{ file: written.value, payloadType, namespace: approvalNamespace },
    },
  };
}

/** Answers with the file's path as the user would type it. */
async function write(
  { terminal }: Session,
  folder: string,
  statement: ApprovalStatement,
  text: string,
): Promise<Outcome<string>> {
  const shown = shownPath(terminal.cwd, folder);
  const { writeApproval } = await import('../approval/approve.js');
  try {
    const file = await writeApproval(folder, statement, text);
    if (file.ok) return { ok: true, value: `${shown}/${file.value}`, warnings: [] };
    return problem('KW4528', `no approval can be written into \`${shown}\`: ${file.reason}`);
  } catch (error) {
    if (errorName(error) === 'EEXIST') return problem('KW4528', `\`${shown}\` is not a folder`);
    return { ok: false, problems: [writeProblem(shown, error)] };
  }
}

function keyProblem(
  keyFile: string,
  failed: { readonly problem: keyof typeof codes; readonly reason: string },
): Outcome<never> {
  return problem(codes[failed.problem], `\`${keyFile}\` signs nothing: ${failed.reason}`);
}

function problem(code: ErrorCode, message: string): Outcome<never> {
  return { ok: false, problems: [{ code, severity: 'error', message }] };
}
