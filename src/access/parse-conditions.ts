import { operatorText, parseOperator } from './condition-operators.js';
import type { Condition, PolicyProblem } from './policy.js';

type Path = PolicyProblem['path'];
type Add = (message: string, path: Path) => void;

/** The conditions in a statement's `Condition`, which stands at `path`; `add` gets what is wrong with them. */
export function parseConditions(value: unknown, path: Path, add: Add): readonly Condition[] {
  if (value === undefined) return [];
  if (!isMembers(value)) {
    add('`Condition` is an object of operators', path);
    return [];
  }
  const conditions = Object.entries(value).flatMap(([word, keys]) =>
    parseKeys(word, keys, [...path, word], add),
  );
  const names = conditions.map((condition) => `${operatorText(condition)} ${condition.key.toLowerCase()}`);
  const twice = names.find((name, index) => names.indexOf(name) < index);
  if (twice !== undefined) add(`\`${twice}\` stands there twice, in different cases`, path);
  return conditions;
}

function parseKeys(word: string, keys: unknown, path: Path, add: Add): readonly Condition[] {
  const operator = parseOperator(word);
  if (operator === null) {
    add(`\`${word}\` is no condition operator`, path);
    return [];
  }
  if (!isMembers(keys)) {
    add('a condition operator has an object of keys', path);
    return [];
  }
  return Object.entries(keys).map(([key, values]) => {
    const list: readonly unknown[] = Array.isArray(values) ? values : [values];
    return { ...operator, key, values: list.map((item, index) => scalar(item, [...path, key, index], add)) };
  });
}

/** AWS takes numbers and bools where it wants their text. */
function scalar(value: unknown, path: Path, add: Add): string {
  if (typeof value === 'string') return value;
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  add('a value is text', path);
  return '';
}

function isMembers(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
