import type { Outcome } from '../model/diagnostic.js';
import type { ErrorCode } from '../model/error-codes.js';
import { kmsOperations } from './operations/all.js';
import { type QuotaSetting, quotaProblem } from './quotas.js';
import { stsOperations } from './sts/index.js';
import { readWorld, type WorldSource } from './world/source.js';

/** Reads a quotas file: requests per second by operation or shared quota. */
export function parseQuotas(text: string, file: string): Outcome<QuotaSetting> {
  const source = readYaml(text, file, 'KW6094');
  if (!source.ok) return source;
  const { value } = source.value;
  const names = new Set([...kmsOperations, ...stsOperations].map(({ name }) => name));
  const problem = quotaProblem(value, names);
  if (problem === null) return { ok: true, value: value as QuotaSetting, warnings: [] };
  const [, name = ''] = /^`([^`]+)`/.exec(problem) ?? [];
  return { ok: false, problems: [source.value.problem('KW6094', problem, name === '' ? [] : [name])] };
}

/** A faults file: the list, and where each fault stands. A fault is judged when it is injected. */
export function parseFaults(
  text: string,
  file: string,
): Outcome<{ readonly faults: readonly object[]; readonly problem: WorldSource['problem'] }> {
  const source = readYaml(text, file, 'KW6095');
  if (!source.ok) return source;
  const { value, problem } = source.value;
  if (Array.isArray(value) && value.every(isObject))
    return { ok: true, value: { faults: value, problem }, warnings: [] };
  return { ok: false, problems: [problem('KW6095', 'the file has to be a list of faults', [])] };
}

function readYaml(text: string, file: string, code: ErrorCode): Outcome<WorldSource> {
  const reading = readWorld(text, file);
  if (reading.ok) return { ok: true, value: reading.source, warnings: [] };
  return { ok: false, problems: reading.problems.map((problem) => ({ ...problem, code })) };
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
