import { compare } from '../access/compare.js';
import type { DesiredKey } from '../model/desired.js';
import type { KeyState } from '../model/key-state.js';
import type { ObservedKey } from '../model/observed.js';
import type { Blocked, Change, Note } from '../model/plan.js';
import { type AccessSteps, accessSteps } from './access-steps.js';
import { block } from './block.js';
import { changeOf, type FieldContext } from './draft.js';
import { type FieldRule, fieldRules } from './fields.js';
import { fixedDifference, transition } from './fixed-fields.js';
import { lockoutObstacle } from './lockout-obstacle.js';
import { creation, stateAfterCreation } from './new-key.js';
import { readState } from './read-state.js';
import { retirementObstacle } from './retirement.js';
import { workingLife } from './working-life.js';

/** What comparing one key gave. */
export interface Comparison {
  readonly changes: readonly Change[];
  readonly notes: readonly Note[];
  readonly blocked: Blocked | null;
}

type Surroundings = Pick<FieldContext, 'aliases' | 'wantedAliases' | 'account'>;
type FieldName = keyof KeyState;

const fieldNames = Object.keys(fieldRules) as readonly FieldName[];

/** The changes that make a key that isn't there; none for one that the estate has retired. */
export function compareAbsent(desired: DesiredKey, surroundings: Surroundings, now: number): Comparison {
  if (desired.life.state === 'retired') {
    const message = 'is retired and not there (any more): its YAML can go';
    return { changes: [], notes: [{ key: desired.id, target: desired.id.target, message }], blocked: null };
  }
  const obstacle = lockoutObstacle(desired, surroundings.account, now);
  if (obstacle !== null) return stopped(obstacle);
  const live = stateAfterCreation(desired);
  const { account } = surroundings;
  const access = compare({ policy: null }, { policy: desired.state.policy }, { account });
  const draft = { ...creation(desired), access: { gained: access.gained, lost: [] } };
  const rest = compareFields({ ...surroundings, desired, live, observed: null, working: live.life });
  return { ...rest, changes: [changeOf(draft, 'key', desired, null), ...rest.changes], blocked: null };
}

/**
 * The changes that bring a live key to what is declared. A field that couldn't be read, a difference that no
 * step can close and an unripe end each leave out the key whole.
 */
export function compareLive(
  desired: DesiredKey,
  observed: ObservedKey,
  surroundings: Surroundings,
  now: number,
): Comparison {
  const reading = readState(observed);
  if (!reading.read) return stopped(unreadable(desired, reading.reason));
  const live = reading.value;
  const obstacle =
    transition(desired, live) ??
    fixedDifference(desired, live) ??
    retirementObstacle(desired, observed, live.life, now) ??
    lockoutObstacle(desired, surroundings.account, now);
  if (obstacle !== null) return stopped(obstacle);
  const working = workingLife(live.life, desired.life);
  return { ...compareFields({ ...surroundings, desired, live, observed, working }), blocked: null };
}

function unreadable(desired: DesiredKey, reason: string): Blocked {
  return block(
    desired.id,
    'KW4004',
    `not everything of the key can be read: ${reason}`,
    'allow what is missing to the principal that keywright runs as; what is not read is never taken for unchanged',
  );
}

function stopped(blocked: Blocked): Comparison {
  return { changes: [], notes: [], blocked };
}

function compareFields(known: Omit<FieldContext, 'accessSteps'>): Omit<Comparison, 'blocked'> {
  let steps: AccessSteps | null = null;
  const context: FieldContext = {
    ...known,
    accessSteps: () => {
      steps ??= accessSteps(context);
      return steps;
    },
  };
  const { desired, observed } = context;
  const results = fieldNames.flatMap((field) => {
    const rule: FieldRule = fieldRules[field];
    return rule.changes === 'never' ? [] : [{ field, ...rule.compare(context) }];
  });
  return {
    changes: results.flatMap(({ field, drafts }) =>
      drafts.map((draft) => changeOf(draft, field, desired, observed)),
    ),
    notes: results.flatMap(({ notes }) =>
      notes.map((message) => ({ key: desired.id, target: desired.id.target, message })),
    ),
  };
}
