import type { Diagnostic } from '../model/diagnostic.js';

/** More problems of one kind in one file help nobody, and a hostile file can have a million of them. */
const most = 100;

/** Of each code the first hundred in each file; the last of them says how many more there are. Takes them sorted. */
export function foldProblems(problems: readonly Diagnostic[]): readonly Diagnostic[] {
  const counts = new Map<string, number>();
  for (const problem of problems) counts.set(kindOf(problem), (counts.get(kindOf(problem)) ?? 0) + 1);
  const shown = new Map<string, number>();
  return problems.flatMap((problem) => {
    const kind = kindOf(problem);
    const index = (shown.get(kind) ?? 0) + 1;
    shown.set(kind, index);
    const more = (counts.get(kind) ?? 0) - most;
    if (index > most) return [];
    if (index < most || more <= 0) return [problem];
    return [{ ...problem, message: `${problem.message}; the file has ${more} more of these` }];
  });
}

function kindOf({ code, place }: Diagnostic): string {
  return `${code} ${place?.file}`;
}
