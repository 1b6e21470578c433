import type { NativeGrant } from '../../model/native-grant.js';
import { compileActions } from '../compile-policy.js';
import type { RequestCaller } from '../evaluate.js';
import { matchGrantee, takesContext } from '../match-grant.js';
import { compilePrincipals, type PrincipalMatch } from '../match-principal.js';
import type { Condition, PatternElement, PolicyDocument, PrincipalEntry, Statement } from '../policy.js';

/** The resource of a request, among condition keys. */
export const resourceKey = '#resource';

/** What gave or took access. */
export type DecidingPart =
  | {
      readonly kind: 'statement';
      readonly effect: 'Allow' | 'Deny';
      /** In the policy's list of statements, from 0. */
      readonly index: number;
      readonly sid: string | null;
    }
  | { readonly kind: 'grant'; readonly name: string | null; readonly index: number };

/** A statement or a native grant, as what it says to whom about which action under which conditions. */
export interface Voice {
  readonly part: DecidingPart;
  readonly effect: 'Allow' | 'Deny';
  /** All that decides, as it is written: the same for voices that say the same in the same words. */
  readonly text: string;
  /** In lower case, with prefix. */
  concerns(action: string): boolean;
  who(caller: RequestCaller): PrincipalMatch;
  readonly actionPatterns: readonly string[];
  /** Whether the patterns are those of `NotAction`. */
  readonly isNotAction: boolean;
  readonly principals: readonly PrincipalEntry[];
  /** Whether the principals are those of `NotPrincipal`. */
  readonly isNotPrincipal: boolean;
  /** With what it asks of the resource. */
  readonly conditions: readonly Condition[];
  /** Whether its policy knows variables. */
  readonly variables: boolean;
}

export function policyVoices(policy: PolicyDocument): readonly Voice[] {
  const variables = policy.version === '2012-10-17';
  return policy.statements.flatMap((statement, index) => statementVoice(statement, index, variables));
}

/** A statement without action, resource or principal says nothing. */
function statementVoice(statement: Statement, index: number, variables: boolean): readonly Voice[] {
  const { sid, effect, principals, actions, resources, conditions } = statement;
  if (principals === null || actions === null || resources === null) return [];
  if (resources.not && resources.patterns.includes('*')) return [];
  return [
    {
      part: { kind: 'statement', effect, index, sid },
      effect,
      text: JSON.stringify([effect, variables, principals, actions, resources, conditions]),
      concerns: compileActions(actions),
      who: compilePrincipals(principals, effect),
      actionPatterns: actions.patterns,
      isNotAction: actions.not,
      principals: principals.entries,
      isNotPrincipal: principals.not,
      conditions: [...conditions, ...resourceCondition(resources)],
      variables,
    },
  ];
}

/**
 * A native grant as allow statements: one for its operations that take an encryption context, one for the others, which its
 * constraints on the context don't concern.
 */
export function grantVoices(grants: readonly NativeGrant[]): readonly Voice[] {
  return grants.flatMap((grant, index) => {
    const { operations, constraints } = grant;
    const part = { kind: 'grant', name: grant.name, index } as const;
    const source = constraints.sourceArn === undefined ? [] : [sourceCondition(constraints.sourceArn)];
    const groups = [
      { operations: operations.filter(takesContext), conditions: [...contextConditions(grant), ...source] },
      {
        operations: operations.filter((name) => !takesContext(name) && !/^RetireGrant$/i.test(name)),
        conditions: source,
      },
      { operations: operations.filter((name) => /^RetireGrant$/i.test(name)), conditions: [] },
    ];
    return groups
      .filter((group) => group.operations.length > 0)
      .map((group) => grantVoice(grant, group.operations, group.conditions, part));
  });
}

function grantVoice(
  { grantee }: NativeGrant,
  operations: readonly string[],
  conditions: readonly Condition[],
  part: DecidingPart,
): Voice {
  const names = operations.map((name) => `kms:${name}`);
  const lower = new Set(names.map((name) => name.toLowerCase()));
  return {
    part,
    effect: 'Allow',
    text: JSON.stringify(['grant', grantee, operations, conditions]),
    concerns: (action) => lower.has(action),
    who: (caller) => matchGrantee(grantee, caller),
    actionPatterns: names,
    isNotAction: false,
    isNotPrincipal: false,
    principals: [
      grantee.kind === 'service'
        ? { type: 'Service', value: grantee.name }
        : { type: 'AWS', value: grantee.arn },
    ],
    conditions,
    variables: false,
  };
}

function resourceCondition({ not, patterns }: PatternElement): readonly Condition[] {
  if (patterns.includes('*')) return [];
  return [plain(not ? 'StringNotLike' : 'StringLike', resourceKey, patterns)];
}

function contextConditions({ constraints }: NativeGrant): readonly Condition[] {
  const { encryptionContextEquals, encryptionContextSubset } = constraints;
  const pairs = encryptionContextEquals ?? encryptionContextSubset ?? {};
  const wanted = Object.entries(pairs)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, value]) => plain('StringEquals', `kms:EncryptionContext:${name}`, [value]));
  if (encryptionContextEquals === undefined) return wanted;
  const names = Object.keys(pairs).sort();
  const only = plain('StringEqualsIgnoreCase', 'kms:EncryptionContextKeys', names);
  return [...wanted, { ...only, quantifier: 'ForAllValues' }];
}

function sourceCondition(arn: string): Condition {
  return plain('ArnLike', 'aws:SourceArn', [arn]);
}

function plain(operator: string, key: string, values: readonly string[]): Condition {
  return { operator, quantifier: null, ifExists: false, key, values };
}
