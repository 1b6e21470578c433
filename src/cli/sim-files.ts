import type { Outcome } from '../model/diagnostic.js';
import type { Simulator } from '../simulator/options.js';
import type { QuotaSetting } from '../simulator/quotas.js';
import { readTextFile } from './read-text-file.js';

/** `setting` as `--quotas` has it: true without a value. */
export async function readQuotas(
  folder: string,
  setting: string | boolean | undefined,
): Promise<Outcome<QuotaSetting>> {
  if (setting === true || setting === 'aws') return found('aws');
  if (typeof setting !== 'string' || setting === 'off') return found('off');
  const remedy =
    'give `--quotas` the value `aws` or `off`, or the path of a YAML file with requests per second';
  const text = await readFileFor(folder, setting, remedy);
  if (!text.ok) return text;
  const { parseQuotas } = await import('../simulator/setting-files.js');
  return parseQuotas(text.value, setting);
}

/** Puts the faults of a file into a running simulator. */
export type FaultSetter = (simulator: Simulator) => Outcome<null>;

/** The faults to start with: none without a file. */
export async function readFaults(folder: string, file: string | undefined): Promise<Outcome<FaultSetter>> {
  if (file === undefined) return found(() => found(null));
  const text = await readFileFor(
    folder,
    file,
    'give `--faults` the path of a YAML file with a list of faults',
  );
  if (!text.ok) return text;
  const { parseFaults } = await import('../simulator/setting-files.js');
  const parsed = parseFaults(text.value, file);
  if (!parsed.ok) return parsed;
  const { faults, problem } = parsed.value;
  return found((simulator) => {
    const problems = faults.flatMap((fault, index) => {
      const wrong = problemWith(simulator, fault);
      return wrong === null ? [] : [problem('KW6095', wrong, [index])];
    });
    return problems.length > 0 ? { ok: false, problems } : found(null);
  });
}

function problemWith(simulator: Simulator, fault: object): string | null {
  try {
    simulator.injectFault(fault as Parameters<Simulator['injectFault']>[0]);
    return null;
  } catch (error) {
    if (error instanceof Error && error.name === 'ControlError') return error.message;
    throw error;
  }
}

/** What to do about a missing file is said for plan files otherwise. */
async function readFileFor(folder: string, file: string, remedy: string): Promise<Outcome<string>> {
  const text = await readTextFile(folder, file);
  if (text.ok) return text;
  return { ok: false, problems: text.problems.map((problem) => ({ ...problem, remedy })) };
}

function found<T>(value: T): Outcome<T> {
  return { ok: true, value, warnings: [] };
}
