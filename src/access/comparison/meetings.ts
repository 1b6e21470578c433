import type { PrincipalMatch } from '../match-principal.js';
import type { ActionAtom } from './action-groups.js';
import type { Atom } from './atoms.js';
import { type Cube, cubesText, cubeText } from './cubes.js';
import type { Side } from './problem.js';
import type { Voice } from './voices.js';

/**
 * How access is given: `direct` by name or to everybody; `account` through the account, whose IAM policies decide; `any` where
 * that makes no difference (root users, AWS services, callers of other accounts than the key's).
 */
export type Mode = 'direct' | 'account' | 'any';

/** A voice that speaks of a caller, with what it says. */
export interface Meeting {
  readonly voice: Voice;
  readonly match: Exclude<PrincipalMatch, null>;
  readonly cube: Cube;
  readonly index: number;
}

export function sideOf(met: readonly Meeting[], mode: Mode): Side {
  const allows = met.filter(
    ({ voice, match }) => voice.effect === 'Allow' && (mode !== 'direct' || match !== 'account'),
  );
  const denies = met.filter(({ voice }) => voice.effect === 'Deny');
  return { allow: uniqueCubes(allows), deny: uniqueCubes(denies) };
}

function uniqueCubes(met: readonly Meeting[]): readonly Cube[] {
  if (met.length < 2) return met.map(({ cube }) => cube);
  return [...new Map(met.map(({ cube }) => [cubeText(cube), cube])).values()];
}

export function sideText({ allow, deny }: Side): string {
  return allow.length === 0 ? '' : `${cubesText(allow)}!${cubesText(deny)}`;
}

export function isDirectAllow({ voice, match }: Meeting): boolean {
  return voice.effect === 'Allow' && match !== 'account';
}

/** The root user can do what its account can; callers of other accounts always need IAM policies of their own as well. */
export function modesOf({ kind, caller }: Atom, home: string | null): readonly Mode[] {
  if (kind === 'root' || (caller.kind !== 'role' && caller.kind !== 'user')) return ['any'];
  if (home !== null && caller.account !== home) return ['any'];
  return kind === 'elsewhere' ? ['direct'] : ['direct', 'account'];
}

/** Operations that don't work across accounts are nobody's there, whatever a policy says. */
export function worksFor({ caller }: Atom, { isAtHomeOnly }: ActionAtom, home: string | null): boolean {
  if (!isAtHomeOnly || home === null) return true;
  return (caller.kind !== 'role' && caller.kind !== 'user') || caller.account === home;
}
