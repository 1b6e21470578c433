import type { Analysis } from './analysis.js';
import { attempt } from './cubes.js';
import { cubesWords } from './describe.js';
import type { BuiltRow, Piece } from './rows.js';

/** The same people with the same operations, under other conditions. */
export interface ChangedRow {
  readonly principals: readonly string[];
  readonly operations: readonly string[];
  /** In words; empty for always. */
  readonly before: string;
  readonly after: string;
}

/** Of rows that are in both lists for the same principals and operations: all conditions before and all after. */
export function changedRows(
  gained: readonly BuiltRow[],
  lost: readonly BuiltRow[],
  analysis: Analysis,
): readonly ChangedRow[] {
  const losses = new Map(lost.map((built) => [subjectOf(built), built]));
  return gained.flatMap((built): ChangedRow[] => {
    const other = losses.get(subjectOf(built));
    const [piece] = built.pieces;
    if (other === undefined || piece === undefined) return [];
    const { principals, operations } = built.row;
    return attempt(() => {
      const [before, after] = [wordsOf(piece, 'before', analysis), wordsOf(piece, 'after', analysis)];
      return before === after ? [] : [{ principals, operations, before, after }];
    }, []);
  });
}

function subjectOf({ row }: BuiltRow): string {
  return JSON.stringify([row.principals, row.operations]);
}

function wordsOf({ entry }: Piece, side: 'before' | 'after', analysis: Analysis): string {
  const { atom, group, mode } = entry;
  const cubes = analysis.accessOf(atom, group, side, mode);
  const sets = analysis.setsFor(atom);
  return cubesWords(sets.simplify(cubes), analysis.table, analysis.domainFor(atom));
}
