import { conditionsText, type Draft, principalsText } from './draft.js';

/**
 * Joins statements where the joined one means the same: the same principals under the same conditions, then the
 * same actions under the same conditions. Managers' statements stay apart from grants', so that a reader sees
 * administration and use side by side. The result doesn't depend on the order of the input.
 */
export function mergeDrafts(drafts: readonly Draft[]): readonly Draft[] {
  const byPrincipals = join(drafts, (draft) => `${draft.rank} ${principalsText(draft)}`);
  return join(byPrincipals, (draft) => `${draft.rank} ${draft.principals.kind} ${draft.actions.join()}`);
}

function join(drafts: readonly Draft[], aspect: (draft: Draft) => string): readonly Draft[] {
  const groups = new Map<string, Draft>();
  for (const draft of drafts) {
    const group = `${aspect(draft)}\n${conditionsText(draft.conditions)}`;
    const other = groups.get(group);
    groups.set(group, other === undefined ? draft : both(other, draft));
  }
  return [...groups.values()];
}

function both(a: Draft, b: Draft): Draft {
  return {
    ...a,
    labels: union(a.labels, b.labels),
    askings: [...a.askings, ...b.askings],
    actions: union(a.actions, b.actions),
    principals: {
      kind: a.principals.kind,
      values: everybodyOr(union(a.principals.values, b.principals.values)),
    },
  };
}

/** Everybody and somebody is everybody. */
function everybodyOr(values: readonly string[]): readonly string[] {
  return values.includes('*') ? ['*'] : values;
}

function union(a: readonly string[], b: readonly string[]): readonly string[] {
  return [...new Set([...a, ...b])].sort();
}
