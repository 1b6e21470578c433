import type { Entry } from './entry.js';

/** The generated part of the docs. */
export interface Block {
  /** One row an operation. */
  readonly rows: ReadonlyMap<string, string>;
  /** What the list under the table says of an operation. */
  readonly deviations: ReadonlyMap<string, readonly string[]>;
}

const head = [
  '| operation | works | key states | errors | authorised by |',
  '| --- | --- | --- | --- | --- |',
];

/** The block with this entry instead of what it had for the operation. */
export function withEntry({ rows, deviations }: Block, entry: Entry): Block {
  return {
    rows: new Map(rows).set(entry.operation, rowOf(entry)),
    deviations: new Map(deviations).set(entry.operation, entry.deviations),
  };
}

const rowOf = ({ operation, cells }: Entry) => `| \`${operation}\` | ${cells.join(' | ')} |`;

/** Rows and lines in the order of the operations' names; what is said of several operations is said once. */
export function renderBlock({ rows, deviations }: Block): string {
  const operationsOf = new Map<string, readonly string[]>();
  for (const [operation, texts] of sorted(deviations))
    for (const text of texts) operationsOf.set(text, [...(operationsOf.get(text) ?? []), `\`${operation}\``]);
  const lines = [...operationsOf].map(([text, operations]) => `- ${operations.join(', ')}: ${text}`);
  const list = lines.length === 0 ? ['Deviations: none.'] : ['Deviations:', '', ...lines];
  return [...head, ...sorted(rows).map(([, row]) => row), '', ...list].join('\n');
}

export function parseBlock(text: string): Block {
  const rows = new Map<string, string>();
  const deviations = new Map<string, string[]>();
  for (const line of text.split('\n')) {
    const operation = /^\| `(\w+)`/.exec(line)?.[1];
    if (operation !== undefined) rows.set(operation, line);
    const [, names = '', said = ''] = /^- ((?:`\w+`(?:, )?)+): (.*)$/.exec(line) ?? [];
    for (const [, name = ''] of names.matchAll(/`(\w+)`/g))
      deviations.set(name, [...(deviations.get(name) ?? []), said]);
  }
  return { rows, deviations };
}

function sorted<T>(byOperation: ReadonlyMap<string, T>): readonly (readonly [string, T])[] {
  return [...byOperation].sort(([one], [other]) => (one < other ? -1 : 1));
}
