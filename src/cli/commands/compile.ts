import type { DesiredKey } from '../../model/desired.js';
import { addTargetOption, commandOf } from '../define-command.js';
import { exitCodes } from '../exit-codes.js';
import { unknownKeys, unknownTargets } from '../scope.js';

/** `keywright compile [KEY…]`: what each key becomes in each of its targets. No network. */
export const defineCompile = commandOf<{ readonly target?: readonly string[] }>(
  {
    usage: 'compile [keys...]',
    summary: 'Print what keys compile to: policy, aliases, tags, rotation, grants',
    formats: ['human', 'json'],
    examples: [
      ['keywright compile payments-cards', 'one key in all its targets'],
      ['keywright compile --format json --target prod-eu', 'every key of one target, as JSON'],
    ],
  },
  addTargetOption,
  async (session, names, options) => {
    const { compile, validate } = await import('../../pipeline.js');
    const loaded = await validate(session.folder);
    if (!loaded.ok) return session.fail(loaded.problems);
    const targets = options.target ?? [];
    const unknown = [...unknownKeys(loaded.value, names), ...unknownTargets(loaded.value, targets)];
    if (unknown.length > 0) return session.fail(unknown);
    const compiled = compile(loaded.value);
    if (!compiled.ok) return session.fail(compiled.problems);
    session.warn([...loaded.warnings, ...compiled.warnings]);
    const keys = compiled.value.filter(({ id }) => isAmong(id.name, names) && isAmong(id.target, targets));
    session.print(await printKeys(keys));
    return exitCodes.done;

    async function printKeys(chosen: readonly DesiredKey[]): Promise<string> {
      const { compileHuman, compileJson } = await import('../../render/index.js');
      return session.format === 'json' ? compileJson(chosen) : compileHuman(chosen, session.onStdout);
    }
  },
);

/** An empty list limits nothing. */
function isAmong(name: string, names: readonly string[]): boolean {
  return names.length === 0 || names.includes(name);
}
