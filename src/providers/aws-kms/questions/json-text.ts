import { createScanner, type Node, type ParseError, parseTree, printParseErrorCode } from 'jsonc-parser';
import type { Diagnostic, Outcome } from '../../../model/diagnostic.js';
import type { Place } from '../../../model/place.js';

/** A JSON text, and where its parts stand in the file. */
export interface JsonText {
  readonly text: string;
  place(stretch: Stretch): Place;
}

export interface Stretch {
  readonly offset: number;
  readonly length: number;
}

/** No policy is deeper than a condition's values; what is deeper could only exhaust a reader. */
const deepest = 32;

const words: Readonly<Record<string, string>> = {
  PropertyNameExpected: 'a name in double quotes is expected here',
  ValueExpected: 'a value is expected here',
  ColonExpected: 'a colon is expected here',
  CommaExpected: 'a comma is expected here',
  CloseBraceExpected: 'a closing `}` is expected here',
  CloseBracketExpected: 'a closing `]` is expected here',
  EndOfFileExpected: 'nothing may follow the value',
  InvalidCommentToken: 'JSON has no comments',
  UnexpectedEndOfString: 'a quote is never closed',
  InvalidEscapeCharacter: 'JSON has no such escape',
  InvalidUnicode: 'JSON has no such escape',
  InvalidCharacter: 'a control character stands in a text',
};

/** The text as a tree with positions: strict JSON (RFC 8259) in which no object names a member twice. */
export function readJson(json: JsonText): Outcome<Node> {
  if (json.text.trim() === '')
    return { ok: false, problems: [syntaxProblem(json, 'there is no text', { offset: 0, length: 0 })] };
  const deep = depthProblem(json);
  if (deep !== null) return { ok: false, problems: [deep] };
  const errors: ParseError[] = [];
  const tree = parseTree(json.text, errors, { disallowComments: true, allowTrailingComma: false });
  const [error] = errors;
  if (error !== undefined || tree === undefined || !isJson(json.text)) {
    const what = error === undefined ? undefined : words[printParseErrorCode(error.error)];
    return { ok: false, problems: [syntaxProblem(json, what ?? 'this is not JSON', error)] };
  }
  const twice = repeatedMembers(tree);
  if (twice.length === 0) return { ok: true, value: tree, warnings: [] };
  return {
    ok: false,
    problems: twice.map((node): Diagnostic => {
      const message = `the member \`${String(node.value)}\` stands there twice`;
      return { code: 'KW6051', severity: 'error', message, place: json.place(node) };
    }),
  };
}

function depthProblem(json: JsonText): Diagnostic | null {
  const scanner = createScanner(json.text, true);
  let depth = 0;
  for (let end = -1; end !== scanner.getPosition(); ) {
    end = scanner.getPosition();
    scanner.scan();
    const offset = scanner.getTokenOffset();
    const character = scanner.getTokenLength() === 1 ? json.text.charAt(offset) : '';
    if (character === '{' || character === '[') depth += 1;
    if (character === '}' || character === ']') depth -= 1;
    if (depth > deepest) return syntaxProblem(json, 'no policy is nested so deeply', { offset, length: 1 });
  }
  return null;
}

function syntaxProblem(json: JsonText, message: string, at: Stretch = { offset: 0, length: 1 }): Diagnostic {
  return { code: 'KW6050', severity: 'error', message, place: json.place(at) };
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

/** The names of members that an object has had already. */
function repeatedMembers(node: Node): readonly Node[] {
  const names = new Set<unknown>();
  return (node.children ?? []).flatMap((child) => {
    if (child.type !== 'property') return repeatedMembers(child);
    const [name, value] = child.children ?? [];
    const inside = value === undefined ? [] : repeatedMembers(value);
    if (name === undefined) return inside;
    const again = names.has(name.value);
    names.add(name.value);
    return again ? [name, ...inside] : inside;
  });
}
