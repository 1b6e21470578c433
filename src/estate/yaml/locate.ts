import { type Document, isMap, isScalar, isSeq, type Node, type Pair } from 'yaml';
import type { Path, Source } from '../../model/place.js';
import type { Lines } from './lines.js';

type Stretch = readonly [number, number];

/** One YAML document as something that can say where its parts stand. */
export function sourceOf(document: Document.Parsed, file: string, lines: Lines): Source {
  return {
    file,
    at(path, of = 'value') {
      const [start, end] = locate(document, path, of);
      return lines.place(start, end);
    },
  };
}

/** A missing part stands at the name of its nearest ancestor; an empty value at its own name. */
function locate(document: Document.Parsed, path: Path, of: 'value' | 'name'): Stretch {
  const start = document.contents?.range?.[0] ?? document.range[0];
  let node: unknown = document.contents;
  let name: Stretch | null = null;
  let found: Stretch = [start, start + 1];
  for (const step of path) {
    const pair: Pair | null = isMap(node) ? pairNamed(node.items, String(step)) : null;
    const next: unknown = pair === null ? itemAt(node, step) : pair.value;
    if (next === undefined) return name ?? found;
    name = pair === null ? null : stretchOf(pair.key);
    found = stretchOf(next) ?? name ?? found;
    node = next;
  }
  if (path.length === 0) return stretchOf(node) ?? found;
  return of === 'name' ? (name ?? found) : found;
}

function pairNamed(items: readonly Pair[], name: string): Pair | null {
  return items.find(({ key }) => isScalar(key) && nameOf(key.value, key.source) === name) ?? null;
}

/** A member's name as text, also where YAML reads a number or a boolean. */
export function nameOf(value: unknown, source: string | undefined): string {
  return typeof value === 'string' ? value : (source ?? String(value));
}

function itemAt(node: unknown, step: string | number): unknown {
  return isSeq(node) ? (node.items[Number(step)] ?? undefined) : undefined;
}

/** Null for a value that has no text of its own, such as that of `spec:`. */
function stretchOf(node: unknown): Stretch | null {
  const range = (node as Node | null)?.range;
  return range === null || range === undefined || range[1] <= range[0] ? null : [range[0], range[1]];
}
