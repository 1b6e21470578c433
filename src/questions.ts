import type { DesiredKey } from './model/desired.js';
import type { Diagnostic, Outcome } from './model/diagnostic.js';
import type { Estate } from './model/estate.js';
import type { KeyId } from './model/key-state.js';
import type { PolicyDifference, PolicyFacts, PolicyFile } from './model/policy-difference.js';
import type { Runtime } from './model/provider.js';
import type { Answer, AskedKey, Question } from './model/question.js';
import { compile } from './pipeline.js';
import { liveStates } from './plan/live-states.js';
import { comparePolicies } from './providers/aws-kms/questions/compare-policies.js';
import { providerNamed } from './providers/registry.js';
import { observeTargets } from './providers/sessions.js';

/** Which keys a question is about; an empty list means all. */
export interface QuestionScope {
  readonly keys: readonly string[];
  readonly targets: readonly string[];
}

/** Keys as something can be asked of them, and what isn't known of others. */
type Asked = Pick<Answer, 'unknown'> & { readonly keys: readonly AskedKey[] };

/** Estate, or with a runtime the live keys → who may do an operation with them. Nothing is written. */
export function whoCan(
  estate: Estate,
  question: Pick<Question, 'operation' | 'given'>,
  scope: QuestionScope,
  live: Runtime | null,
): Promise<Outcome<Answer>> {
  return ask(estate, { ...question, principal: null }, scope, live);
}

/** Estate, or with a runtime the live keys → what somebody may do with them. Nothing is written. */
export function whatCan(
  estate: Estate,
  principal: string,
  scope: QuestionScope,
  live: Runtime | null,
): Promise<Outcome<Answer>> {
  return ask(estate, { operation: null, principal, given: [] }, scope, live);
}

/** Two key policies → who gains and who loses by the second. Needs no estate; `now` is in milliseconds since the epoch. */
export function diffPolicy(
  before: PolicyFile,
  after: PolicyFile,
  facts: PolicyFacts,
  now: number,
): Outcome<PolicyDifference> {
  return comparePolicies(before, after, facts, now);
}

async function ask(
  estate: Estate,
  question: Question,
  scope: QuestionScope,
  live: Runtime | null,
): Promise<Outcome<Answer>> {
  const compiled = compile(estate);
  if (!compiled.ok) return compiled;
  // A misspelt word is told before anything is read.
  const words = await providerNamed('aws-kms').answer({ ...question, principal: null }, []);
  if (!words.ok) return words;
  const desired = compiled.value.filter(
    ({ id }) => isAmong(id.name, scope.keys) && isAmong(id.target, scope.targets),
  );
  if (desired.length === 0) return { ok: false, problems: [noKeys(scope)] };
  const asked = live === null ? declared(estate, desired) : await observed(estate, desired, live);
  if (!asked.ok) return asked;
  const { keys, unknown } = asked.value;
  const answer = await providerNamed('aws-kms').answer(question, keys);
  if (!answer.ok) return answer;
  return {
    ok: true,
    value: { ...answer.value, unknown },
    warnings: [...asked.warnings, ...answer.warnings],
  };
}

/** The keys as the estate compiles them. */
function declared(estate: Estate, desired: readonly DesiredKey[]): Outcome<Asked> {
  const keys = desired.map(
    ({ id, state }) => ({ ...declaration(estate, id), from: 'estate', arn: null, state }) as const,
  );
  return { ok: true, value: { keys, unknown: [] }, warnings: [] };
}

/** The keys as they are in their targets, with every native grant. */
async function observed(
  estate: Estate,
  desired: readonly DesiredKey[],
  runtime: Runtime,
): Promise<Outcome<Asked>> {
  const names = new Set(desired.map(({ id }) => id.target));
  const targets = estate.targets.filter(({ name }) => names.has(name));
  const whole: Estate = { ...estate, observe: { ...estate.observe, grants: 'all' } };
  const answers = await observeTargets(whole, desired, targets, runtime);
  if (!answers.ok) return answers;
  const { live, absent, unknown } = liveStates(desired, answers.value);
  const gone = absent.filter(({ life }) => life.state !== 'retired').map(({ id }) => absence(id));
  if (live.length + unknown.length === 0 && gone.length > 0)
    return { ok: false, problems: gone.map((problem) => ({ ...problem, severity: 'error' })) };
  const keys = live.map(
    ({ desired: { id }, arn, state }) => ({ ...declaration(estate, id), from: 'live', arn, state }) as const,
  );
  return { ok: true, value: { keys, unknown }, warnings: [...answers.warnings, ...gone] };
}

/** Nothing to ask about is no answer: it could be taken for "nobody". */
function noKeys({ keys, targets }: QuestionScope): Diagnostic {
  const names = (list: readonly string[]) => list.map((name) => `\`${name}\``).join(', ');
  const where = targets.length === 0 ? 'the estate' : `the target ${names(targets)}`;
  const what = keys.length === 0 ? 'no keys' : `no key ${names(keys)}`;
  return { code: 'KW6006', severity: 'error', message: `${where} has ${what}` };
}

function absence({ name, target }: KeyId): Diagnostic {
  return { code: 'KW6058', severity: 'warning', message: `the target \`${target}\` has no key \`${name}\`` };
}

/** The key's and the target's documents behind a compiled key. */
function declaration(estate: Estate, id: KeyId): Pick<AskedKey, 'key' | 'target'> {
  const key = estate.keys.find(({ name }) => name === id.name);
  const target = estate.targets.find(({ name }) => name === id.target);
  if (key === undefined || target === undefined) throw new Error(`${id.name} was compiled from nothing`);
  return { key, target };
}

function isAmong(name: string, names: readonly string[]): boolean {
  return names.length === 0 || names.includes(name);
}
