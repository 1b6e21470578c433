import type { Diagnostic } from '../../model/diagnostic.js';
import type { Place, Source } from '../../model/place.js';

/** The problem with the place that its file has in a commit: `origin/main:keys/approvers.yaml`, not that of the working tree. */
export function placedAt(label: string, problem: Diagnostic): Diagnostic {
  return problem.place === undefined ? problem : { ...problem, place: moved(label, problem.place) };
}

/** The document's source, with the same names of files. */
export function sourceAt(label: string, source: Source): Source {
  return { file: `${label}${source.file}`, at: (path, of) => moved(label, source.at(path, of)) };
}

function moved(label: string, place: Place): Place {
  return { ...place, file: `${label}${place.file}` };
}
