import { accountOf } from '../match-principal.js';
import type { PolicyDocument, PrincipalEntry, Statement } from '../policy.js';
import { actionsOf, allows } from './reach.js';

/** What one principal gets by all allows of a policy, whatever their conditions. */
export interface Hand {
  readonly principal: string;
  readonly isRoot: boolean;
  readonly given: readonly {
    readonly statement: Statement;
    readonly index: number;
    readonly entry: number;
    readonly actions: readonly string[];
  }[];
}

/** The principals that a policy names, each with what it gets; AWS services aside. */
export function handsOf(policy: PolicyDocument): readonly Hand[] {
  const given = allows(policy).flatMap((statement) => {
    if (statement.principals === null || statement.principals.not) return [];
    const index = policy.statements.indexOf(statement);
    const actions = actionsOf(statement).map(({ name }) => name);
    return statement.principals.entries.flatMap((principal, entry) =>
      principal.type === 'AWS' ? { name: nameOf(principal), statement, index, entry, actions } : [],
    );
  });
  const names = [...new Set(given.map(({ name }) => name))];
  return names.map((name) => ({
    principal: name,
    isRoot: accountOf(name) !== null,
    given: given.filter((gift) => gift.name === name),
  }));
}

/** The first statement that gives a hand any of the actions, with those that it gives in the order asked. */
export function firstGift(hand: Hand, actions: readonly string[]) {
  const gift = hand.given.find((candidate) => actions.some((name) => candidate.actions.includes(name)));
  return gift === undefined
    ? null
    : { ...gift, actions: actions.filter((name) => gift.actions.includes(name)) };
}

/** An account is the same by its number and by its root ARN. */
function nameOf({ value }: PrincipalEntry): string {
  return accountOf(value) ?? value;
}
