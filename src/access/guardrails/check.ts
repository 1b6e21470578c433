import type { Target } from '../../model/estate.js';
import type { CheckParameters } from '../../model/guardrail.js';
import type { KeyState } from '../../model/key-state.js';
import type { Reading } from '../../model/observed.js';
import type { Path, Place } from '../../model/place.js';
import type { CheckInfo } from '../policy-checks/index.js';
import type { KeySubject, Stage } from './subject.js';

/** What a check has to say of one key, target or IAM policy. */
export interface RuleFinding {
  readonly message: string;
  readonly place: Place | null;
  /**
   * `violated`; `unread` where something couldn't be read, which weighs as much; `unobserved` where keywright never looks at what
   * decides, which is only a note.
   */
  readonly status: 'violated' | 'unread' | 'unobserved';
  /** Equal for the same violation before and after a plan; the message where absent. */
  readonly identity?: string;
}

/** A check of one key. */
export interface KeyCheck<P extends CheckParameters = CheckParameters> extends CheckInfo {
  readonly about: 'key';
  readonly parameters: P;
  /** The fields of a key whose change can bring a violation about. */
  readonly looksAt: readonly (keyof KeyState)[];
  /** Where it says anything at all; everywhere if absent. */
  readonly stages?: readonly Stage[];
  /** `now` is in milliseconds since the epoch. */
  run(subject: KeySubject, parameters: P, now: number): readonly RuleFinding[];
}

/** A check of a target as a whole. */
export interface TargetCheck extends CheckInfo {
  readonly about: 'target';
  readonly parameters: CheckParameters;
  run(target: Target, stage: Stage): readonly RuleFinding[];
}

/** An IAM policy that whoever calls gives beside the estate. */
export interface IamPolicy {
  readonly name: string;
  readonly text: string;
}

/** A check of an IAM policy. */
export interface IamCheck extends CheckInfo {
  readonly about: 'iam-policy';
  readonly parameters: CheckParameters;
  run(policy: IamPolicy): readonly RuleFinding[];
}

export type GuardrailCheck = KeyCheck | TargetCheck | IamCheck;

/** A violation at a place in the key's document, or at its name. */
export function violation({ key }: KeySubject, message: string, path: Path = ['metadata', 'name']) {
  return { message, place: key.source.at(path), status: 'violated' } as const;
}

/** What the check finds in a field; where the field couldn't be read, that nobody can tell. */
export function inField<T>(
  subject: KeySubject,
  name: string,
  reading: Reading<T>,
  find: (value: T) => readonly RuleFinding[],
): readonly RuleFinding[] {
  if (reading.read) return find(reading.value);
  const message = `it can't be told, because the ${name} can't be read: ${reading.reason}`;
  return [{ message, place: subject.key.source.at(['metadata', 'name']), status: 'unread' }];
}
