import { type Command, InvalidArgumentError } from 'commander';
import type { Given } from '../../model/question.js';
import { type AskOptions, askEstate } from '../ask.js';
import { addTargetOption, commandOf } from '../define-command.js';

interface WhoCanOptions extends AskOptions {
  readonly with?: readonly Given[];
  readonly explain?: boolean;
}

/** `keywright who-can OPERATION KEY`: everybody who may do it, by the estate or live. */
export const defineWhoCan = commandOf<WhoCanOptions>(
  {
    usage: 'who-can <operation> <key>',
    summary: 'Say who may do an operation with a key, under which conditions, and why',
    formats: ['human', 'json', 'markdown'],
    examples: [
      [
        'keywright who-can decrypt payments-cards --with context.tenant=acme',
        'with what is known of the request',
      ],
      ['keywright who-can kms:PutKeyPolicy payments-cards --explain', 'with statement, file and line'],
      [
        'keywright who-can administer payments-cards --live',
        'by the policy and the native grants that are there now',
      ],
    ],
  },
  (command) => {
    addLiveOption(command);
    command
      .option(
        '--with <name=value>',
        'what the request carries: context.NAME, via, source-account, source-arn, org, caller-account, vpc-endpoint, source-ip, mfa, tag.NAME, or a condition key; repeatable',
        givenOf,
      )
      .option('--explain', 'name the statements and grants behind each row, with file and line');
    addTargetOption(command);
  },
  async (session, [operation = '', key = ''], options) => {
    const { whoCan } = await import('../../questions.js');
    const scope = { keys: [key], targets: options.target ?? [] };
    const question = { operation, given: options.with ?? [] };
    return askEstate(
      session,
      [key],
      options,
      (estate, live) => whoCan(estate, question, scope, live),
      async (answer) => {
        const { whoCanHuman, whoCanJson, whoCanMarkdown } = await import('../../render/index.js');
        const asked = { ...question, key, explain: options.explain === true };
        if (session.format === 'json') return whoCanJson(answer, asked);
        if (session.format === 'markdown') return whoCanMarkdown(answer, asked);
        return whoCanHuman(answer, asked, session.onStdout);
      },
    );
  },
);

export function addLiveOption(command: Command): void {
  command.option('--live', 'ask the keys as they are in their targets, not as the estate compiles them');
}

function givenOf(text: string, before: readonly Given[] = []): readonly Given[] {
  const at = text.indexOf('=');
  if (at < 1) throw new InvalidArgumentError('write NAME=VALUE.');
  return [...before, { name: text.slice(0, at), value: text.slice(at + 1) }];
}
