import {
  guardrailVocabulary,
  type IamPolicy,
  liveSubject,
  runRules,
} from '../../src/access/guardrails/index.js';
import { loadEstate } from '../../src/estate/load-estate.js';
import type { DesiredKey } from '../../src/model/desired.js';
import type { Diagnostic } from '../../src/model/diagnostic.js';
import type { Estate } from '../../src/model/estate.js';
import type { RuleSpec } from '../../src/model/generated/guardrail.js';
import type { GuardrailFinding } from '../../src/model/guardrail.js';
import type { KeyState } from '../../src/model/key-state.js';
import type { ObservedKey } from '../../src/model/observed.js';
import { guard } from '../../src/pipeline.js';
import { compileEstate } from '../../src/providers/aws-kms/compile/compile-estate.js';
import { grantDocument, keyDocument, targetDocument, yamlOf } from '../estate/documents.js';
import { inFolder } from '../estate/estate-in.js';
import { liveKey } from '../plan/builders.js';

export const now = Date.parse('2027-03-01T12:00:00Z');

/** An estate as its documents, through the real loader; with `live`, the keys as a target answers them. */
export interface Situation {
  readonly documents: readonly object[];
  readonly live?: Partial<KeyState>;
  readonly observed?: Partial<Omit<ObservedKey, 'fields'>>;
  readonly iamPolicies?: readonly IamPolicy[];
}

/** An estate of one key that no rule has anything to say about. */
export function sound(spec: object = {}, ...more: readonly object[]): Situation {
  return {
    documents: [
      targetDocument('prod', { region: 'eu-central-1', tags: { owner: 'payments' } }),
      keyDocument('cards', { aliases: ['alias/cards'], rotation: { everyDays: 365 }, ...spec }),
      grantDocument('use-cards', { operations: ['use'], expires: '2028-01-01T00:00:00Z' }),
      ...more,
    ],
  };
}

/** The same with its live key in another state. */
export function living(live: Partial<KeyState>, observed: Situation['observed'] = {}): Situation {
  return { ...sound(), live, observed };
}

/** A document of guardrails. */
export function guardrail(name: string, rules: readonly RuleSpec[], more: object = {}) {
  return { apiVersion: 'keywright.dev/v1', kind: 'Guardrail', metadata: { name }, spec: { rules, ...more } };
}

/** The Estate document with packs. */
export function estateDocument(...packs: readonly string[]) {
  const spec = packs.length === 0 ? {} : { guardrails: packs };
  return { apiVersion: 'keywright.dev/v1', kind: 'Estate', metadata: { name: 'acme' }, spec };
}

/** The problems of loading, or what was loaded and compiled. */
export async function loaded(documents: readonly object[], packs: readonly string[] = []) {
  const files = { 'keywright.yaml': yamlOf(estateDocument(...packs)), 'all.yaml': yamlOf(...documents) };
  const outcome = await inFolder(files, (folder) => loadEstate(folder, guardrailVocabulary));
  if (!outcome.ok) return { problems: outcome.problems };
  const compiled = compileEstate(outcome.value);
  if (!compiled.ok) return { problems: compiled.problems };
  return { problems: [] as readonly Diagnostic[], estate: outcome.value, desired: compiled.value };
}

/** What the rules in force find. */
export async function findingsIn(
  situation: Situation,
  guardrails: readonly object[],
  packs: readonly string[] = [],
): Promise<readonly GuardrailFinding[]> {
  const { problems, estate, desired } = await loaded([...situation.documents, ...guardrails], packs);
  if (estate === undefined)
    throw new Error(problems.map(({ code, message }) => `${code} ${message}`).join('\n'));
  return judge(situation, estate, desired);
}

function judge(
  { live, observed, iamPolicies }: Situation,
  estate: Estate,
  desired: readonly DesiredKey[],
): readonly GuardrailFinding[] {
  if (live === undefined && observed === undefined) return guard(estate, desired, now, iamPolicies);
  const subjects = desired.map((key) => liveSubject(estate, key, liveKey(key, live, observed)));
  const { guardrails, targets } = estate;
  return runRules({ guardrails, stage: 'live', targets, subjects, now });
}

/** What one rule finds. */
export async function findingsOf(
  situation: Situation,
  rule: Omit<RuleSpec, 'id'>,
): Promise<readonly GuardrailFinding[]> {
  return await findingsIn(situation, [guardrail('mine', [{ id: 'rule', ...rule }])]);
}
