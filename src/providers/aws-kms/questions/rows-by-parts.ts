import type { AnsweredRow, DecidingPart } from '../../../access/who-can.js';
import type { AnswerRow, AskedKey } from '../../../model/question.js';
import { type Concern, concernsIn, delegationsIn } from './concerned.js';

/** A row of which every part concerns all of its principals in the same way. */
export type StandingRow = AnsweredRow & Pick<AnswerRow, 'standing'>;

/**
 * The rows taken apart by what gives the access: the model puts everybody with the same operations under the same conditions into
 * one row, but somebody who is named by a grant has them by it alone. Everybody from an account that the row's conditions name has
 * them also by what delegates to that account.
 */
export function rowsByParts(rows: readonly AnsweredRow[], asked: AskedKey): readonly StandingRow[] {
  const concern = concernsIn(asked);
  const delegations = delegationsIn(asked);
  return rows.flatMap((row): readonly StandingRow[] => {
    const groups = new Map<
      string,
      { principals: string[]; by: readonly DecidingPart[]; standing: Concern }
    >();
    for (const principal of row.principals) {
      const standing = standingOf(row.by, principal, concern);
      const by = row.by.filter(
        (part) =>
          isSaid(part, concern(part, principal), standing) ||
          (principal === '*' && delegations(part).some((account) => row.conditions.includes(account))),
      );
      const name = JSON.stringify([by, standing]);
      const group = groups.get(name);
      if (group === undefined) groups.set(name, { principals: [principal], by, standing });
      else group.principals.push(principal);
    }
    return [...groups.values()].map(({ principals, by, standing }) => ({
      ...row,
      principals,
      by,
      witness: groups.size === 1 || isWitnessOf(row, principals) ? row.witness : null,
      standing: standing === 'not' ? null : standing,
    }));
  });
}

/** Not what speaks of others, nor what the account could give as well where somebody has it by name or as everybody. */
function isSaid(part: DecidingPart, concern: Concern, standing: Concern): boolean {
  if (standing === 'not') return true;
  const gives = part.kind === 'grant' || part.effect === 'Allow';
  return concern !== 'not' && !(gives && concern === 'account' && standing !== 'account');
}

/** By name where any part names it, else as everybody, else by its account. */
function standingOf(
  by: readonly DecidingPart[],
  principal: string,
  concern: ReturnType<typeof concernsIn>,
): Concern {
  const ways = by
    .filter((part) => part.kind === 'grant' || part.effect === 'Allow')
    .map((part) => concern(part, principal));
  return (['named', 'everybody', 'account'] as const).find((way) => ways.includes(way)) ?? 'not';
}

/** Whether the row's example request is made by one of these. */
function isWitnessOf({ witness }: AnsweredRow, principals: readonly string[]): boolean {
  const callers = [witness?.principal, ...(witness?.context['aws:PrincipalArn'] ?? [])];
  return principals.some((principal) => callers.includes(principal));
}
