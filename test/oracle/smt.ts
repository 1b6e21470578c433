import type { NativeGrant } from '../../src/model/native-grant.js';
import { accessOf } from './check-pair.js';
import { isCaller, pairCallers } from './grid.js';
import { actionsOf } from './key-actions.js';
import { grantNaming } from './naive-grants.js';
import { type Caller, isRoot, type Naming, namingOf } from './naive-principals.js';
import { isLike, plainChars } from './naive-text.js';
import type { RawState } from './pairs.js';
import { listOf, type RawPolicy, type RawStatement, statementsOf } from './raw-policy.js';
import { conditionFormula } from './smt-conditions.js';
import { and, not, or } from './smt-text.js';
import { universe } from './smt-universe.js';
import { keyAccount, keyArn } from './world.js';

/**
 * The question "is there a request that may more after than before?" as SMT-LIB text: satisfiable if there is. Who calls and
 * what are finite, the values of condition keys are the solver's to choose.
 */
export function gainProblem(before: RawState, after: RawState): string {
  const actions = actionsOf([before, after].flatMap(({ policy }) => (policy === null ? [] : [policy])));
  const acrossAccounts = indexesWhere(actions, (action) => worksAcrossAccounts(action));
  const [old, fresh] = [access(before, actions, acrossAccounts), access(after, actions, acrossAccounts)];
  const gain = or([and([fresh.some, not(old.some)]), and([fresh.direct, not(old.direct)])]);
  const nobody = pairCallers.flatMap((caller, index) =>
    isCaller(caller, [before.policy, after.policy]) ? [] : [`(not (= c ${index}))`],
  );
  return `${universe(actions)}\n(assert ${and([gain, ...nobody])})`;
}

interface Access {
  /** Whether the request may, or its account's IAM policies may let it. */
  readonly some: string;
  /** Whether it may whatever IAM policies say. */
  readonly direct: string;
}

function access({ policy, grants }: RawState, actions: readonly string[], acrossAccounts: string): Access {
  const statements = policy === null ? [] : statementsOf(policy);
  const applies = statements.map((statement) => aboutFormula(statement, actions));
  const named = (effect: RawStatement['Effect'], namings: readonly Naming[]) =>
    or(
      statements.flatMap((statement, index) => {
        if (statement.Effect !== effect) return [];
        return [
          and([
            applies[index] ?? 'false',
            callerFormula((caller) => namings.includes(namingOf(statement, caller))),
          ]),
        ];
      }),
    );
  const granted = (namings: readonly Naming[]) =>
    or(grants.map((grant) => grantFormula(grant, actions, namings)));
  const [any, personal] = [
    ['self', 'role', 'account'],
    ['self', 'role'],
  ] as const;
  const anyAllow = or([named('Allow', any), granted(any)]);
  const personalAllow = or([named('Allow', personal), granted(personal)]);
  const isIam = callerFormula((caller) => 'arn' in caller);
  const here = callerFormula((caller) => 'arn' in caller && caller.account === keyAccount);
  const some = and([not(named('Deny', any)), anyAllow, or([not(isIam), here, acrossAccounts])]);
  const direct = and([some, or([not(isIam), callerFormula(isRoot), and([here, personalAllow])])]);
  return { some, direct };
}

function aboutFormula(statement: RawStatement, actions: readonly string[]): string {
  const { Action, NotAction, Resource, NotResource, Condition } = statement;
  const listed = (patterns: readonly string[], text: string) =>
    patterns.some((pattern) => isLike(plainChars(pattern), text));
  const onKey =
    Resource === undefined
      ? NotResource !== undefined && !listed(listOf(NotResource), keyArn)
      : listed(listOf(Resource), keyArn);
  if (!onKey || (Action === undefined && NotAction === undefined)) return 'false';
  const patterns = listOf(Action ?? NotAction).map((pattern) => pattern.toLowerCase());
  const about = indexesWhere(
    actions,
    (action) => listed(patterns, action.toLowerCase()) === (Action !== undefined),
  );
  return and([about, conditionFormula(Condition ?? {})]);
}

function grantFormula(grant: NativeGrant, actions: readonly string[], namings: readonly Naming[]): string {
  const about = indexesWhere(actions, (action) => grant.operations.includes(action.slice('kms:'.length)));
  const [operation = ''] = grant.operations;
  const isGrantee = (caller: Caller) =>
    namings.includes(grantNaming({ ...grant, constraints: {} }, operation.toLowerCase(), caller, new Map()));
  return and([about, callerFormula(isGrantee)]);
}

function callerFormula(matches: (caller: Caller) => boolean): string {
  const indexes = pairCallers.flatMap((caller, index) => (matches(caller) ? [`(= c ${index})`] : []));
  return indexes.length === pairCallers.length ? 'true' : or(indexes);
}

function indexesWhere(actions: readonly string[], matches: (action: string) => boolean): string {
  const indexes = actions.flatMap((action, index) => (matches(action) ? [`(= a ${index})`] : []));
  return indexes.length === actions.length ? 'true' : or(indexes);
}

const open: RawPolicy = { Statement: { Effect: 'Allow', Principal: '*', Action: '*', Resource: '*' } };

/** As the naive evaluator has it: somebody of another account, whom an open policy lets do it. */
function worksAcrossAccounts(action: string): boolean {
  const stranger = pairCallers.find((caller) => 'arn' in caller && caller.account !== keyAccount);
  if (stranger === undefined) throw new Error('there is nobody of another account');
  const request = { action, resource: keyArn, caller: stranger, context: {} };
  return accessOf({ policy: open, grants: [] }, request) > 0;
}
