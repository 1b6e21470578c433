import { type Draft, type FieldContext, type FieldResult, nothing } from '../draft.js';
import { refusesEdits } from '../working-life.js';

/**
 * An alias that nobody holds is created, one that another key holds is moved (a change of its own, with the key
 * that it leaves), one that the estate doesn't want here is deleted unless another key of the estate takes it over.
 */
export function aliasChanges(context: FieldContext): FieldResult {
  const { desired, live, working } = context;
  const missing = desired.state.aliases.filter((alias) => !live.aliases.includes(alias));
  const extra = live.aliases.filter(
    (alias) => !desired.state.aliases.includes(alias) && !context.wantedAliases.has(alias),
  );
  const drafts = extra.map(deleting);
  if (missing.length === 0 && drafts.length === 0) return nothing;
  if (missing.length > 0 && refusesEdits(working))
    return { drafts, notes: [`${list(missing)} can point here only once deletion is cancelled`] };
  return {
    drafts: [...missing.map((alias) => pointing(alias, context.aliases[alias])), ...drafts],
    notes: [],
  };
}

function pointing(alias: string, holder: string | undefined): Draft {
  if (holder === undefined)
    return {
      phase: 'alias',
      risk: 'routine',
      effect: `create \`${alias}\``,
      before: null,
      after: alias,
      step: { op: 'create-alias', alias },
      detail: alias,
    };
  return {
    phase: 'move',
    risk: 'sensitive',
    effect: `move \`${alias}\` here from \`${holder}\`: whoever uses the alias uses another key from then on`,
    before: { alias, key: holder },
    after: { alias, key: 'this key' },
    step: { op: 'move-alias', alias, fromArn: holder },
    detail: alias,
  };
}

function deleting(alias: string): Draft {
  return {
    phase: 'remove-access',
    risk: 'sensitive',
    effect: `delete \`${alias}\`: whoever uses the key by this alias can't any more`,
    before: alias,
    after: null,
    step: { op: 'delete-alias', alias },
    detail: alias,
  };
}

function list(names: readonly string[]): string {
  return names.map((name) => `\`${name}\``).join(', ');
}
