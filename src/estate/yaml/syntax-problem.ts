import { type Document, isNode, visit, type YAMLError } from 'yaml';
import type { Diagnostic } from '../../model/diagnostic.js';
import type { ErrorCode } from '../../model/error-codes.js';
import { errorAt } from '../problem.js';
import type { Lines } from './lines.js';

interface SyntaxProblem {
  readonly code: ErrorCode;
  readonly message: string;
  readonly remedy: string;
  readonly offset: number;
}

type Words = Pick<SyntaxProblem, 'message' | 'remedy'>;

const deep = 'write flat documents: no field needs more than a few levels';

const fallback: Words = {
  message: 'this is not valid YAML',
  remedy: 'look at the indentation and the quotes around this place',
};

const indentation: Words = {
  message: 'the indentation does not fit the lines above',
  remedy: 'indent members of one map, and items of one list, alike',
};

const unspaced: Words = {
  message: 'a space is missing after the `:`',
  remedy: 'write `name: value`',
};

const words: Readonly<Partial<Record<YAMLError['code'], Words>>> = {
  BAD_INDENT: indentation,
  BAD_DQ_ESCAPE: {
    message: 'the text in double quotes has an escape that does not exist',
    remedy: 'write `\\\\` for a backslash, or put the text in single quotes',
  },
  BAD_SCALAR_START: {
    message: 'text without quotes can not begin with this character',
    remedy: 'put the text in quotes',
  },
  BLOCK_AS_IMPLICIT_KEY: {
    message: 'a second `:` stands where one value belongs',
    remedy: 'put the value in quotes, or begin a new, indented line',
  },
  MULTILINE_IMPLICIT_KEY: indentation,
  BLOCK_IN_FLOW: {
    message: 'an indented map or list stands inside braces or brackets',
    remedy: 'write it with braces or brackets too',
  },
  MISSING_CHAR: {
    message: 'something is missing: a `:`, a comma, or a closing bracket',
    remedy: 'complete the line; text that spans lines needs quotes or `|`',
  },
  KEY_OVER_1024_CHARS: { message: 'the name is longer than 1024 characters', remedy: 'shorten it' },
};

/**
 * What is wrong with a text that isn't YAML, in the words of somebody who wrote it. Only the first of a document:
 * the others mostly follow from it.
 */
export function syntaxProblem(document: Document.Parsed, text: string, lines: Lines): readonly Diagnostic[] {
  const error = firstError(document.errors, text);
  if (error === undefined) return [];
  const { code, message, remedy, offset } = explain(error, document, text);
  return [errorAt(lines.place(offset, offset + 1), code, message, remedy)];
}

/** Of errors at one place, the one about the lines or a tab tells more than the one about the second `:`. */
function firstError(errors: readonly YAMLError[], text: string): YAMLError | undefined {
  const rank = (error: YAMLError) => (error.code === 'MULTILINE_IMPLICIT_KEY' ? 0 : 1);
  const causes = errors.filter((error) => !isConsequence(error, errors, text));
  return causes.sort((a, b) => a.pos[0] - b.pos[0] || rank(a) - rank(b))[0];
}

/** A second `:` is only seen because of what stands right behind it. */
function isConsequence({ code, pos }: YAMLError, errors: readonly YAMLError[], text: string): boolean {
  if (code !== 'BLOCK_AS_IMPLICIT_KEY') return false;
  return errors.some(
    (other) =>
      other.code !== code &&
      other.pos[0] >= pos[0] &&
      /^[ \r\n]*$/.test(text.slice(pos[0], Math.min(other.pos[0], pos[0] + 100))),
  );
}

function explain(error: YAMLError, document: Document.Parsed, text: string): SyntaxProblem {
  const [offset, end] = error.pos;
  if (error.code === 'RESOURCE_EXHAUSTION')
    return {
      code: 'KW1019',
      offset: 0,
      message: 'the document is nested too deeply to be read',
      remedy: deep,
    };
  if (error.code === 'TAB_AS_INDENT' || text[offset] === '\t')
    return {
      code: 'KW1011',
      offset,
      message: 'a tab stands in the indentation',
      remedy: 'indent with spaces',
    };
  if (error.code === 'MULTILINE_IMPLICIT_KEY')
    return { code: 'KW1010', offset: lastLineStart(text, offset, end), ...indentation };
  const quote = error.message.startsWith('Missing closing') ? lastOpen(document, text, /["']/) : null;
  if (quote !== null) return { code: 'KW1012', offset: quote, ...unclosed('quote', text[quote]) };
  const bracket = error.message.startsWith('Flow ') ? lastOpen(document, text, /[[{]/) : null;
  if (bracket !== null) return { code: 'KW1010', offset: bracket, ...unclosed('bracket', text[bracket]) };
  if (error.code === 'MISSING_CHAR' && /^[\w.-]+:[^\s:]/.test(text.slice(offset, offset + 100)))
    return { code: 'KW1010', offset, ...unspaced };
  return { code: 'KW1010', offset, ...(words[error.code] ?? fallback) };
}

function unclosed(what: string, character: string | undefined): Words {
  return {
    message: `the ${what} \`${character}\` is never closed`,
    remedy: `close it, and indent what stands between`,
  };
}

/** Where the text of the stretch's last line begins. */
function lastLineStart(text: string, start: number, end: number): number {
  const line = text.lastIndexOf('\n', end - 1) + 1;
  return line <= start ? start : line + (/^ */.exec(text.slice(line, end))?.[0].length ?? 0);
}

/** Where the last text in quotes, or list or map in brackets, begins that has no end. */
function lastOpen(document: Document.Parsed, text: string, opening: RegExp): number | null {
  let offset: number | null = null;
  visit(document, (_, node) => {
    const range = isNode(node) ? node.range : null;
    if (!range || !opening.test(text[range[0]] ?? '')) return;
    const [start, end] = range;
    const closed = end - 1 > start && text[end - 1] === closing[text[start] ?? ''];
    if (!closed) offset = start;
  });
  return offset;
}

const closing: Readonly<Record<string, string>> = { '"': '"', "'": "'", '[': ']', '{': '}' };
