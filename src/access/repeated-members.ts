import { visit } from 'jsonc-parser';

type Path = readonly (string | number)[];

/**
 * Where a JSON text has a member a second time in one object. Readers keep only one of the two, and which one differs, so that a
 * statement could mean something else to AWS than to us (RFC 8259 section 4).
 */
export function repeatedMembers(text: string): readonly Path[] {
  const repeated: Path[] = [];
  const open: Set<string>[] = [];
  visit(text, {
    onObjectBegin: () => {
      open.push(new Set());
    },
    onObjectEnd: () => {
      open.pop();
    },
    onObjectProperty: (name, _offset, _length, _line, _column, path) => {
      const names = open.at(-1);
      if (names?.has(name)) repeated.push([...path(), name]);
      names?.add(name);
    },
  });
  return repeated;
}
