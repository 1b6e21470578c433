import { operatorText } from './condition-operators.js';
import type { Condition, PatternElement, PolicyDocument, PrincipalElement, Statement } from './policy.js';
import { principalTypes } from './policy.js';

type Written = Record<string, unknown>;

/** A policy as compact JSON text in AWS's spelling, members in a fixed order, lists of one as the one. */
export function printPolicy({ version, id, statements }: PolicyDocument): string {
  return JSON.stringify({
    Version: version,
    ...(id === null ? {} : { Id: id }),
    Statement: statements.map(writtenStatement),
  });
}

function writtenStatement({ sid, effect, principals, actions, resources, conditions }: Statement): Written {
  return {
    ...(sid === null ? {} : { Sid: sid }),
    Effect: effect,
    ...(principals === null
      ? {}
      : { [principals.not ? 'NotPrincipal' : 'Principal']: writtenPrincipals(principals) }),
    ...writtenPatterns('Action', actions),
    ...writtenPatterns('Resource', resources),
    ...(conditions.length === 0 ? {} : { Condition: writtenConditions(conditions) }),
  };
}

function writtenPrincipals({ entries }: PrincipalElement): Written {
  const written: Written = {};
  for (const type of principalTypes) {
    const values = entries.filter((entry) => entry.type === type).map(({ value }) => value);
    if (values.length > 0) written[type] = bare(values);
  }
  return written;
}

function writtenPatterns(name: string, element: PatternElement | null): Written {
  return element === null ? {} : { [element.not ? `Not${name}` : name]: bare(element.patterns) };
}

function writtenConditions(conditions: readonly Condition[]): Written {
  const written: Record<string, Written> = {};
  for (const condition of conditions) {
    const operator = operatorText(condition);
    written[operator] = { ...written[operator], [condition.key]: bare(condition.values) };
  }
  return written;
}

function bare(values: readonly string[]): string | readonly string[] {
  const [only] = values;
  return values.length === 1 && only !== undefined ? only : values;
}
