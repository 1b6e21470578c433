import { compare } from '../../access/compare.js';
import { looksAtTags, policyWithTags } from '../../access/with-tags.js';
import type { AccessChange } from '../../model/access-row.js';
import { accessRisk } from '../access-steps.js';
import { type Draft, type FieldContext, type FieldResult, nothing } from '../draft.js';
import { refusesEdits } from '../working-life.js';

type Tags = Readonly<Record<string, string>>;

/** Tags are owned whole, and policies can look at them. What the estate doesn't name is removed. */
export function tagChanges(context: FieldContext): FieldResult {
  const { desired, live, working } = context;
  const set = { ...live.tags, ...desired.state.tags };
  const drafts = [
    ...settingTags(live.tags, desired.state.tags, accessByTags(context, live.policy, live.tags, set)),
    ...removingTags(
      live.tags,
      desired.state.tags,
      accessByTags(context, desired.state.policy, set, desired.state.tags),
    ),
  ];
  if (drafts.length === 0) return nothing;
  if (refusesEdits(working))
    return { drafts: [], notes: ['tags differ and can be changed only once deletion is cancelled'] };
  return { drafts, notes: [] };
}

/** Who gains and who loses because a policy has conditions on the key's tags; null where it has none. */
function accessByTags(
  { account }: FieldContext,
  policy: string,
  before: Tags,
  after: Tags,
): AccessChange | null {
  if (!looksAtTags(policy)) return null;
  const [was, is] = [policyWithTags(policy, before), policyWithTags(policy, after)];
  const { equal, gained, lost } = compare({ policy: was }, { policy: is }, { account });
  return equal ? null : { gained, lost };
}

/** What a change of tags does beside changing them. */
function consequences(access: AccessChange | null): Pick<Draft, 'risk' | 'access'> {
  return access === null ? { risk: 'routine' } : { risk: accessRisk(access), access };
}

function settingTags(live: Tags, wanted: Tags, access: AccessChange | null): readonly Draft[] {
  const names = Object.keys(wanted)
    .filter((name) => live[name] !== wanted[name])
    .sort();
  if (names.length === 0) return [];
  const tags = pick(wanted, names);
  return [
    {
      phase: 'tag',
      ...consequences(access),
      effect: `set the ${names.length === 1 ? 'tag' : 'tags'} ${names.map((name) => `\`${name}\``).join(', ')}`,
      before: pick(live, names),
      after: tags,
      step: { op: 'set-tags', tags },
    },
  ];
}

function removingTags(live: Tags, wanted: Tags, access: AccessChange | null): readonly Draft[] {
  const names = Object.keys(live)
    .filter((name) => !Object.hasOwn(wanted, name))
    .sort();
  if (names.length === 0) return [];
  return [
    {
      phase: 'remove-access',
      ...consequences(access),
      effect: `remove the ${names.length === 1 ? 'tag' : 'tags'} ${names.map((name) => `\`${name}\``).join(', ')}`,
      before: pick(live, names),
      after: {},
      step: { op: 'remove-tags', tags: names },
    },
  ];
}

function pick(tags: Tags, names: readonly string[]): Record<string, string> {
  const entries = names.flatMap((name): [string, string][] => {
    const value = Object.hasOwn(tags, name) ? tags[name] : undefined;
    return value === undefined ? [] : [[name, value]];
  });
  return Object.fromEntries(entries);
}
