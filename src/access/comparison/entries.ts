import type { ActionGroup } from './action-groups.js';
import type { Analysis, Finding } from './analysis.js';
import { type Atom, rootArn } from './atoms.js';
import { attempt, type Cube } from './cubes.js';
import type { Mode } from './meetings.js';
import { translate } from './translate.js';

/** What one caller has on one side alone for some actions, if it isn't said of those among whom it stands. */
export interface Entry {
  readonly atom: Atom;
  readonly group: ActionGroup;
  readonly mode: Mode;
  readonly isDelegated: boolean;
  readonly cubes: readonly Cube[];
  readonly isDecided: boolean;
  /** Principals whom the entry seems to speak of and doesn't. */
  readonly except: readonly string[];
  /** Where it speaks of everybody of one account, or only of services or of people: that, in words. */
  readonly among: string | null;
  /** Lost by name, while the account can still give it. */
  readonly isKeptByAccount: boolean;
}

type Direction = 'gained' | 'lost';

/**
 * The entries of one direction, each thing said once: what everybody gains isn't said again of those who are named; who is
 * named and left out is an exception.
 */
export function entriesOf(analysis: Analysis, direction: Direction): readonly Entry[] {
  const index = new FindingIndex(analysis, direction);
  return analysis.findings.flatMap((finding): Entry[] => {
    const cubes = index.withoutParents(finding, index.cubesOf(finding));
    if (cubes.length === 0) return [];
    const { atom, group, mode, isDelegated, solution } = finding;
    return [
      {
        atom,
        group,
        mode,
        isDelegated,
        cubes,
        isDecided: solution.isDecided,
        except: index.exceptionsTo(finding, cubes),
        among: index.amongWhom(finding, cubes),
        isKeptByAccount: direction === 'lost' && index.isKeptByAccount(finding),
      },
    ];
  });
}

function isWide({ kind }: Atom): boolean {
  return kind === 'others' || kind === 'elsewhere' || kind === 'services';
}

/** Findings by caller and action, and what one says of another. */
class FindingIndex {
  readonly #analysis: Analysis;
  readonly #direction: Direction;
  readonly #byPlace = new Map<string, Finding[]>();
  readonly #numbers = new Map<Atom, number>();
  readonly #remaining = new Map<Finding, readonly Cube[]>();

  constructor(analysis: Analysis, direction: Direction) {
    this.#analysis = analysis;
    this.#direction = direction;
    for (const [index, atom] of analysis.atoms.entries()) this.#numbers.set(atom, index);
    for (const finding of analysis.findings) {
      const place = this.#placeOf(finding.atom, finding.group);
      const list = this.#byPlace.get(place);
      if (list === undefined) this.#byPlace.set(place, [finding]);
      else list.push(finding);
    }
  }

  /** What the finding adds; of what the account gives, only what isn't had directly on that side. */
  cubesOf(finding: Finding): readonly Cube[] {
    const known = this.#remaining.get(finding);
    if (known !== undefined) return known;
    const { solution, mode, atom, group } = finding;
    const own = solution[this.#direction];
    const direct =
      mode === 'account' ? this.#at(atom, group).find((each) => each.mode === 'direct') : undefined;
    const side = this.#direction === 'gained' ? direct?.solution.after : direct?.solution.before;
    const cubes =
      side === undefined || own.length === 0
        ? own
        : attempt(() => this.#analysis.setsFor(atom).subtractAll(own, side), own);
    this.#remaining.set(finding, cubes);
    return cubes;
  }

  /** What isn't said already of those among whom the caller stands; all of it of one who is an exception there. */
  withoutParents({ atom, group, mode }: Finding, cubes: readonly Cube[]): readonly Cube[] {
    const { parent } = atom;
    if (parent === null) return cubes;
    const said = this.#at(parent, group)
      .filter((other) => mode !== 'direct' || other.mode !== 'account')
      .flatMap((other) => translate(this.cubesOf(other), parent, atom, this.#analysis));
    if (said.length === 0) return cubes;
    for (let above: Atom | null = parent; above !== null; above = above.parent) {
      const wide = above;
      const isException = this.#at(wide, group).some((other) =>
        this.#isException(atom, wide, group, this.cubesOf(other), other.isDelegated),
      );
      if (isException) return cubes;
    }
    const sets = this.#analysis.setsFor(atom);
    return cubes.filter((cube) => attempt(() => sets.subtractAll([cube], said).length > 0, true));
  }

  /** Those among the finding's callers who don't have what it says: after a gain, or who still have it after a loss. */
  exceptionsTo({ atom, group, isDelegated }: Finding, cubes: readonly Cube[]): readonly string[] {
    const names = new Set<string>();
    for (const child of this.#analysis.atoms) {
      if (!isAmong(child, atom) || child.kind === 'services' || child.kind === 'root') continue;
      if (child.isSupposed === true) continue;
      if (this.#isException(child, atom, group, cubes, isDelegated)) names.add(exceptionName(child));
    }
    return [...names].sort();
  }

  /** Whether one of those who seem to be spoken of has it otherwise: not after a gain, or still after a loss. */
  #isException(
    child: Atom,
    atom: Atom,
    group: ActionGroup,
    cubes: readonly Cube[],
    isDelegated: boolean,
  ): boolean {
    return attempt(() => {
      const own = translate(cubes, atom, child, this.#analysis);
      if (own.length === 0) return false;
      const sets = this.#analysis.setsFor(child);
      const after = this.#analysis.accessOf(child, group, 'after', isDelegated ? 'account' : 'direct');
      if (this.#direction === 'gained') return sets.subtractAll(own, after).length > 0;
      return sets.intersectAll(own, after).length > 0;
    }, false);
  }

  amongWhom({ atom, group, isDelegated }: Finding, cubes: readonly Cube[]): string | null {
    if (isDelegated || !isWide(atom)) return null;
    if (atom.kind === 'others' && (atom.caller.kind === 'role' || atom.caller.kind === 'user'))
      return `kms:CallerAccount is ${atom.caller.account}`;
    if (atom.kind === 'services') return 'aws:PrincipalIsAWSService is true';
    const services = this.#analysis.atoms.find(({ kind }) => kind === 'services');
    if (services === undefined) return null;
    const isOthers = this.#isException(services, atom, group, cubes, isDelegated);
    return isOthers ? 'aws:PrincipalIsAWSService is false' : null;
  }

  isKeptByAccount({ atom, group, mode, solution }: Finding): boolean {
    if (mode !== 'direct') return false;
    return attempt(() => {
      const after = this.#analysis.accessOf(atom, group, 'after', 'account');
      return this.#analysis.setsFor(atom).intersectAll(solution.lost, after).length > 0;
    }, false);
  }

  #at(atom: Atom, group: ActionGroup): readonly Finding[] {
    return this.#byPlace.get(this.#placeOf(atom, group)) ?? [];
  }

  #placeOf(atom: Atom, group: ActionGroup): string {
    return `${this.#numbers.get(atom) ?? -1} ${group.id}`;
  }
}

function isAmong(child: Atom, atom: Atom): boolean {
  for (let parent = child.parent; parent !== null; parent = parent.parent) if (parent === atom) return true;
  return false;
}

function exceptionName(atom: Atom): string {
  const { kind, name, caller } = atom;
  if (kind !== 'others' || (caller.kind !== 'role' && caller.kind !== 'user')) return name;
  return rootArn(caller.account, caller.arn.split(':')[1] ?? 'aws');
}
