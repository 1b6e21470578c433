/**
 * Gives as many people as possible a group of their own. `choices` has each person's groups; the answer has each person's
 * group, null for whoever is left without. The largest matching of a bipartite graph by augmenting paths (Kuhn, 1955): when somebody's
 * groups are all taken, those who have them are asked to move.
 */
export function matchGroups(choices: readonly (readonly string[])[]): readonly (string | null)[] {
  const holders = new Map<string, number>();
  const place = (person: number, asked: Set<string>): boolean => {
    for (const group of choices[person] ?? []) {
      if (asked.has(group)) continue;
      asked.add(group);
      const holder = holders.get(group);
      if (holder !== undefined && !place(holder, asked)) continue;
      holders.set(group, person);
      return true;
    }
    return false;
  };
  for (const person of choices.keys()) place(person, new Set());
  const groups: (string | null)[] = choices.map(() => null);
  for (const [group, person] of holders) groups[person] = group;
  return groups;
}
