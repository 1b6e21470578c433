/** How bad a change can be, from harmless to fatal. */
export const risks = ['routine', 'widening', 'narrowing', 'sensitive', 'destructive'] as const;
export type Risk = (typeof risks)[number];

/** The worse of the two. */
export function worseRisk(a: Risk, b: Risk): Risk {
  return risks.indexOf(a) >= risks.indexOf(b) ? a : b;
}

/** The worst of the list; `routine` for none. */
export function worstRisk(list: readonly Risk[]): Risk {
  return list.reduce(worseRisk, 'routine');
}
