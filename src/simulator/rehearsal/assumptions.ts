import type { World } from '../world.js';
import type { ObservedPlace } from './place.js';

/** What a stage was built on. */
export interface Grounds {
  /** Whoever applies, each once. */
  readonly appliers: readonly string[];
  /** Principals that only the plan names. */
  readonly assumed: readonly string[];
  /** Custom key stores that only the plan names. */
  readonly assumedStores: readonly string[];
  /** Appliers whom the world doesn't list. */
  readonly unlisted: readonly string[];
  readonly world: World | null;
  readonly places: readonly ObservedPlace[];
}

/** What a rehearsal takes for granted, in whole sentences for people. */
export function assumptionsOf({
  appliers,
  assumed,
  assumedStores,
  unlisted,
  world,
  places,
}: Grounds): readonly string[] {
  const who = appliers.map((arn) => `\`${arn}\``).join(', ');
  const unmanaged = places.reduce(
    (sum, { observed }) => sum + observed.unmanaged.length - (observed.holders?.length ?? 0),
    0,
  );
  return [
    `The plan is applied as ${who}.`,
    ...(world === null
      ? [
          'No world file (`--world`) says what IAM policies allow: who applies the plan is taken to be allowed everything by IAM, and everybody else nothing on the keys of their own account and everything on those of other accounts.',
        ]
      : []),
    ...unlisted.map(
      (arn) =>
        `\`${arn}\` is taken to exist and to be allowed everything by IAM, because the world doesn’t list it.`,
    ),
    ...(assumed.length === 0
      ? []
      : [
          `These principals are taken to exist, because no live policy names them and no world lists them; AWS refuses a policy or grant for one that doesn't: ${assumed.map((arn) => `\`${arn}\``).join(', ')}.`,
        ]),
    ...(assumedStores.length === 0
      ? []
      : [
          `These custom key stores are taken to be there and connected: ${assumedStores.map((id) => `\`${id}\``).join(', ')}.`,
        ]),
    ...(unmanaged === 0
      ? []
      : [
          `${unmanaged === 1 ? '1 key that the estate doesn’t declare is taken to be a symmetric encryption key' : `${unmanaged} keys that the estate doesn’t declare are taken to be symmetric encryption keys`} with AWS’s default key policy.`,
        ]),
  ];
}
