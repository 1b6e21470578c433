import { diagnosticsHuman, diagnosticsJson } from '../../render/diagnostics.js';
import { count } from '../../render/words.js';
import { addTargetOption, commandOf } from '../define-command.js';
import { exitCodes, exitOfProblems } from '../exit-codes.js';
import { unknownTargets } from '../scope.js';

/** `keywright validate`: every problem of the estate, also those that only compiling finds. No network. */
export const defineValidate = commandOf<{ readonly target?: readonly string[] }>(
  {
    usage: 'validate',
    summary: 'Check the estate and report every problem, without any network',
    formats: ['human', 'json'],
    examples: [
      ['keywright validate', 'check the estate in this folder'],
      ['keywright validate --estate keys --format json', 'the problems as JSON, for an editor or CI'],
    ],
  },
  addTargetOption,
  async (session, _args, options) => {
    const { compile, validate } = await import('../../pipeline.js');
    const loaded = await validate(session.folder);
    const unknown = loaded.ok ? unknownTargets(loaded.value, options.target ?? []) : [];
    const compiled = loaded.ok ? compile(loaded.value) : loaded;
    const problems = [
      ...(loaded.ok ? [...loaded.warnings, ...unknown] : []),
      ...(compiled.ok ? compiled.warnings : compiled.problems),
    ];
    const sound = loaded.ok && compiled.ok && unknown.length === 0;
    if (session.format === 'json') session.print(diagnosticsJson(problems));
    else if (problems.length > 0) session.print(diagnosticsHuman(problems, session.onStdout));
    if (!sound) return exitOfProblems(problems);
    if (session.format === 'human') {
      const { keys, targets } = loaded.value;
      session.print(`ok: ${count(keys.length, 'key')} in ${count(targets.length, 'target')}\n`);
    }
    return exitCodes.done;
  },
);
