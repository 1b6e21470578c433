import { Ajv2020 } from 'ajv/dist/2020.js';
import canonicalize from 'canonicalize';
import { approvalSchema } from '../model/generated/approval-schema.js';
import { type Checked, passed, refused } from './signing/checked.js';
import { strictJson } from './strict-json.js';

/** What a person signs about a plan. */
export interface ApprovalStatement {
  /** `sha256:` and 64 hex digits. */
  readonly digest: string;
  readonly estate: string;
  readonly targets: readonly string[];
  readonly decision: 'approve' | 'object';
  /** `key@target` of every key whose loss was acknowledged. */
  readonly acknowledged: readonly string[];
  /** How the person is called, by their own said. */
  readonly name: string | null;
  /** The key that signs: `SHA256:…`. */
  readonly fingerprint: string;
  /** Milliseconds since the epoch. */
  readonly issuedAt: number;
  readonly expiresAt: number;
  readonly reason: string | null;
}

const statementType = 'https://in-toto.io/Statement/v1';
const predicateType = 'https://keywright.dev/approval/v1';

/** The in-toto statement that is signed, as RFC 8785 canonical JSON; `schemas/approval.schema.json` has its shape. */
export function printStatement(said: ApprovalStatement): string {
  const { estate, targets, decision, acknowledged, name, fingerprint, reason } = said;
  const json = {
    _type: statementType,
    subject: [{ name: 'plan', digest: { sha256: said.digest.replace(/^sha256:/, '') } }],
    predicateType,
    predicate: {
      estate,
      targets,
      decision,
      acknowledged,
      approver: { ...(name === null ? {} : { name }), key: fingerprint },
      issuedAt: new Date(said.issuedAt).toISOString(),
      expiresAt: new Date(said.expiresAt).toISOString(),
      ...(reason === null ? {} : { reason }),
    },
  };
  return canonicalize(json) ?? '';
}

/** Reads a statement whose signature was verified: its shape first, then what the shape can't say. */
export function readStatement(payload: Uint8Array): Checked<ApprovalStatement> {
  const json = strictJson(utf8(payload) ?? '');
  if (json === undefined) return refused('its statement is no plain JSON');
  if (!fits(json)) return refused('its statement is no approval of version 1');
  const { estate, targets, decision, acknowledged, approver, reason = null, ...times } = json.predicate;
  const [issuedAt, expiresAt] = [timeOf(times.issuedAt), timeOf(times.expiresAt)];
  if (issuedAt === null || expiresAt === null) return refused('it says a time that there is not');
  if (expiresAt <= issuedAt) return refused('it expires before it was issued');
  const digest = `sha256:${json.subject[0].digest.sha256}`;
  const who = { name: approver.name ?? null, fingerprint: approver.key };
  return passed({ digest, estate, targets, decision, acknowledged, ...who, issuedAt, expiresAt, reason });
}

/** A statement that fits the schema. */
interface StatementJson {
  readonly subject: readonly [{ readonly digest: { readonly sha256: string } }];
  readonly predicate: Pick<ApprovalStatement, 'estate' | 'targets' | 'decision' | 'acknowledged'> & {
    readonly approver: { readonly name?: string; readonly key: string };
    readonly issuedAt: string;
    readonly expiresAt: string;
    readonly reason?: string;
  };
}

const validate = new Ajv2020({ strict: true }).compile(approvalSchema);

function fits(json: unknown): json is StatementJson {
  return validate(json);
}

function utf8(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

/** Milliseconds; null for a date such as 30 February, which `Date` would take for another one. */
function timeOf(text: string): number | null {
  const time = Date.parse(text);
  if (Number.isNaN(time)) return null;
  return new Date(time).toISOString().startsWith(text.slice(0, 19)) ? time : null;
}
