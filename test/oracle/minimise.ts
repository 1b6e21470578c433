import { listOf, type OneOrMany, type RawPolicy, type RawStatement, statementsOf } from './raw-policy.js';

/** The smallest that can be reached by taking one thing away at a time while it stays interesting. */
export function minimised<T>(
  start: T,
  smaller: (one: T) => readonly T[],
  isInteresting: (one: T) => boolean,
): T {
  let current = start;
  for (;;) {
    const next = smaller(current).find(isInteresting);
    if (next === undefined) return current;
    current = next;
  }
}

/** The policy without one statement, or with one statement that has one principal, action or test less. */
export function smallerPolicies(policy: RawPolicy): readonly RawPolicy[] {
  const statements = statementsOf(policy);
  const fewer = without(statements).map((Statement) => ({ ...policy, Statement }));
  const thinner = statements.flatMap((statement, at) =>
    smallerStatements(statement).map((other) => ({
      ...policy,
      Statement: statements.map((one, index) => (index === at ? other : one)),
    })),
  );
  return [...fewer, ...thinner];
}

function smallerStatements(statement: RawStatement): readonly RawStatement[] {
  const { Sid, Condition, ...rest } = statement;
  const lists = (['Action', 'NotAction', 'Resource', 'NotResource'] as const).flatMap((name) =>
    shorter(statement[name]).map((list) => ({ ...statement, [name]: list })),
  );
  const people = (['Principal', 'NotPrincipal'] as const).flatMap((name) => {
    const element = statement[name];
    if (element === undefined || element === '*') return [];
    return Object.entries(element).flatMap(([type, list]) => {
      const others = Object.fromEntries(Object.entries(element).filter(([other]) => other !== type));
      const gone = Object.keys(others).length > 0 ? [{ ...statement, [name]: others }] : [];
      return [
        ...gone,
        ...shorter(list).map((less) => ({ ...statement, [name]: { ...others, [type]: less } })),
      ];
    });
  });
  const tests = Object.entries(Condition ?? {}).flatMap(([operator, keys]) =>
    Object.entries(keys).flatMap(([key, values]) => {
      const { [key]: _, ...otherKeys } = keys;
      const { [operator]: __, ...others } = Condition ?? {};
      const fewer = Object.keys(otherKeys).length > 0 ? { ...others, [operator]: otherKeys } : others;
      return [
        { ...statement, Condition: fewer },
        ...shorter(values).map((less) => ({
          ...statement,
          Condition: { ...Condition, [operator]: { ...keys, [key]: less } },
        })),
      ];
    }),
  );
  const plain = Sid === undefined ? [] : [{ ...rest, ...(Condition === undefined ? {} : { Condition }) }];
  return [...plain, ...lists, ...people, ...tests];
}

function shorter<T extends string | number | boolean>(
  list: OneOrMany<T> | undefined,
): readonly (readonly T[])[] {
  const members = listOf(list);
  return members.length < 2 ? [] : without(members);
}

export function without<T>(list: readonly T[]): readonly (readonly T[])[] {
  return list.map((_, index) => list.filter((__, other) => other !== index));
}
