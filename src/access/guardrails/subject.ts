import type { DesiredKey } from '../../model/desired.js';
import type { DesiredLife, Estate, EstateKey, Target } from '../../model/estate.js';
import type { KeyId, KeyState } from '../../model/key-state.js';
import type { ObservedKey, Reading } from '../../model/observed.js';
import { parsePolicy } from '../parse-policy.js';
import type { PolicyDocument } from '../policy.js';

/** What is looked at: what the estate compiles to, what a plan leads to, or the live key. */
export type Stage = 'estate' | 'plan' | 'live';

/** One key in one target, as rules see it. */
export interface KeySubject {
  readonly stage: Stage;
  readonly id: KeyId;
  readonly key: EstateKey;
  readonly target: Target;
  /** What the estate wants of the key's life in this target. */
  readonly life: DesiredLife;
  readonly state: ObservedKey['fields'];
  readonly policy: Reading<PolicyDocument>;
  /** Null where it wasn't asked for, as always before a key lives. */
  readonly lastUsed: ObservedKey['lastUsed'];
  readonly arn: string | null;
}

/** What every key must be, as subjects. */
export function estateSubjects(estate: Estate, desired: readonly DesiredKey[]): readonly KeySubject[] {
  return desired.map((key) => stateSubject(estate, key, 'estate', key.state));
}

/** A key in a state that is known whole. */
export function stateSubject(
  estate: Estate,
  desired: DesiredKey,
  stage: Stage,
  state: KeyState,
  arn: string | null = null,
): KeySubject {
  const fields = Object.fromEntries(
    Object.entries(state).map(([name, value]) => [name, { read: true, value }]),
  ) as unknown as ObservedKey['fields'];
  return makeSubject(estate, desired, stage, { fields, lastUsed: null, arn });
}

/** A live key. */
export function liveSubject(estate: Estate, desired: DesiredKey, observed: ObservedKey): KeySubject {
  return makeSubject(estate, desired, 'live', observed);
}

function makeSubject(
  estate: Estate,
  { id, life }: DesiredKey,
  stage: Stage,
  { fields, lastUsed, arn }: Pick<ObservedKey, 'fields' | 'lastUsed'> & { readonly arn: string | null },
): KeySubject {
  const key = estate.keys.find(({ name }) => name === id.name);
  const target = estate.targets.find(({ name }) => name === id.target);
  if (key === undefined || target === undefined)
    throw new Error(`the estate lacks ${id.name} or ${id.target}`);
  return { stage, id, key, target, life, state: fields, policy: readPolicy(fields.policy), lastUsed, arn };
}

function readPolicy(text: Reading<string>): Reading<PolicyDocument> {
  if (!text.read) return text;
  const reading = parsePolicy(text.value, 'key');
  if (reading.ok) return { read: true, value: reading.policy };
  return { read: false, reason: reading.problems.map(({ message }) => message).join('; ') };
}
