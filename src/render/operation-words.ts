import { everyAction, operationActions, traitActions, usageActions } from '../model/operation-actions.js';
import type { Operation } from '../model/operations.js';

/** The verbs in the order in which a reader wants to see them: using the key, managing it, looking at it. */
const verbs: readonly Operation[] = [
  'decrypt',
  'encrypt',
  'reencrypt',
  'generate-data-key',
  'generate-data-key-pair',
  'sign',
  'verify',
  'mac',
  'verify-mac',
  'derive',
  'encapsulate',
  'decapsulate',
  'grant-to-service',
  'administer',
  'audit',
  'get-public-key',
  'describe',
];

/** Actions without a verb that a reader wants to see before the rest: they hand on a key, or end it. */
const telling = /grant|policy|deletion|disable|delete|replicate|import/i;

/** What `every operation but …` names at most. */
const mostMissing = 6;

/**
 * The actions of an access row as the operations that they make up, and the others by their own names, the most telling
 * first. `forServices` says that grants can be made for AWS services only, as `grant-to-service` demands.
 */
export function operationWords(actions: readonly string[], forServices: boolean): readonly string[] {
  const given = new Set(actions.map((action) => action.replace(/^kms:/i, '')));
  if (given.has('*')) {
    const missing = missingFrom(given);
    if (missing.length === 0) return ['every operation'];
    if (missing.length <= mostMissing)
      return [`every operation but ${named(new Set(missing), forServices).join(', ')}`];
  }
  return named(given, forServices);
}

function named(given: ReadonlySet<string>, forServices: boolean): readonly string[] {
  const covered = new Set<string>();
  const words = verbs.filter((verb) => {
    if (verb === 'grant-to-service' && !forServices) return false;
    const parts = operationActions[verb];
    const needed = neededFor(verb);
    if (!needed.every((action) => given.has(action)) || needed.every((action) => covered.has(action)))
      return false;
    for (const action of parts) covered.add(action);
    return true;
  });
  const others = [...given].filter((action) => !covered.has(action));
  const plain = others.filter((action) => !action.includes('*'));
  return [
    ...words,
    ...plain.filter((name) => telling.test(name)),
    ...futureWords(others.filter((action) => action.includes('*'))),
    ...plain.filter((name) => !telling.test(name)),
  ];
}

/** Wildcards also stand for what AWS adds to KMS later; what there is now is named beside them. */
function futureWords(wildcards: readonly string[]): readonly string[] {
  if (wildcards.includes('*')) return ['operations that KMS doesn’t have yet'];
  return wildcards.length === 0 ? [] : [`any new ${wildcards.join(' or ')}`];
}

/**
 * The actions without which somebody can't do what the verb says: of those that administer or audit, what goes beyond the lesser
 * verb, and is not of some kinds of key only.
 */
function neededFor(verb: Operation): readonly string[] {
  const parts = operationActions[verb];
  if (verb !== 'administer' && verb !== 'audit') return parts;
  const lesser = operationActions[verb === 'administer' ? 'audit' : 'describe'];
  return parts.filter((action) => !lesser.includes(action) && !traitActions.flat().includes(action));
}

/**
 * The actions that aren't there although the key may have them. A key has one usage; where actions of one usage only
 * are given, those of the others aren't missing, and neither is a trait of which nothing is given.
 */
function missingFrom(given: ReadonlySet<string>): readonly string[] {
  const has = (actions: readonly string[]) => actions.some((action) => given.has(action));
  const usages = usageActions.filter(has);
  if (usages.length !== 1) return everyAction.filter((action) => !given.has(action));
  const impossible = new Set([...usageActions, ...traitActions].filter((actions) => !has(actions)).flat());
  return everyAction.filter((action) => !given.has(action) && !impossible.has(action));
}
