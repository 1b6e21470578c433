import type { CheckParameters } from '../../model/guardrail.js';
import type { Statement } from '../policy.js';
import type { PolicyCheck, PolicyFacts, PolicyFinding, PolicyTextCheck } from '../policy-checks/index.js';
import { awsFacts } from './aws-words.js';
import { inField, type KeyCheck, type RuleFinding } from './check.js';
import { placeOfKey, placeOfStatement } from './places.js';
import type { KeySubject } from './subject.js';

/** A check of a key policy as a check of the key that has it. */
export function fromPolicyCheck<P extends CheckParameters>(check: PolicyCheck<P>): KeyCheck<P> {
  return {
    ...infoOf(check),
    about: 'key',
    parameters: check.parameters,
    looksAt: ['policy'],
    run: (subject, parameters) =>
      inField(subject, 'key policy', subject.policy, (policy) =>
        check
          .run(policy, factsOf(subject), parameters)
          .filter(({ statement }) => !isNeeded(check.id, policy.statements[statement ?? -1], subject))
          .map((finding) => findingOf(finding, subject)),
      ),
  };
}

/** Checks of what whoever makes policies and grants can do, which is what keywright runs as in every target. */
const aboutMakers: readonly string[] = ['grant-for-services', 'self-granting-administrator'];

/** Whether a statement gives only the reconciler what it needs. */
function isNeeded(check: string, statement: Statement | undefined, { target }: KeySubject): boolean {
  const entries = statement?.principals?.entries ?? [];
  if (!aboutMakers.includes(check) || statement?.principals?.not !== false || entries.length === 0)
    return false;
  return entries.every(({ value }) => value === target.reconciler?.arn);
}

/** A check of a key policy's text likewise. */
export function fromTextCheck(check: PolicyTextCheck): KeyCheck {
  return {
    ...infoOf(check),
    about: 'key',
    parameters: {},
    looksAt: ['policy'],
    run: (subject) =>
      inField(subject, 'key policy', subject.state.policy, (text) =>
        check.run(text).map((finding) => findingOf(finding, subject)),
      ),
  };
}

function infoOf({ id, title, why, remedy, severity, origins }: PolicyTextCheck | PolicyCheck) {
  return { id, title, why, remedy, severity, origins };
}

function findingOf({ statement, sid, message }: PolicyFinding, subject: KeySubject): RuleFinding {
  const where = statement === null ? '' : `${sid === null ? `statement ${statement + 1}` : `\`${sid}\``}: `;
  return {
    message: where + message,
    place: statement === null ? placeOfKey(subject) : placeOfStatement(subject, sid),
    status: 'violated',
    identity: `${sid ?? ''} ${message}`,
  };
}

function factsOf(subject: KeySubject): PolicyFacts {
  const { account, partition, region } = subject.target;
  const { policy } = subject.state;
  const bytes = policy.read ? new TextEncoder().encode(policy.value).length : 0;
  return { account, partition, region, bytes, ...awsFacts(subject) };
}
