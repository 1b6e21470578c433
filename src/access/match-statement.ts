import type { AccessRequest } from './authorize.js';
import { conditionHolds } from './evaluate-condition.js';
import { matchPrincipal, type PrincipalMatch } from './match-principal.js';
import type { PatternElement, PolicyDocument, Statement } from './policy.js';
import { matchesResolved, type RequestContext, resolveVariables } from './policy-variables.js';
import { matchesIgnoringCase } from './wildcard.js';

/**
 * How a statement meets a request: null where it doesn't apply. A statement without action or resource has no effect
 * (stored ones can have that; AWS refuses new ones). Identity statements, which have no principals, meet directly.
 */
export function matchStatement(
  statement: Statement,
  request: AccessRequest,
  context: RequestContext,
  version: PolicyDocument['version'],
): PrincipalMatch {
  const { actions, resources, principals, conditions } = statement;
  if (actions === null || resources === null) return null;
  if (!matchesElement(actions, (pattern) => matchesIgnoringCase(pattern, request.action))) return null;
  const variables = version === '2012-10-17';
  const onResource = (pattern: string) => {
    const resolved = variables ? resolveVariables(pattern, context) : pattern;
    return resolved !== null && matchesResolved(resolved, request.resource);
  };
  if (!matchesElement(resources, onResource)) return null;
  if (!conditions.every((condition) => conditionHolds(condition, context, variables))) return null;
  return principals === null ? 'direct' : matchPrincipal(principals, request.caller);
}

function matchesElement({ not, patterns }: PatternElement, matches: (pattern: string) => boolean): boolean {
  return patterns.some(matches) !== not;
}
