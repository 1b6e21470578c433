import { isKeyOfAction } from '../../../access/condition-keys.js';
import { whoCan } from '../../../access/who-can.js';
import type { AccessRow, AccessWitness } from '../../../model/access-row.js';
import type { DesiredKey } from '../../../model/desired.js';
import type { Target } from '../../../model/estate.js';
import { combineConditions } from '../compile/combine-conditions.js';
import type { Condition } from '../compile/condition.js';
import { conditionsText, type Draft } from '../compile/draft.js';
import { policyText } from '../compile/policy-text.js';
import { keyFacts } from '../questions/key-facts.js';
import { chosenContext } from './chosen-context.js';

/** A request that a statement allows: by whom, and what of it whoever calls has to choose. */
export interface MeetingRequest {
  readonly principal: string;
  readonly context: Readonly<Record<string, readonly string[]>>;
}

/** What the statement is asked about. */
export interface Asked {
  readonly draft: Draft;
  readonly principal: string;
  /** With its prefix. */
  readonly action: string;
  readonly key: DesiredKey;
  readonly target: Target;
}

/** `unmeetable`: the access model knows that there is none; null: it knows none. */
export type FindRequest = (asked: Asked) => MeetingRequest | 'unmeetable' | null;

/**
 * Finds requests that meet a statement's conditions by asking the access model about the statement alone; null where it knows none.
 * What was asked once is remembered, because many keys have the same statements.
 */
export function requestFinder(): FindRequest {
  const known = new Map<string, ReturnType<FindRequest>>();
  return (asked) => {
    const { draft, principal } = asked;
    if (draft.conditions.length === 0) return { principal, context: {} };
    const question = questionText(asked);
    const answer = known.get(question);
    if (answer !== undefined) return answer;
    const found = ask(asked);
    known.set(question, found);
    return found;
  };
}

/** Actions whose requests carry the same of the conditions' keys meet them with the same request. */
function questionText({ draft, principal, action, key, target }: Asked): string {
  const { algorithm, purpose, origin, multiRegion } = key.state;
  const facts = [target.account, algorithm, purpose, origin.kind, multiRegion !== 'single'];
  const { conditions, principals } = draft;
  const carried = conditions.filter((condition) => isKeyOfAction(condition.key, action));
  return JSON.stringify([
    conditionsText(conditions),
    conditionsText(carried),
    principals.kind,
    principal,
    facts,
    asksForAlias(draft) ? key.state.aliases : null,
  ]);
}

/**
 * Whoever may be anybody is best somebody of the key's own account: others need IAM policies as well. An alias that the request has to
 * name is best one of the key's.
 */
function ask(asked: Asked): ReturnType<FindRequest> {
  const { principal, key, target, draft } = asked;
  const wishes = [
    ...(principal === '*' ? [wish('kms:CallerAccount', [target.account])] : []),
    ...(asksForAlias(draft) && key.state.aliases.length > 0
      ? [wish('kms:RequestAlias', key.state.aliases)]
      : []),
  ];
  const found =
    witnessFor(asked, wishes) ??
    wishes.map((each) => witnessFor(asked, [each])).find((each) => each !== null) ??
    witnessFor(asked, []);
  if (found === null) return rowsFor(asked, asked.draft.conditions).length === 0 ? 'unmeetable' : null;
  return {
    principal: principal === '*' ? callerOf(found) : principal,
    context: chosenContext(found.context),
  };
}

function asksForAlias({ conditions }: Draft): boolean {
  return conditions.some(({ key }) => key.toLowerCase() === 'kms:requestalias');
}

function wish(key: string, values: readonly string[]): Condition {
  return { operator: 'StringEquals', key, values, path: [], written: key };
}

function witnessFor(asked: Asked, further: readonly Condition[]): AccessWitness | null {
  const { conditions, clashes } = combineConditions([...asked.draft.conditions, ...further]);
  if (clashes.length > 0) return null;
  return rowsFor(asked, conditions).find((row) => row.witness !== null)?.witness ?? null;
}

function rowsFor(
  { draft, principal, action, key, target }: Asked,
  conditions: Draft['conditions'],
): readonly AccessRow[] {
  const principals = { ...draft.principals, values: [principal] };
  const policy = policyText([{ ...draft, principals, actions: [action], conditions }]);
  const actions = [action.replace(/^kms:/, '')];
  const question = { actions, context: {}, ...(principal === '*' ? {} : { principal }) };
  return whoCan({ policy }, question, keyFacts({ target, arn: null, state: key.state })).rows;
}

/** A session's role stands for its session. */
function callerOf({ principal, context }: AccessWitness): string {
  return context['aws:PrincipalArn']?.[0] ?? principal;
}
