import { derivedContext, isAlways, isFree } from './feasible.js';
import { pairCallers } from './grid.js';
import type { Caller } from './naive-principals.js';
import { declarations, offsetOfV6, smtKey, smtKeys } from './smt-conditions.js';
import { and, not, or, quoted } from './smt-text.js';

/** Who calls (`c`) and what (`a`), as numbers; which condition keys such a request has is fixed by them. */
export function universe(actions: readonly string[]): string {
  return [
    `(declare-const c Int)(assert (and (>= c 0) (< c ${pairCallers.length})))`,
    `(declare-const a Int)(assert (and (>= a 0) (< a ${actions.length})))`,
    declarations,
    ...smtKeys.flatMap(({ key, kind }, index) => [
      ...(kind === 'ip'
        ? [`(assert (and (>= v${index} 0) (< v${index} ${offsetOfV6 + (1n << 128n)})))`]
        : []),
      ...presence(key, actions),
    ]),
  ].join('\n');
}

function presence(key: string, actions: readonly string[]): readonly string[] {
  const { present, value } = smtKey(key);
  const always = smtKeys.some((known) => known.key === key && isAlways(known));
  const groups = new Map<string, number[]>();
  for (const [index, caller] of pairCallers.entries()) {
    const rules = actions.map((action) => rule(key, caller, action, always));
    const name = JSON.stringify(rules);
    groups.set(name, [...(groups.get(name) ?? []), index]);
  }
  return [...groups].flatMap(([name, indexes]) => {
    const rules: readonly string[] = JSON.parse(name);
    const isCaller = or(indexes.map((index) => `(= c ${index})`));
    return [...new Set(rules)].flatMap((text) => {
      if (text === 'free') return [];
      const isAction = rules.every((other) => other === text)
        ? 'true'
        : or(rules.flatMap((other, index) => (other === text ? [`(= a ${index})`] : [])));
      const then =
        text === 'absent'
          ? not(present)
          : text === 'always'
            ? present
            : and([present, `(= ${value} ${quoted(text.slice(1))})`]);
      return [`(assert (=> ${and([isCaller, isAction])} ${then}))`];
    });
  });
}

/** `absent`, `always`, `free`, or `=` and the one value. */
function rule(key: string, caller: Caller, action: string, always: boolean): string {
  const [own] = derivedContext(caller, action)[key] ?? [];
  if (own !== undefined) return `=${own}`;
  if (!isFree(key, caller, action)) return 'absent';
  return always ? 'always' : 'free';
}
