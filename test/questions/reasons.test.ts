import { expect, it } from 'vitest';
import type { AskedKey } from '../../src/model/question.js';
import { answer } from '../../src/providers/aws-kms/questions/answer.js';
import { estate, key, target } from '../providers/aws-kms/compile/build-estate.js';
import { compiled } from '../providers/aws-kms/compile/read-outcome.js';

/** The key of an estate with another policy, as if it were live. */
function askedWith(statements: readonly object[]): AskedKey {
  const cards = key();
  const [desired] = compiled(estate(cards));
  if (desired === undefined) throw new Error('nothing was compiled');
  const policy = JSON.stringify({ Version: '2012-10-17', Statement: statements });
  return { key: cards, target: target(), from: 'live', arn: null, state: { ...desired.state, policy } };
}

it('the reason of what an account has among everybody is the statement that delegates to it', () => {
  const asked = askedWith([
    {
      Sid: 'tenants',
      Effect: 'Allow',
      Principal: '*',
      Action: 'kms:Decrypt',
      Resource: '*',
      Condition: { StringEquals: { 'kms:EncryptionContext:tenant': 'acme' } },
    },
    {
      Sid: 'partner',
      Effect: 'Allow',
      Principal: { AWS: 'arn:aws:iam::444455556666:root' },
      Action: 'kms:*',
      Resource: '*',
    },
  ]);
  const answered = answer({ operation: 'decrypt', principal: null, given: [] }, [asked]);
  const rows = answered.ok ? answered.value.keys.flatMap((each) => each.rows) : [];
  const reasons = rows.map(
    ({ principals, conditions, by }) =>
      `${principals.join()} ${conditions}: ${by.map(({ name }) => name).join(', ')}`,
  );
  expect(reasons.find((line) => line.includes('444455556666'))).toContain('partner');
  expect(reasons).toContain('* kms:EncryptionContext:tenant is acme: tenants');
});
