import { Composer, type Document, Parser } from 'yaml';
import type { Diagnostic } from '../../model/diagnostic.js';
import type { Json } from '../../model/json.js';
import type { Source } from '../../model/place.js';
import type { TextFile } from '../files/decode-text.js';
import { errorIn } from '../problem.js';
import { indexLines, type Lines } from './lines.js';
import { sourceOf } from './locate.js';
import { markProblems } from './marks.js';
import { readValue } from './read-value.js';
import { syntaxProblem } from './syntax-problem.js';

/** One document of a file, as plain data. */
export interface YamlDocument {
  readonly content: Json;
  readonly source: Source;
  /** False where parts of the content couldn't be read, so that what it lacks says nothing. */
  readonly whole: boolean;
}

export interface ParsedFile {
  readonly documents: readonly YamlDocument[];
  readonly problems: readonly Diagnostic[];
  /** False where the file may hold documents that couldn't be read. */
  readonly complete: boolean;
}

/**
 * YAML 1.2 to plain data, less what surprises: no anchors, aliases, merge keys, tags, duplicate names or names that
 * aren't text. Aliases are never resolved, so that nothing can blow up. Empty documents are left out.
 */
export function parseYaml(file: TextFile): ParsedFile {
  try {
    return parse(file);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    const problem = errorIn(file.file, 'KW1019', `\`${file.file}\` is nested too deeply to be read`);
    return { documents: [], problems: [problem], complete: false };
  }
}

function parse({ file, text }: TextFile): ParsedFile {
  const lines = indexLines({ file, text });
  const tokens = [...new Parser().parse(text)];
  const composer = new Composer({ uniqueKeys: false, version: '1.2', merge: false, prettyErrors: false });
  const composed = [...composer.compose(tokens)];
  const parsed = composed.map((document) => readDocument(document, file, text, lines));
  return {
    documents: parsed.flatMap(({ document }) => document ?? []),
    problems: [...markProblems(tokens, lines), ...parsed.flatMap(({ problems }) => problems)],
    complete: composed.every(({ errors }) => errors.length === 0),
  };
}

function readDocument(document: Document.Parsed, file: string, text: string, lines: Lines) {
  const syntax = syntaxProblem(document, text, lines);
  if (isEmpty(document)) return { document: null, problems: syntax };
  const { value, whole, problems } = readValue(document.contents, lines);
  const source = sourceOf(document, file, lines);
  if (syntax.length > 0) return { document: { content: value, source, whole: false }, problems: syntax };
  return { document: { content: value, source, whole }, problems };
}

function isEmpty({ contents }: Document.Parsed): boolean {
  return contents === null || contents.range[0] === contents.range[1];
}
