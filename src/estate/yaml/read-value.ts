import { isAlias, isCollection, isMap, isScalar, isSeq, type Node, type Pair, type Scalar } from 'yaml';
import type { Diagnostic } from '../../model/diagnostic.js';
import type { ErrorCode } from '../../model/error-codes.js';
import type { Json } from '../../model/json.js';
import { errorAt } from '../problem.js';
import type { Lines } from './lines.js';
import { nameOf } from './locate.js';

export interface ReadValue {
  readonly value: Json;
  /** False where the value has parts that aren't read: aliases, merge keys and what a tag makes of a value. */
  readonly whole: boolean;
  readonly problems: readonly Diagnostic[];
}

/** A YAML node as plain data. Of a name given twice the first counts. */
export function readValue(node: unknown, lines: Lines): ReadValue {
  const problems: Diagnostic[] = [];
  let whole = true;
  const value = read(node);
  return { value, whole, problems };

  function read(node: unknown): Json {
    if (isCollection(node) && node.tag !== undefined) whole = false;
    if (isMap(node)) return readMap(node.items);
    if (isSeq(node)) return node.items.map(read);
    if (isScalar(node)) return readScalar(node);
    if (isAlias(node)) whole = false;
    return null;
  }

  function readScalar(node: Scalar): Json {
    const { value } = node;
    if (typeof value === 'number' || typeof value === 'boolean') return value;
    if (typeof value !== 'string') {
      if (node.tag !== undefined) whole = false;
      return null;
    }
    if (/\p{Surrogate}/u.test(value))
      report('KW1010', node, 'the text holds half of a character', 'write the character itself');
    return value;
  }

  function readMap(pairs: readonly Pair[]): Json {
    const members = new Map<string, Json>();
    for (const { key, value } of pairs) {
      const name = readName(key);
      if (name === null) continue;
      if (members.has(name)) report('KW1013', key, `\`${name}\` stands here twice`);
      else members.set(name, read(value));
    }
    return Object.fromEntries(members);
  }

  /** Null for a name that has no member to go with it. */
  function readName(key: unknown): string | null {
    if (!isScalar(key)) {
      whole = false;
      if (!isAlias(key))
        report('KW1017', key, 'a list or map stands where a name belongs', 'write text as the name');
      return null;
    }
    const name = nameOf(key.value, key.source);
    if (key.value === '<<' && key.type === 'PLAIN') {
      whole = false;
      report('KW1015', key, 'the merge key `<<` is not part of an estate');
      return null;
    }
    if (typeof key.value !== 'string')
      report(
        'KW1017',
        key,
        `the name \`${name}\` is read as ${typeof key.value === 'number' ? 'a number' : `\`${key.value}\``}`,
        `write \`"${name}"\``,
      );
    return name;
  }

  function report(code: ErrorCode, at: unknown, message: string, remedy?: string): void {
    const range = (at as Node | null)?.range ?? [0, 1];
    problems.push(errorAt(lines.place(range[0], range[1]), code, message, remedy));
  }
}
