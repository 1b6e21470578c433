import { compileCondition } from './compile-condition.js';
import type { AccessRequest } from './evaluate.js';
import { compilePrincipals, type PrincipalMatch } from './match-principal.js';
import type { PatternElement, PolicyDocument, Statement } from './policy.js';
import { matchesResolved, type RequestContext, resolveVariables } from './policy-variables.js';
import { readPolicy } from './read-policy.js';
import { matchesPattern } from './wildcard.js';

/** A policy made ready to be asked again and again. */
export interface CompiledPolicy {
  /** The statements that concern an action (in lower case, with prefix), in the policy's order. */
  statementsFor(action: string): readonly CompiledStatement[];
}

export interface CompiledStatement {
  /** Which of the policy's statements, from 0. */
  readonly index: number;
  readonly sid: string | null;
  readonly effect: 'Allow' | 'Deny';
  /**
   * How the statement meets a request whose action it concerns; null where it doesn't apply. Identity statements, which
   * have no principals, meet directly.
   */
  match(request: AccessRequest, context: () => RequestContext): PrincipalMatch;
}

/** A statement without action or resource has no effect (stored ones can have that; AWS refuses new ones). */
export function compilePolicy({ version, statements }: PolicyDocument): CompiledPolicy {
  const variables = version === '2012-10-17';
  const compiled = statements.flatMap((statement, index) => {
    const { actions, resources } = statement;
    if (actions === null || resources === null) return [];
    return [
      {
        concerns: compileActions(actions),
        statement: compileStatement(statement, resources, index, variables),
      },
    ];
  });
  const known = new Map<string, readonly CompiledStatement[]>();
  return {
    statementsFor: (action) => {
      const found = known.get(action);
      if (found !== undefined) return found;
      const list = compiled.filter(({ concerns }) => concerns(action)).map(({ statement }) => statement);
      if (known.size < mostActions) known.set(action, list);
      return list;
    },
  };
}

/** More than KMS has; names beyond that come from outside and aren't kept. */
const mostActions = 200;

/** Whether the element means an action, in lower case and with its prefix. */
export function compileActions({ not, patterns }: PatternElement): (action: string) => boolean {
  const tests = patterns.map((pattern) => compilePattern(pattern.toLowerCase()));
  return (action) => tests.some((test) => test(action)) !== not;
}

/** Most patterns are a name, or the beginning of one. */
function compilePattern(pattern: string): (text: string) => boolean {
  const beginning = /^([^*?]*)\*+$/.exec(pattern)?.[1];
  if (beginning !== undefined) return (text) => text.startsWith(beginning);
  return /[*?]/.test(pattern) ? (text) => matchesPattern(pattern, text) : (text) => text === pattern;
}

function compileStatement(
  { sid, effect, principals, conditions }: Statement,
  resources: PatternElement,
  index: number,
  variables: boolean,
): CompiledStatement {
  const onResource = compileResources(resources, variables);
  const who = principals === null ? () => 'direct' as const : compilePrincipals(principals, effect);
  const tests = conditions.map((condition) => compileCondition(condition, variables));
  return {
    index,
    sid,
    effect,
    match: (request, context) => {
      const match = who(request.caller);
      if (match === null || !onResource(request.resource, context)) return null;
      return tests.every((test) => test(context())) ? match : null;
    },
  };
}

function compileResources(
  { not, patterns }: PatternElement,
  variables: boolean,
): (resource: string, context: () => RequestContext) => boolean {
  if (patterns.includes('*')) return () => !not;
  return (resource, context) =>
    patterns.some((pattern) => {
      const resolved = variables ? resolveVariables(pattern, context()) : pattern;
      return resolved !== null && matchesResolved(resolved, resource);
    }) !== not;
}

const mostCached = 20_000;
const caches = {
  key: new Map<string, CompiledPolicy | null>(),
  identity: new Map<string, CompiledPolicy | null>(),
};

/**
 * A policy's text, read and compiled; null where it can't be read. The same text is asked again and again, so its
 * compiled form is kept, which no caller can notice.
 */
export function compiledPolicy(text: string, kind: 'key' | 'identity'): CompiledPolicy | null {
  const cache = caches[kind];
  const known = cache.get(text);
  if (known !== undefined) return known;
  const document = readPolicy(text, kind);
  const compiled = document === null ? null : compilePolicy(document);
  if (cache.size >= mostCached) cache.clear();
  cache.set(text, compiled);
  return compiled;
}
