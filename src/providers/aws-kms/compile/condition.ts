import type { Path } from '../../../model/place.js';

/** One condition of a statement: an operator, a key, and the values of which one must match. */
export interface Condition {
  readonly operator: string;
  readonly key: string;
  readonly values: readonly string[];
  /** Where the estate asks for it, in the grant's document. */
  readonly path: Path;
  /** What the user wrote, for messages: `viaService`. */
  readonly written: string;
}

/** A condition operator in its parts: `ForAllValues:StringEqualsIfExists`. */
export interface OperatorParts {
  readonly set: 'ForAllValues' | 'ForAnyValue' | null;
  readonly base: string;
  readonly ifExists: boolean;
}

/** Takes an operator apart. */
export function operatorParts(operator: string): OperatorParts {
  const [, set, rest] = /^(?:(ForAllValues|ForAnyValue):)?(.*)$/.exec(operator) ?? [];
  const text = rest ?? operator;
  const ifExists = text.endsWith('IfExists');
  return {
    set: set === 'ForAllValues' || set === 'ForAnyValue' ? set : null,
    base: ifExists ? text.slice(0, -'IfExists'.length) : text,
    ifExists,
  };
}

/** Values that must be taken literally: `${` would start a policy variable (IAM user guide, "Policy variables"). */
export function literal(value: string): string {
  // biome-ignore lint/suspicious/noTemplateCurlyInString: IAM's variables look like JavaScript's
  return value.replaceAll('${', '${$}{');
}
