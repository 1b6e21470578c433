import canonicalize from 'canonicalize';
import type { ApprovalPolicy, ApproverGroup } from '../../model/approval.js';
import type { Estate } from '../../model/estate.js';
import type { Json } from '../../model/json.js';
import type { RulesChange } from '../../model/plan.js';
import { type GroupContent, groupEffect, type PolicyContent, policyEffect } from './rules-words.js';

/** The documents of an estate that decide about approval. */
export type Documents = Pick<Estate, 'approverGroups' | 'approvalPolicies'>;

export const noDocuments: Documents = { approverGroups: [], approvalPolicies: [] };

/**
 * The documents that `proposed` has otherwise than `trusted`, by id. With a base, without those that it has as the base: there
 * `trusted` has moved on, and `proposed` changes nothing.
 */
export function compareRules(
  trusted: Documents,
  base: Documents | null,
  proposed: Documents,
): readonly RulesChange[] {
  const groups = compare('ApproverGroup', groupEffect, [trusted, base, proposed].map(groupsOf));
  const policies = compare('ApprovalPolicy', policyEffect, [trusted, base, proposed].map(policiesOf));
  return [...groups, ...policies].sort((a, b) => (a.id < b.id ? -1 : 1));
}

type Named<Content> = ReadonlyMap<string, Content> | null;

function compare<Content extends { readonly name: string }>(
  kind: RulesChange['kind'],
  effectOf: (before: Content | null, after: Content | null) => string,
  [trusted, base, proposed]: readonly Named<Content>[],
): readonly RulesChange[] {
  const names = new Set([...(trusted?.keys() ?? []), ...(proposed?.keys() ?? [])]);
  return [...names].flatMap((name) => {
    const [before, after] = [trusted?.get(name) ?? null, proposed?.get(name) ?? null];
    if (isSame(before, after)) return [];
    if (base !== null && base !== undefined && isSame(base.get(name) ?? null, after)) return [];
    const id = `rules/${kind}/${name}`;
    const effect = effectOf(before, after);
    return [{ id, kind, name, effect, before: jsonOf(before), after: jsonOf(after) }];
  });
}

function groupsOf(documents: Documents | null): Named<GroupContent> {
  return named(documents?.approverGroups.map(({ source: _, ...content }: ApproverGroup) => content));
}

function policiesOf(documents: Documents | null): Named<PolicyContent> {
  return named(documents?.approvalPolicies.map(({ source: _, ...content }: ApprovalPolicy) => content));
}

function named<Content extends { readonly name: string }>(
  contents: readonly Content[] | undefined,
): Named<Content> {
  return contents === undefined ? null : new Map(contents.map((content) => [content.name, content]));
}

function isSame(a: unknown, b: unknown): boolean {
  return canonicalize(a) === canonicalize(b);
}

/** A plain copy: what a plan holds is JSON and nothing else. */
function jsonOf(content: object | null): Json {
  const json: Json = JSON.parse(JSON.stringify(content));
  return json;
}
