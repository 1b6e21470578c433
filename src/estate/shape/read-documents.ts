import { type Diagnostic, sortDiagnostics } from '../../model/diagnostic.js';
import type { DocumentOf, Kind, Shaped } from '../kinds.js';
import type { ParsedFile, YamlDocument } from '../yaml/parse-yaml.js';
import { checkShape } from './check-shape.js';
import { readHead } from './read-head.js';
import { checkOf, kinds } from './validators.js';

/** The documents of an estate, each of the right shape, and what is known of the others. */
export interface Documents {
  /** By kind; within a kind in the order of files and lines. */
  readonly of: { readonly [K in Kind]: readonly Shaped<K>[] };
  /** Documents that are there, but whose content can't be relied on. */
  readonly damaged: readonly { readonly kind: Kind | null; readonly name: string | null }[];
  /** False where a file may hold documents that couldn't be read. */
  readonly complete: boolean;
}

export interface ReadDocuments {
  readonly documents: Documents;
  readonly problems: readonly Diagnostic[];
}

/** Checks each document against the schema of its kind. */
export function readDocuments(files: readonly ParsedFile[]): ReadDocuments {
  const told = new Set(files.flatMap(({ problems }) => problems).map(placeOf));
  const read = files.flatMap(({ documents }) => documents).map(readDocument);
  const shaped = read.flatMap(({ shaped }) => shaped ?? []);
  const byKind = kinds.map((kind) => [kind, inOrder(shaped.filter((each) => each.content.kind === kind))]);
  return {
    documents: {
      of: Object.fromEntries(byKind) as Documents['of'],
      damaged: read.flatMap(({ damaged }) => damaged ?? []),
      complete: files.every(({ complete }) => complete),
    },
    problems: sortDiagnostics(
      read.flatMap(({ problems }) => problems).filter((problem) => !told.has(placeOf(problem))),
    ),
  };
}

function readDocument(document: YamlDocument) {
  const head = readHead(document);
  const damaged = { kind: head.kind, name: head.name };
  if (!document.whole) return { damaged, problems: [] };
  if (head.kind === null) return { damaged: head.foreign ? null : damaged, problems: head.problems };
  const problems = checkShape(document, checkOf(head.kind));
  if (problems.length > 0) return { damaged, problems };
  const content = document.content as unknown as DocumentOf[Kind];
  return { shaped: { name: content.metadata.name, content, source: document.source }, problems };
}

/** What is wrong as YAML is told once: that the schema doesn't allow it either follows from it. */
function placeOf({ place }: Diagnostic): string {
  return `${place?.file}:${place?.line}:${place?.column}`;
}

function inOrder(documents: readonly Shaped[]): readonly Shaped[] {
  const places = new Map(documents.map((document) => [document, document.source.at([])]));
  return [...documents].sort((a, b) => {
    if (a.source.file !== b.source.file) return a.source.file < b.source.file ? -1 : 1;
    return (places.get(a)?.line ?? 0) - (places.get(b)?.line ?? 0);
  });
}
