import type { AccessRow, AccessWitness } from '../../model/access-row.js';
import { isKeyOfAction } from '../condition-keys.js';
import { orphanId } from '../orphans.js';
import type { Analysis } from './analysis.js';
import { type Atom, iamCaller, rootArn } from './atoms.js';
import type { Cube } from './cubes.js';
import { cubesWords } from './describe.js';
import type { Entry } from './entries.js';
import { type Point, pointIn } from './point.js';
import { maskWhere } from './variables.js';
import { type WitnessPlace, type WitnessSide, witnessOf } from './witness.js';

/** A part of an entry of which all is said with the same certainty. */
export interface Piece {
  readonly entry: Entry;
  readonly cubes: readonly Cube[];
  readonly principal: string;
  readonly conditions: string;
  readonly certainty: AccessRow['certainty'];
  readonly witness: AccessWitness | null;
  readonly note: string | null;
}

/** Where a row's witness is allowed and where it isn't. */
export interface RowSides extends WitnessPlace {
  readonly on: WitnessSide;
  readonly off: WitnessSide;
}

/** A row with the pieces that it is made of. */
export interface BuiltRow {
  readonly row: AccessRow;
  readonly pieces: readonly Piece[];
}

/** The fewest rows: actions of one principal under the same conditions together, then principals with the same. */
export function rowsOf(entries: readonly Entry[], analysis: Analysis, sides: RowSides): readonly BuiltRow[] {
  const pieces = entries.flatMap((entry) => piecesOf(entry, analysis, sides));
  const byPrincipal = groupBy(pieces, (piece) => JSON.stringify([piece.principal, signature(piece)]));
  const single = byPrincipal.map((list) => ({ list, operations: operationsOf(list) }));
  const rows = groupBy(single, ({ list, operations }) =>
    JSON.stringify([list.map(signature)[0], operations]),
  ).map((group): BuiltRow => {
    const all = group.flatMap(({ list }) => list);
    return { row: rowOf(all, group[0]?.operations ?? []), pieces: all };
  });
  return [...mergeAccounts(rows)].sort((a, b) => (orderOf(a.row) < orderOf(b.row) ? -1 : 1));
}

function signature({ entry, conditions, certainty, note }: Piece): string {
  return JSON.stringify([conditions, certainty, note, entry.except, entry.among]);
}

function rowOf(pieces: readonly Piece[], operations: readonly string[]): AccessRow {
  const [first] = pieces;
  const entry = first?.entry;
  const conditions = [entry?.among ?? '', first?.conditions ?? ''].filter((text) => text !== '');
  const principals = [...new Set(pieces.map(({ principal }) => principal))].sort();
  const except = (entry?.except ?? []).filter((name) => !principals.includes(name));
  return {
    principals,
    ...(except.length === 0 ? {} : { except }),
    operations,
    conditions: conditions
      .map((text) => (conditions.length > 1 && text.includes(' or ') ? `(${text})` : text))
      .join(' and '),
    certainty: first?.certainty ?? 'may',
    witness: pieces.find(({ witness }) => witness !== null)?.witness ?? null,
    ...(first === undefined || first.note === null ? {} : { note: first.note }),
  };
}

/** Everybody of account A and everybody of account B, under the same conditions, in one row. */
function mergeAccounts(rows: readonly BuiltRow[]): readonly BuiltRow[] {
  const prefix = 'kms:CallerAccount is ';
  const groups = groupBy(rows, ({ row, pieces }) => {
    const among = pieces[0]?.entry.among ?? null;
    if (among === null || !among.startsWith(prefix)) return JSON.stringify(row);
    return JSON.stringify([row.operations, pieces[0]?.conditions, row.certainty, row.note, row.except]);
  });
  return groups.map((list): BuiltRow => {
    const [first = { row: rowOf([], []), pieces: [] }] = list;
    if (list.length === 1) return first;
    const accounts = list.map(({ pieces }) => (pieces[0]?.entry.among ?? '').slice(prefix.length)).sort();
    const conditions = first.row.conditions.replace(
      /kms:CallerAccount is \d+/,
      `${prefix}${accounts.join(', ')}`,
    );
    return { row: { ...first.row, conditions }, pieces: list.flatMap(({ pieces }) => pieces) };
  });
}

function orderOf({ certainty, principals, operations, conditions }: AccessRow): string {
  return JSON.stringify([certainty, principals[0] === '*' ? 0 : 1, principals, operations, conditions]);
}

