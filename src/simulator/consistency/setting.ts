/** What can be seen late. `keys` are new keys, `principals` what the control API does to roles and users. */
export const consistencyKinds = ['keys', 'policies', 'tags', 'aliases', 'grants', 'principals'] as const;

export type ConsistencyKind = (typeof consistencyKinds)[number];

/**
 * How soon a change is seen by the calls after it: `immediate`, or after a delay of its own between nothing and
 * `upToSeconds` (may be a fraction), for the changes of these kinds (default: all).
 */
export type ConsistencySetting =
  | 'immediate'
  | { readonly upToSeconds: number; readonly kinds?: readonly ConsistencyKind[] };

/** A setting in its full form; nothing is late where `upTo` (milliseconds) is 0. */
export interface Lateness {
  readonly upTo: number;
  readonly kinds: readonly ConsistencyKind[];
}

/** A day: far more than AWS takes, and still a number of milliseconds that a clock can add. */
const mostSeconds = 86_400;

/** Throws a RangeError for a number of seconds outside 0 to 86,400 and for an unknown kind. */
export function latenessOf(setting: ConsistencySetting): Lateness {
  if (setting === 'immediate') return { upTo: 0, kinds: consistencyKinds };
  const { upToSeconds, kinds = consistencyKinds } = setting;
  if (!(upToSeconds >= 0 && upToSeconds <= mostSeconds))
    throw new RangeError(`\`upToSeconds\` has to be a number from 0 to ${mostSeconds}`);
  const other = kinds.find((kind) => !consistencyKinds.includes(kind));
  if (other !== undefined)
    throw new RangeError(`\`kinds\` are of ${consistencyKinds.join(', ')}, and not \`${other}\``);
  return { upTo: upToSeconds * 1000, kinds };
}
