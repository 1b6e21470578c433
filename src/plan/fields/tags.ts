import { type Draft, type FieldContext, type FieldResult, nothing } from '../draft.js';
import { refusesEdits } from '../working-life.js';

type Tags = Readonly<Record<string, string>>;

/** Tags are owned whole: what the estate doesn't name is removed. */
export function tagChanges({ desired, live, working }: FieldContext): FieldResult {
  const drafts = [
    ...settingTags(live.tags, desired.state.tags),
    ...removingTags(live.tags, desired.state.tags),
  ];
  if (drafts.length === 0) return nothing;
  if (refusesEdits(working))
    return { drafts: [], notes: ['tags differ and can be changed only once deletion is cancelled'] };
  return { drafts, notes: [] };
}

function settingTags(live: Tags, wanted: Tags): readonly Draft[] {
  const names = Object.keys(wanted)
    .filter((name) => live[name] !== wanted[name])
    .sort();
  if (names.length === 0) return [];
  const tags = pick(wanted, names);
  return [
    {
      phase: 'tag',
      risk: 'routine',
      effect: `set the ${names.length === 1 ? 'tag' : 'tags'} ${names.map((name) => `\`${name}\``).join(', ')}`,
      before: pick(live, names),
      after: tags,
      step: { op: 'set-tags', tags },
    },
  ];
}

function removingTags(live: Tags, wanted: Tags): readonly Draft[] {
  const names = Object.keys(live)
    .filter((name) => !Object.hasOwn(wanted, name))
    .sort();
  if (names.length === 0) return [];
  return [
    {
      phase: 'remove-access',
      risk: 'routine',
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