/** The operations, sorted; of actions to come only `*` where it stands for all of them. */
function operationsOf(pieces: readonly Piece[]): readonly string[] {
  const atoms = [...new Set(pieces.flatMap(({ entry }) => entry.group.actions))];
  const future = atoms.filter(({ isKnown }) => !isKnown).map(({ name }) => name);
  const shown = future.includes('*') ? ['*'] : future;
  return [...new Set([...atoms.filter(({ isKnown }) => isKnown).map(({ name }) => name), ...shown])].sort();
}

/** What is certain apart from what isn't. */
function piecesOf(entry: Entry, analysis: Analysis, sides: RowSides): readonly Piece[] {
  const domain = analysis.domainFor(entry.atom);
  const judged = entry.cubes.map((cube) => ({ cube, ...judge(entry, cube, analysis, sides) }));
  return groupBy(judged, ({ certainty, note }) => JSON.stringify([certainty, note])).map((list): Piece => {
    const cubes = list.map(({ cube }) => cube);
    return {
      entry,
      cubes,
      principal: callerFor(entry).name,
      conditions: cubesWords(
        cubes.map((cube) => withoutImpossible(cube, entry, analysis)),
        analysis.table,
        domain,
      ),
      certainty: list[0]?.certainty ?? 'may',
      witness: list.find(({ witness }) => witness !== null)?.witness ?? null,
      note: list[0]?.note ?? null,
    };
  });
}

/** A key that requests for these actions never have need not be spoken of where its absence is enough. */
function withoutImpossible(cube: Cube, { group }: Entry, { table }: Analysis): Cube {
  if (!group.sample.isKnown) return cube;
  return new Map(
    [...cube].filter(([id, mask]) => {
      const variable = table.variables[id];
      if (variable === undefined || isKeyOfAction(variable.keyText, group.sample.name)) return true;
      return (mask & maskWhere(variable.classes, (values) => values.length === 0)) === 0n;
    }),
  );
}

interface Judgement {
  readonly certainty: AccessRow['certainty'];
  readonly witness: AccessWitness | null;
  readonly note: string | null;
}

/** Certain is what one request shows that AWS's documentation says can be made, and that the evaluator answers as said. */
function judge(entry: Entry, cube: Cube, analysis: Analysis, sides: RowSides): Judgement {
  const point = entry.isDecided ? pointIn(cube, entry.atom, entry.group.sample, analysis) : null;
  const shown = (atom: Atom) =>
    point === null
      ? null
      : witnessOf(atom, entry.group.sample, point, sides.on, sides.off, sides, entry.isDelegated);
  const witness = shown(callerFor(entry)) ?? shown(entry.atom);
  const isCertain =
    point !== null &&
    witness !== null &&
    point.isDocumented &&
    entry.atom.isSupposed !== true &&
    entry.group.sample.isGuess !== true &&
    (point.resource === null || sides.key.arn !== undefined);
  const note = noteOf(entry, point, witness !== null);
  return { certainty: isCertain ? 'certain' : 'may', witness, note };
}

/** The account's own user stands for what an account may give on. */
function callerFor({ atom, isDelegated }: Entry): Atom {
  const { caller, kind } = atom;
  if (!isDelegated || kind !== 'others' || caller.kind !== 'role') return atom;
  const arn = rootArn(caller.account, caller.arn.split(':')[1] ?? 'aws');
  return {
    kind: 'root',
    name: arn,
    caller: iamCaller('user', arn, arn, caller.account, caller.account),
    parent: atom,
  };
}

/** Where the account as a whole is spoken of, and its own user is an exception. */
function isWithoutRoot(entry: Entry): boolean {
  return entry.except.includes(callerFor(entry).name);
}

function noteOf(entry: Entry, point: Point | null, isShown: boolean): string | null {
  if (!entry.isDecided) return 'too many conditions to decide';
  if (point === null || !isShown) return 'can’t be decided';
  if (point.undocumented.length > 0)
    return `AWS documents no such value of ${point.undocumented.join(', ')} for ${entry.group.sample.name}`;
  if (entry.atom.isSupposed === true) return 'if the unique id in the policy is its own';
  if (orphanId.test(entry.atom.name)) return 'a deleted principal';
  if (entry.isKeptByAccount) return 'by name; IAM policies of the account can still give it';
  if (entry.isDelegated)
    return `as far as IAM policies of the account allow it${isWithoutRoot(entry) ? ', and not to its root user' : ''}`;
  return null;
}

function groupBy<T>(items: readonly T[], nameOf: (item: T) => string): readonly (readonly T[])[] {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const name = nameOf(item);
    const group = groups.get(name);
    if (group === undefined) groups.set(name, [item]);
    else group.push(item);
  }
  return [...groups.values()];
}
