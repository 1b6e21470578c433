import { type DecidingPart, whoCan } from '../../../access/who-can.js';
import type { Outcome } from '../../../model/diagnostic.js';
import type {
  Answer,
  AnswerPart,
  AnswerRow,
  AskedKey,
  KeyAnswer,
  Question,
} from '../../../model/question.js';
import { askedActions } from './asked-actions.js';
import { askedPrincipals } from './asked-principals.js';
import { type DecidingPlaces, decidingPlaces } from './deciding-places.js';
import { givenContext, givenProblems } from './given-context.js';
import { keyFacts } from './key-facts.js';
import { rowsByParts, type StandingRow } from './rows-by-parts.js';

/** Pure. Who may do what with the keys, decided by the access model; a word that means nothing in AWS KMS is a problem. */
export function answer(question: Question, keys: readonly AskedKey[]): Outcome<Answer> {
  const actions = askedActions(question.operation);
  const principals = principalsAsked(question.principal, keys);
  const given = givenProblems(question.given);
  if (!actions.ok || !principals.ok || given.length > 0)
    return {
      ok: false,
      problems: [
        ...(actions.ok ? [] : actions.problems),
        ...(principals.ok ? [] : principals.problems),
        ...given,
      ],
    };
  const answers = principals.value.flatMap((principal) =>
    keys.map((key) => answerFor(key, actions.value, principal, question)),
  );
  return {
    ok: true,
    value: { actions: actions.value, keys: answers, unknown: [] },
    warnings: principals.warnings,
  };
}

function principalsAsked(
  word: string | null,
  keys: readonly AskedKey[],
): Outcome<readonly (string | null)[]> {
  return word === null ? { ok: true, value: [null], warnings: [] } : askedPrincipals(word, keys);
}

function answerFor(
  asked: AskedKey,
  actions: readonly string[],
  principal: string | null,
  { given }: Question,
): KeyAnswer {
  const { key, target, state, arn, from } = asked;
  const context = givenContext(given, target);
  const access = { policy: state.policy, grants: state.grants };
  const question = { actions, context, ...(principal === null ? {} : { principal }) };
  const { rows } = whoCan(access, question, keyFacts(asked));
  const places = decidingPlaces(asked);
  return {
    key: { name: key.name, target: target.name },
    arn,
    account: target.account,
    from,
    life: state.life,
    principal,
    context,
    rows: rowsByParts(rows, asked).map((row) => answerRow(row, places)),
    printed: places.printed,
  };
}

function answerRow(row: StandingRow, places: DecidingPlaces): AnswerRow {
  const by = row.by.map(partOf).map((part) => ({ ...part, places: places.of(part, row) }));
  return { ...row, by };
}

function partOf(part: DecidingPart): Omit<AnswerPart, 'places'> {
  return part.kind === 'statement'
    ? { kind: 'statement', effect: part.effect, number: part.index + 1, name: part.sid }
    : { kind: 'grant', effect: 'Allow', number: part.index + 1, name: part.name };
}
