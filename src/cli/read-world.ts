import type { Diagnostic, Outcome } from '../model/diagnostic.js';
import type { World } from '../simulator/world.js';
import { readTextFile } from './read-text-file.js';
import type { Session } from './session.js';

/** The world in a file, or null where no file is named. */
export async function readWorld(session: Session, file: string | undefined): Promise<Outcome<World | null>> {
  if (file === undefined) return { ok: true, value: null, warnings: [] };
  const text = await readTextFile(session.terminal.cwd, file);
  if (!text.ok) return { ok: false, problems: text.problems.map(aboutWorld) };
  const { parseWorld } = await import('../simulator/world.js');
  return parseWorld(text.value, file);
}

/** What to do about a missing file is said for plan files otherwise. */
function aboutWorld(problem: Diagnostic): Diagnostic {
  return { ...problem, remedy: 'give `--world` the path of a YAML file with accounts, roles and users' };
}
