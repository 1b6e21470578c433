import { samePolicy } from '../../../access/normal-form.js';
import { parsePolicy } from '../../../access/parse-policy.js';
import { failureParts } from '../session/failure.js';
import type { Session } from '../session/open-session.js';
import { ProviderFailure } from '../session/provider-failure.js';
import type { Perform } from './job.js';
import { waitUntil } from './wait-until.js';

export const putPolicy: Perform<'put-policy'> = async ({ session, arn, step: { policy } }) => {
  await namingPrincipals(policy, () =>
    session.call('PutKeyPolicy', (kms) =>
      kms.putKeyPolicy({ KeyId: arn, PolicyName: 'default', Policy: policy }),
    ),
  );
  return await waitForPolicy(session, arn, policy);
};

function waitForPolicy(session: Session, KeyId: string, policy: string) {
  return waitUntil(session.runtime, `key policy of \`${KeyId}\``, async () => {
    const { Policy } = await session.call('GetKeyPolicy', (kms) =>
      kms.getKeyPolicy({ KeyId, PolicyName: 'default' }),
    );
    return Policy !== undefined && samePolicy(Policy, policy) ? 'as wanted' : 'not yet';
  });
}

/** Runs a call with a policy; where AWS finds a principal in it that doesn't exist, says which it can be. */
export async function namingPrincipals<T>(policy: string, call: () => Promise<T>): Promise<T> {
  try {
    return await call();
  } catch (error) {
    const { name, message } = failureParts(error);
    if (name !== 'MalformedPolicyDocumentException' || !/invalid principals/i.test(message)) throw error;
    throw new ProviderFailure({
      code: 'KW5009',
      severity: 'error',
      message: `AWS refused the key policy because one of its principals doesn’t exist: ${principalsOf(policy).join('; ')}`,
    });
  }
}

/** The roles and users of each statement: AWS doesn't say which one it means. */
function principalsOf(policy: string): readonly string[] {
  const reading = parsePolicy(policy, 'key');
  if (!reading.ok) return [];
  return reading.policy.statements.flatMap(({ sid, principals }) => {
    const arns = (principals?.entries ?? [])
      .map(({ value }) => value)
      .filter((value) => !value.endsWith(':root'));
    const named = arns.filter((value) => /^(arn:|AROA|AIDA)/.test(value)).map((value) => `\`${value}\``);
    return named.length === 0 ? [] : [`${named.join(', ')} in the statement \`${sid ?? '(no Sid)'}\``];
  });
}
