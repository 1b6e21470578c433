import type { AccessRow } from '../model/access-row.js';
import { type AccessState, type CompareOptions, sideOf, unreadable, voicesOf } from './compare.js';
import { type Analysis, analyse } from './comparison/analysis.js';
import { intersect } from './comparison/cubes.js';
import { entriesOf } from './comparison/entries.js';
import { type BuiltRow, rowsOf } from './comparison/rows.js';
import type { DecidingPart } from './comparison/voices.js';

export type { DecidingPart } from './comparison/voices.js';

/** What is asked about a state. */
export interface AccessQuestion {
  /** KMS's action names without prefix; none means all that a key policy can allow. */
  readonly actions: readonly string[];
  /** An ARN or the name of an AWS service: only rows about this one, also what it has as one of many. */
  readonly principal?: string;
  /** Condition keys that the request has, with their values. */
  readonly context: Readonly<Record<string, readonly string[]>>;
}

/** A row with what gives it and what takes from it. */
export interface AnsweredRow extends AccessRow {
  readonly by: readonly DecidingPart[];
}

export interface AccessAnswer {
  readonly rows: readonly AnsweredRow[];
}

/** Who may do what by a policy and its native grants. By a policy that can't be read anybody may do anything. */
export function whoCan(
  state: AccessState,
  { actions, principal, context }: AccessQuestion,
  options: CompareOptions = {},
): AccessAnswer {
  const voices = voicesOf(state);
  if (voices === null) return { rows: [{ ...unreadable, by: [] }] };
  const pinned = new Map(Object.entries(context).map(([key, values]) => [key.toLowerCase(), values]));
  const place = { home: options.account ?? null, key: options.key ?? {} };
  const asked = principal === undefined ? [] : [principalEntry(principal)];
  const analysis = analyse({ ...place, before: [], after: voices, pinned, principals: asked, actions });
  const focused = principal === undefined ? analysis : focusOn(analysis, principal);
  const built = rowsOf(entriesOf(focused, 'gained'), focused, {
    ...place,
    on: sideOf(state),
    off: { policy: null, grants: [] },
  });
  return { rows: built.map((each) => ({ ...each.row, by: partsOf(each, analysis) })) };
}

function principalEntry(principal: string) {
  const isService = !principal.startsWith('arn:') && principal.includes('.');
  return { type: isService ? 'Service' : 'AWS', value: principal } as const;
}

/** Only what concerns one principal, which then stands for itself. */
function focusOn(analysis: Analysis, principal: string): Analysis {
  const findings = analysis.findings.filter(
    ({ atom }) => atom.name === principal && (atom.kind === 'named' || atom.kind === 'root'),
  );
  return { ...analysis, findings };
}

/** The allows whose requests are among the row's, and the denies that could be met by what those allow. */
function partsOf({ pieces }: BuiltRow, analysis: Analysis): readonly DecidingPart[] {
  const parts = new Map<string, DecidingPart>();
  for (const { entry, cubes } of pieces) {
    const { atom, group, mode } = entry;
    const sets = analysis.setsFor(atom);
    const met = analysis.voicesFor(atom, group, 'after').flatMap((meeting) => {
      const cube = sets.within(meeting.cube);
      return cube === null ? [] : [{ ...meeting, cube }];
    });
    const allows = met.filter(
      ({ voice, match, cube }) =>
        voice.effect === 'Allow' &&
        (mode !== 'direct' || match !== 'account') &&
        cubes.some((each) => intersect(each, cube) !== null),
    );
    const denies = met.filter(
      ({ voice, cube }) =>
        voice.effect === 'Deny' && allows.some((allow) => intersect(allow.cube, cube) !== null),
    );
    for (const { voice } of [...allows, ...denies]) parts.set(JSON.stringify(voice.part), voice.part);
  }
  return [...parts.values()].sort((a, b) => orderOf(a) - orderOf(b));
}

function orderOf(part: DecidingPart): number {
  return part.kind === 'statement' ? part.index : 100_000 + part.index;
}
