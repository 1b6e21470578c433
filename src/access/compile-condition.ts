import { comparisons } from './comparisons.js';
import { conditionOperators, type OperatorName, parseOperator } from './condition-operators.js';
import type { Condition } from './policy.js';
import { type RequestContext, resolveVariables } from './policy-variables.js';

/** Whether something holds for a request. */
export type ContextTest = (context: RequestContext) => boolean;

/**
 * A condition as a test of a request. Without the key, positive operators fail, negated and `IfExists` ones hold,
 * `ForAllValues` holds and `ForAnyValue` fails; an empty list counts as no key, and so does empty text for those two and `Null`.
 * Source: IAM user guide, "Multivalued context keys" and "Condition operators".
 */
export function compileCondition(condition: Condition, variables: boolean): ContextTest {
  const operator = parseOperator(condition.operator)?.operator;
  if (operator === undefined) return () => false;
  const key = condition.key.toLowerCase();
  if (operator === 'Null') {
    // Source: IAM Access Analyzer, "Policy check reference", on ForAllValues and ForAnyValue with Null.
    if (condition.quantifier !== null) return () => condition.quantifier === 'ForAllValues';
    const wanted = condition.values.map((value) => value.toLowerCase() === 'true');
    return (context) => wanted.includes(isNothing(context.get(key)));
  }
  const { negated } = conditionOperators[operator];
  const absent = condition.ifExists || (condition.quantifier === null && negated);
  const fits = compileValues(operator, condition.values, variables);
  const all = condition.quantifier === 'ForAllValues' || (condition.quantifier === null && negated);
  return (context) => {
    const present = context.get(key);
    const isForAll = condition.quantifier === 'ForAllValues';
    if (present === undefined || present.length === 0) return absent || isForAll;
    if (condition.quantifier !== null && isNothing(present)) return isForAll;
    const holds = (text: string) => fits(text, context) !== negated;
    return all ? present.every(holds) : present.some(holds);
  };
}

function isNothing(values: readonly string[] | undefined): boolean {
  return values === undefined || values.every((value) => value === '');
}

/** Whether a value of the request fits one of the policy's; values with variables are resolved for each request. */
function compileValues(
  operator: OperatorName,
  values: readonly string[],
  variables: boolean,
): (text: string, context: RequestContext) => boolean {
  const compare = comparisons[operator];
  const open = variables ? values.filter((value) => value.includes('${')) : [];
  const fixed = values.filter((value) => !open.includes(value)).map((value) => compare(value));
  return (text, context) =>
    fixed.some((fits) => fits(text)) ||
    open.some((value) => {
      const resolved = resolveVariables(value, context);
      return resolved !== null && compare(resolved)(text);
    });
}
