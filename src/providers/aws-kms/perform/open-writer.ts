import type { Target } from '../../../model/estate.js';
import { keyIdText } from '../../../model/key-state.js';
import type { Change } from '../../../model/plan.js';
import type { Runtime, Writer } from '../../../model/provider.js';
import type { StepName } from '../../../model/step.js';
import { openSession, type Session } from '../session/open-session.js';
import { problemOf } from '../session/problem.js';
import { performStep } from './perform-step.js';

/** Half of the quota stays with the applications that use the keys. */
const quotaShare = 0.5;

/** Writes to one target. Nothing is called before the first change. */
export function openWriter(target: Target, runtime: Runtime): Writer {
  let session: Session | null = null;
  return {
    perform: async (change, keys) => {
      try {
        session ??= await openSession(target, quotaShare, runtime);
        return { ...(await performStep(session, change, keys)), ...requestsOf(session) };
      } catch (error) {
        return { result: 'failed', problem: problemOf(error, doing(change)), ...requestsOf(session) };
      }
    },
    close: () => session?.close(),
  };
}

function requestsOf(session: Session | null) {
  return { requests: session?.requestIds() ?? [] };
}

function doing({ step, key }: Change) {
  return { api: apiOf[step.op], about: `\`${keyIdText(key)}\`` };
}

const apiOf: Readonly<Record<StepName, string>> = {
  'create-key': 'CreateKey',
  'replicate-key': 'ReplicateKey',
  claim: 'TagResource',
  'set-description': 'UpdateKeyDescription',
  'set-tags': 'TagResource',
  'remove-tags': 'UntagResource',
  'create-alias': 'CreateAlias',
  'move-alias': 'UpdateAlias',
  'delete-alias': 'DeleteAlias',
  'put-policy': 'PutKeyPolicy',
  'create-grant': 'CreateGrant',
  'revoke-grant': 'RevokeGrant',
  'set-rotation': 'EnableKeyRotation or DisableKeyRotation',
  enable: 'EnableKey',
  disable: 'DisableKey',
  'mark-retired': 'TagResource',
  'unmark-retired': 'UntagResource',
  'schedule-deletion': 'ScheduleKeyDeletion',
  'cancel-deletion': 'CancelKeyDeletion',
};
