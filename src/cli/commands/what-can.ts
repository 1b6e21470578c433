import { type AskOptions, askEstate } from '../ask.js';
import { addTargetOption, commandOf } from '../define-command.js';
import { addLiveOption } from './who-can.js';

/** `keywright what-can PRINCIPAL`: what somebody may do with each key, by the estate or live. */
export const defineWhatCan = commandOf<AskOptions>(
  {
    usage: 'what-can <principal>',
    summary: 'Say what somebody may do with each key, also as one of everybody or by its account',
    formats: ['human', 'json', 'markdown'],
    examples: [
      ['keywright what-can role/payments-api', 'a role, in whichever account the estate names it'],
      [
        'keywright what-can arn:aws:iam::444455556666:role/backup --live',
        'by the policies that are there now',
      ],
      ['keywright what-can account/444455556666', 'another account'],
      ['keywright what-can s3.amazonaws.com', 'an AWS service that acts by itself'],
    ],
  },
  (command) => {
    addLiveOption(command);
    addTargetOption(command);
  },
  async (session, [principal = ''], options) => {
    const { whatCan } = await import('../../questions.js');
    const scope = { keys: [], targets: options.target ?? [] };
    return askEstate(
      session,
      [],
      options,
      (estate, live) => whatCan(estate, principal, scope, live),
      async (answer) => {
        const { whatCanHuman, whatCanJson, whatCanMarkdown } = await import('../../render/index.js');
        if (session.format === 'json') return whatCanJson(answer, principal);
        if (session.format === 'markdown') return whatCanMarkdown(answer, principal);
        return whatCanHuman(answer, principal, session.onStdout);
      },
    );
  },
);
