import { InvalidArgumentError } from 'commander';
import type { PolicyFacts } from '../../model/policy-difference.js';
import { commandOf } from '../define-command.js';
import { exitCodes } from '../exit-codes.js';
import { readPolicyFile } from '../read-policy-file.js';

interface DiffPolicyOptions extends PolicyFacts {
  readonly exitCode?: boolean;
}

/** `keywright diff-policy OLD NEW`: who gains and who loses by a new key policy. No estate, no network. */
export const defineDiffPolicy = commandOf<DiffPolicyOptions>(
  {
    usage: 'diff-policy <old> <new>',
    summary: 'Compare two key policies by who gains and who loses access, whatever their spelling',
    formats: ['human', 'json', 'markdown'],
    examples: [
      ['keywright diff-policy old.json new.json --account 111122223333', 'two files, and whose key it is'],
      [
        'aws kms get-key-policy --key-id alias/cards | keywright diff-policy - new.json --exit-code',
        'the live policy against a file; exit code 2 if access changes',
      ],
    ],
  },
  (command) => {
    command
      .option('--exit-code', 'exit with 2 if access changes, or may change')
      .option('--account <number>', "the key's account", accountNumber)
      .option('--key-spec <spec>', "the key's spec, such as SYMMETRIC_DEFAULT", capitals)
      .option('--key-usage <usage>', "the key's usage, such as ENCRYPT_DECRYPT", capitals);
  },
  async (session, [old = '', now = ''], options) => {
    if (old === '-' && now === '-')
      return session.fail([
        {
          code: 'KW6003',
          severity: 'error',
          message: 'both policies are to come from the standard input',
          remedy: 'write one of them to a file',
        },
      ]);
    const before = await readPolicyFile(session, old);
    const after = await readPolicyFile(session, now);
    if (!before.ok || !after.ok)
      return session.fail([...(before.ok ? [] : before.problems), ...(after.ok ? [] : after.problems)]);
    const { diffPolicy } = await import('../../questions.js');
    const compared = diffPolicy(before.value, after.value, options, Date.now());
    if (!compared.ok) return session.fail(compared.problems);
    session.warn(compared.warnings);
    const { policyHuman, policyJson, policyMarkdown } = await import('../../render/index.js');
    const difference = compared.value;
    if (session.format === 'json') session.print(policyJson(difference));
    else if (session.format === 'markdown') session.print(policyMarkdown(difference));
    else session.print(policyHuman(difference, session.onStdout));
    return options.exitCode === true && !difference.equal ? exitCodes.changes : exitCodes.done;
  },
);

function accountNumber(text: string): string {
  if (!/^[0-9]{12}$/.test(text)) throw new InvalidArgumentError('an account is a number of twelve digits.');
  return text;
}

function capitals(text: string): string {
  if (!/^[A-Z0-9_]+$/.test(text))
    throw new InvalidArgumentError('AWS writes it in capitals, digits and `_`.');
  return text;
}
