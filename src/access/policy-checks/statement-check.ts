import { operatorText } from '../condition-operators.js';
import type { Condition, PolicyDocument, Statement } from '../policy.js';
import type {
  CheckInfo,
  CheckParameters,
  NoParameters,
  PolicyCheck,
  PolicyFacts,
  PolicyFinding,
} from './check.js';

type Path = PolicyFinding['path'];

/** What is wrong in a statement; the path starts at the statement. */
export interface Spot {
  readonly path: Path;
  readonly message: string;
}

/** One statement with what a check may need to judge it. */
export interface Look<P extends CheckParameters> {
  readonly statement: Statement;
  readonly index: number;
  readonly policy: PolicyDocument;
  readonly facts: PolicyFacts;
  readonly parameters: P;
}

/** A check that looks at one statement after the other. */
export function statementCheck(
  info: CheckInfo,
  look: (look: Look<NoParameters>) => readonly Spot[],
): PolicyCheck<NoParameters> {
  return adjustableCheck({ ...info, parameters: {} }, look);
}

/** The same with parameters. */
export function adjustableCheck<P extends CheckParameters>(
  info: CheckInfo & { readonly parameters: P },
  look: (look: Look<P>) => readonly Spot[],
): PolicyCheck<P> {
  return {
    ...info,
    run: (policy, facts, parameters) =>
      policy.statements.flatMap((statement, index) =>
        look({ statement, index, policy, facts, parameters }).map((spot) =>
          findingAt(statement, index, spot),
        ),
      ),
  };
}

export function findingAt({ sid }: Statement, index: number, { path, message }: Spot): PolicyFinding {
  return { statement: index, sid, path: ['Statement', index, ...path], message };
}

/** Where a condition stands, or one of its values. */
export function conditionPath(condition: Condition, value?: number): Path {
  const path = ['Condition', operatorText(condition), condition.key];
  return value === undefined ? path : [...path, value];
}

/** Where an action pattern stands. */
export function actionPath({ actions }: Statement, pattern?: number): Path {
  const name = actions?.not === true ? 'NotAction' : 'Action';
  return pattern === undefined ? [name] : [name, pattern];
}

/** Where a principal stands, by its index among all of the statement. */
export function principalPath({ principals }: Statement, entry?: number): Path {
  const name = principals?.not === true ? 'NotPrincipal' : 'Principal';
  const found = entry === undefined ? undefined : principals?.entries[entry];
  if (found === undefined || entry === undefined) return [name];
  const before = principals?.entries.slice(0, entry).filter(({ type }) => type === found.type) ?? [];
  return [name, found.type, before.length];
}
