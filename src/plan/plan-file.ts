import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import canonicalize from 'canonicalize';
import type { Diagnostic, Outcome } from '../model/diagnostic.js';
import type { ErrorCode } from '../model/error-codes.js';
import { planSchema } from '../model/generated/plan-schema.js';
import type { JsonObject } from '../model/json.js';
import type { Plan } from '../model/plan.js';
import { digestOf } from './digest.js';

/** The plan file's text: RFC 8785 canonical JSON and a newline, so that the same plan is the same bytes. */
export function printPlan(plan: Plan): string {
  return `${canonicalize(plan) ?? ''}\n`;
}

/**
 * A plan from a file's text. Its shape, its version and its digest are checked in this order, and anything that
 * doesn't fit is a problem, never a part of a plan. `file` is only for the messages.
 */
export function parsePlan(text: string, file: string): Outcome<Plan> {
  const json = parseJson(text);
  if (json === undefined)
    return refuse('KW4021', `\`${file}\` is not whole JSON: it is cut off or not a plan file`);
  if (!isObject(json) || !('formatVersion' in json) || !('changes' in json))
    return refuse('KW4020', `\`${file}\` is JSON, but not a plan`);
  if (json.formatVersion !== 1)
    return refuse(
      'KW4022',
      `\`${file}\` has the format version ${JSON.stringify(json.formatVersion)}, not 1`,
    );
  const problem = shapeProblem(json);
  if (problem !== null) return refuse('KW4020', `\`${file}\` is not a plan: ${problem}`);
  const plan = json as unknown as Plan;
  const digest = digestIn(plan);
  if (digest === null)
    return refuse('KW4020', `\`${file}\` is not a plan: it holds what no plan file can, such as \`1e999\``);
  if (digest !== plan.digest)
    return refuse('KW4023', `\`${file}\` says ${plan.digest}, but its content has ${digest}`);
  return { ok: true, value: plan, warnings: [] };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Null for numbers that JSON reads as infinite, and for lists in lists without end. */
function digestIn(plan: Plan): string | null {
  try {
    return digestOf(plan);
  } catch {
    return null;
  }
}

function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function shapeProblem(json: JsonObject): string | null {
  const ajv = new Ajv2020({ strict: true, allErrors: false });
  addFormats.default(ajv);
  const validate = ajv.compile(planSchema);
  if (validate(json)) return null;
  const [error] = validate.errors ?? [];
  return `\`${error?.instancePath || '/'}\` ${error?.message ?? 'has the wrong shape'}`;
}

function refuse(code: ErrorCode, message: string): Outcome<never> {
  const problem: Diagnostic = { code, severity: 'error', message };
  return { ok: false, problems: [problem] };
}
