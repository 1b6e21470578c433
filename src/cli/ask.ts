import type { Outcome } from '../model/diagnostic.js';
import type { Estate } from '../model/estate.js';
import type { Runtime } from '../model/provider.js';
import type { Answer } from '../model/question.js';
import { type ExitCode, exitCodes } from './exit-codes.js';
import { progressOn } from './progress.js';
import { runtimeOf } from './runtime.js';
import { unknownKeys, unknownTargets } from './scope.js';
import type { Session } from './session.js';

/** Where an answer comes from: which keys, and whether they are asked live. */
export interface AskOptions {
  readonly live?: boolean;
  readonly target?: readonly string[];
}

type Ask = (estate: Estate, live: Runtime | null) => Promise<Outcome<Answer>>;
type Print = (answer: Answer) => Promise<string>;

/** Loads the estate, asks, prints the answer, and says with the exit code whether all of it is known. */
export async function askEstate(
  session: Session,
  keys: readonly string[],
  options: AskOptions,
  ask: Ask,
  print: Print,
): Promise<ExitCode> {
  const { validate } = await import('../pipeline.js');
  const loaded = await validate(session.folder);
  if (!loaded.ok) return session.fail(loaded.problems);
  const unknown = [...unknownKeys(loaded.value, keys), ...unknownTargets(loaded.value, options.target ?? [])];
  if (unknown.length > 0) return session.fail(unknown);
  const progress = progressOn(session.terminal.stderr, Date.now);
  const live = options.live === true ? runtimeOf(session.terminal, progress) : null;
  const answered = await ask(loaded.value, live);
  progress.clear();
  if (!answered.ok) return session.fail(answered.problems);
  session.warn([...loaded.warnings, ...answered.warnings]);
  session.print(await print(answered.value));
  return answered.value.unknown.length > 0 ? exitCodes.input : exitCodes.done;
}
