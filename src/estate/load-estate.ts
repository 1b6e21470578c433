import { type Diagnostic, type Outcome, sortDiagnostics } from '../model/diagnostic.js';
import type { Estate } from '../model/estate.js';
import type { GuardrailVocabulary } from '../model/guardrail.js';
import { diskFiles, type FileSource } from './files/file-source.js';
import { findGlobs } from './files/find-globs.js';
import { readEstateFile, readMatching, rootFile } from './files/read-files.js';
import { foldProblems } from './fold-problems.js';
import { linkEstate } from './link/link-estate.js';
import { loadPacks } from './load-packs.js';
import { errorIn } from './problem.js';
import { readDocuments } from './shape/read-documents.js';
import { type ParsedFile, parseYaml } from './yaml/parse-yaml.js';

/**
 * Folder (on the disk, or in a commit) → estate: the files that `keywright.yaml` names, as YAML, each document checked against the schema of its
 * kind, names linked. All problems of the run come at once, by place; without any, the estate is the same however
 * its documents are spread over files. Without a vocabulary nobody asks whether the checks of guardrails exist.
 */
export async function loadEstate(
  folder: string | FileSource,
  vocabulary: GuardrailVocabulary | null = null,
): Promise<Outcome<Estate>> {
  const source = typeof folder === 'string' ? diskFiles(folder) : folder;
  const root = await readEstateFile(source, rootFile);
  const [rootText] = root.files;
  if (rootText === undefined) return { ok: false, problems: root.problems };
  const parsedRoot = parseYaml(rootText);
  const globs = findGlobs(parsedRoot);
  if (globs === null) return { ok: false, problems: rootProblems(parsedRoot) };
  const others = await readMatching(source, globs);
  const parsed = [parsedRoot, ...others.files.filter(({ file }) => file !== rootFile).map(parseYaml)];
  const { documents, problems } = readDocuments(parsed);
  const packs = await loadPacks(parsedRoot);
  const read = {
    documents: { ...documents, complete: documents.complete && others.problems.length === 0 },
    problems: [
      ...others.problems,
      ...parsed.flatMap((file) => file.problems),
      ...problems,
      ...packs.problems,
    ],
  };
  return linkEstate(read, { packs: packs.guardrails, vocabulary });
}

/** Why the root file doesn't say which files belong to the estate. */
function rootProblems(root: ParsedFile): readonly Diagnostic[] {
  const { documents, problems } = readDocuments([root]);
  const found = [...root.problems, ...problems];
  const missing = root.complete && documents.damaged.every(({ kind }) => kind !== null);
  if (missing) found.push(errorIn(rootFile, 'KW2020', `\`${rootFile}\` has no Estate document`));
  return foldProblems(sortDiagnostics(found));
}
