import type { AccessAssertion } from '../../../model/guardrail.js';
import { type AccessState, compare } from '../../compare.js';
import { type AccessAnswer, whoCan } from '../../who-can.js';
import { matchesPattern } from '../../wildcard.js';
import { awsOptions } from '../aws-words.js';
import { inField, type RuleFinding } from '../check.js';
import { placeOfGrant, placeOfKey, placeOfStatement } from '../places.js';
import type { KeySubject } from '../subject.js';
import { forbiddenActions } from './actions.js';
import { mayConcern } from './concerns.js';
import { deny, withStatements } from './deny.js';
import { denyOthers } from './outsiders.js';
import { rowWords, touches } from './words.js';

type Row = AccessAnswer['rows'][number];

/** Every access to the key that the assertion forbids, a finding a row. What can't be ruled out counts. */
export function forbiddenAccess(subject: KeySubject, never: AccessAssertion): readonly RuleFinding[] {
  const actions = forbiddenActions(never.can, subject);
  if (actions?.length === 0 || !mayConcern(never.who, subject)) return [];
  return inField(subject, 'key policy', subject.state.policy, () =>
    inField(subject, 'native grants', subject.state.grants, () => {
      const question = { actions: actions ?? [], context: {} };
      const { rows } = whoCan(leftOver(subject, never, subject), question, awsOptions(subject));
      return rows.filter((row) => isMeant(row, never)).map((row) => findingOf(row, subject, actions));
    }),
  );
}

/** Whether a plan gives anybody access that the assertion forbids; `before` is the live key. */
export function gainsForbidden(before: KeySubject, after: KeySubject, never: AccessAssertion): boolean {
  const actions = forbiddenActions(never.can, after);
  if (actions?.length === 0) return false;
  const { gained } = compare(
    leftOver(before, never, after),
    leftOver(after, never, after),
    awsOptions(after),
  );
  return gained.some(
    (row) =>
      isMeant(row, never) && (actions === null || row.operations.some((name) => touches(name, actions))),
  );
}

/** The key's access without what isn't forbidden. `who` says whose policy decides which strangers there are. */
function leftOver(subject: KeySubject, { who, unless }: AccessAssertion, decides: KeySubject): AccessState {
  const { policy, grants } = subject.state;
  const fine = unless.length === 0 ? [] : [deny(...unless)];
  return {
    policy: policy.read ? withStatements(policy.value, [...denyOthers(who, decides), ...fine]) : null,
    grants: grants.read ? grants.value : [],
  };
}

/** Services act for others: assertions are about them only where they name them. */
function isMeant({ principals }: Pick<Row, 'principals'>, { who }: AccessAssertion): boolean {
  if (who.kind === 'anybody') return true;
  if (who.kind !== 'service') return principals.some((principal) => !isService(principal));
  return principals.some((principal) => principal === '*' || matchesPattern(who.pattern, principal));
}

function isService(principal: string): boolean {
  return /\.amazonaws\.com(\.cn)?$/.test(principal);
}

function findingOf(row: Row, subject: KeySubject, asked: readonly string[] | null): RuleFinding {
  return {
    message: rowWords(row, asked),
    place: placeOfRow(row, subject),
    status: 'violated',
    identity: JSON.stringify([row.principals, row.operations, row.conditions]),
  };
}

/** Where the first statement or grant that gives the access comes from. */
function placeOfRow({ by }: Row, subject: KeySubject) {
  const giving = by.find((part) => part.kind === 'grant' || part.effect === 'Allow');
  if (giving === undefined) return placeOfKey(subject);
  return giving.kind === 'grant' ? placeOfGrant(subject, giving.name) : placeOfStatement(subject, giving.sid);
}
