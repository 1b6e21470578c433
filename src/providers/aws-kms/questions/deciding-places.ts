import { findNodeAtLocation, parseTree } from 'jsonc-parser';
import type { AccessRow } from '../../../model/access-row.js';
import { keyIdText } from '../../../model/key-state.js';
import type { Place } from '../../../model/place.js';
import type { AnswerPart, AskedKey } from '../../../model/question.js';
import { accessSources } from '../compile/access-sources.js';
import type { Asking } from '../compile/draft.js';
import { jsonPlace } from './json-place.js';

/** Where the parts that decide about a key's access are written. */
export interface DecidingPlaces {
  of(part: Omit<AnswerPart, 'places'>, row: AccessRow): readonly Place[];
  /** The live policy as it is printed; null for a compiled key. */
  readonly printed: string | null;
}

/** Of a compiled key the YAML that asks for it; of a live one the statement in its policy, printed line by line. */
export function decidingPlaces(asked: AskedKey): DecidingPlaces {
  return asked.from === 'estate' ? inEstate(asked) : inPolicy(asked);
}

function inEstate({ key, target }: AskedKey): DecidingPlaces {
  const sources = accessSources(key, target);
  return {
    printed: null,
    of: ({ kind, number, name }, row) => {
      if (kind === 'statement') return places(concerned(sources.statements[number - 1] ?? [], row));
      const asking = name === null ? null : sources.grant(name);
      return asking === null ? [] : places([asking]);
    },
  };
}

/** A merged statement has several askings: those that speak of somebody and something in the row; all where none seems to. */
function concerned(askings: readonly Asking[], row: AccessRow): readonly Asking[] {
  const found = askings.filter(
    ({ principals, actions }) =>
      row.principals.some((principal) => principals.includes(principal)) &&
      (actions.includes('kms:*') || row.operations.some((name) => actions.includes(`kms:${name}`))),
  );
  return found.length > 0 ? found : askings;
}

function places(askings: readonly Asking[]): readonly Place[] {
  const all = askings.map(({ source, path }) => source.at(path));
  return [...new Map(all.map((place) => [`${place.file}:${place.line}:${place.column}`, place])).values()];
}

function inPolicy({ key, target, state }: AskedKey): DecidingPlaces {
  const printed = printedPolicy(state.policy);
  const tree = parseTree(printed);
  const file = `live policy of ${keyIdText({ name: key.name, target: target.name })}`;
  return {
    printed,
    of: ({ kind, number }) => {
      if (kind !== 'statement' || tree === undefined) return [];
      const list = findNodeAtLocation(tree, ['Statement']);
      const node = list?.type === 'array' ? list.children?.[number - 1] : list;
      return node === undefined ? [] : [jsonPlace({ file, text: printed }, node)];
    },
  };
}

function printedPolicy(text: string): string {
  try {
    return JSON.stringify(JSON.parse(text), null, 2);
  } catch {
    return text;
  }
}
