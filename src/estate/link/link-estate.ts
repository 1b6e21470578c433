import { type Diagnostic, hasErrors, type Outcome, sortDiagnostics } from '../../model/diagnostic.js';
import type { Estate } from '../../model/estate.js';
import { rootFile } from '../files/read-files.js';
import { foldProblems } from '../fold-problems.js';
import { rules } from '../rules/index.js';
import type { ReadDocuments } from '../shape/read-documents.js';
import { buildEstate } from './build-estate.js';
import { linkDocuments, type Surroundings } from './links.js';

/** Documents to estate: every rule is asked, and only where none objects is the estate put together. */
export function linkEstate(
  { documents, problems }: ReadDocuments,
  surroundings: Surroundings,
): Outcome<Estate> {
  const found: Diagnostic[] = [...problems];
  const links = linkDocuments(documents, surroundings, (problem) => found.push(problem));
  for (const rule of rules) rule(links);
  const root = links.of.Estate.find(({ source }) => source.file === rootFile);
  const told = foldProblems(sortDiagnostics(withoutRepeats(found)));
  if (hasErrors(told) || root === undefined) return { ok: false, problems: told };
  return { ok: true, value: buildEstate(root, links), warnings: told };
}

/** The same problem found from two sides counts once. */
function withoutRepeats(problems: readonly Diagnostic[]): readonly Diagnostic[] {
  return [...new Map(problems.map((problem) => [identityOf(problem), problem])).values()];
}

function identityOf({ code, place, message }: Diagnostic): string {
  return `${code} ${place?.file}:${place?.line}:${place?.column} ${message}`;
}
