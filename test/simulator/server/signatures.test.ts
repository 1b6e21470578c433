import { KMSClient, ListAliasesCommand } from '@aws-sdk/client-kms';
import { GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Simulator } from '../../../src/simulator/options.js';
import { admin, failureOf, kmsOf, stsOf } from './clients.js';
import { startSmall } from './small-kms.js';

let simulator: Simulator;
beforeAll(async () => {
  simulator = await startSmall();
});
afterAll(() => simulator.close());

describe('who signs', () => {
  test('the default credentials are the administrator of 000000000000', async () => {
    const identity = await stsOf(simulator).send(new GetCallerIdentityCommand({}));
    expect(identity).toMatchObject({
      Account: '000000000000',
      Arn: 'arn:aws:iam::000000000000:user/administrator',
      UserId: expect.stringMatching(/^AIDA[A-Z2-7]{17}$/),
    });
  });

  test.each(['test', '111122223333'])(
    'an access key id of twelve digits is its account (secret %s)',
    async (secret) => {
      const credentials = { accessKeyId: '111122223333', secretAccessKey: secret, sessionToken: 'habit' };
      const identity = await stsOf(simulator, credentials).send(new GetCallerIdentityCommand({}));
      expect(identity.Account).toBe('111122223333');
    },
  );

  test('the partition follows the Region of the signature', async () => {
    const identity = await stsOf(simulator, admin, 'cn-north-1').send(new GetCallerIdentityCommand({}));
    expect(identity.Arn).toBe('arn:aws-cn:iam::000000000000:user/administrator');
  });
});

describe('what KMS and STS refuse, under their own names', () => {
  const wrongSecret = { ...admin, secretAccessKey: 'wrong' };
  const unknown = { ...admin, accessKeyId: 'AKIAUNKNOWN' };

  test.each([
    ['wrong secret', wrongSecret, 'InvalidSignatureException', 'SignatureDoesNotMatch'],
    ['unknown access key', unknown, 'UnrecognizedClientException', 'InvalidClientTokenId'],
  ])('%s', async (_what, credentials, kms, sts) => {
    expect(await failureOf(kmsOf(simulator, credentials).send(new ListAliasesCommand({})))).toBe(kms);
    expect(await failureOf(stsOf(simulator, credentials).send(new GetCallerIdentityCommand({})))).toBe(sts);
  });

  const minute = 60_000;
  test.each([
    ['KMS', -4.5, null],
    ['KMS', 4.5, null],
    [
      'KMS',
      -5.5,
      /^InvalidSignatureException: Signature expired: \w+Z is now earlier than \w+Z \(\w+Z - 5 min\.\)$/,
    ],
    [
      'KMS',
      5.5,
      /^InvalidSignatureException: Signature not yet current: \w+Z is still later than \w+Z \(\w+Z \+ 5 min\.\)$/,
    ],
    ['STS', -14.5, null],
    [
      'STS',
      -15.5,
      /^SignatureDoesNotMatch: Signature expired: \w+Z is now earlier than \w+Z \(\w+Z - 15 min\.\)$/,
    ],
  ])('%s: a clock that is %d minutes off', async (service, minutes, refusal) => {
    const config = {
      endpoint: simulator.url,
      region: 'eu-central-1',
      credentials: admin,
      maxAttempts: 1,
      systemClockOffset: minutes * minute,
    };
    const call =
      service === 'KMS'
        ? new KMSClient(config).send(new ListAliasesCommand({}))
        : new STSClient(config).send(new GetCallerIdentityCommand({}));
    const outcome = await call.then(
      () => null,
      (error: Error) => `${error.name}: ${error.message}`,
    );
    if (refusal === null) expect(outcome).toBeNull();
    else expect(outcome).toMatch(refusal);
  });

  test('a request that was changed after it was signed', async () => {
    const client = kmsOf(simulator);
    client.middlewareStack.add(
      (next) => (args) => {
        (args.request as { body: string }).body = '{"Limit":2}';
        (args.request as { headers: Record<string, string> }).headers['content-length'] = '11';
        return next(args);
      },
      { step: 'finalizeRequest', priority: 'low' },
    );
    expect(await failureOf(client.send(new ListAliasesCommand({ Limit: 1 })))).toBe(
      'InvalidSignatureException',
    );
  });

  test.each([
    ['no signature', {}, 'MissingAuthenticationTokenException'],
    [
      'half a signature',
      { authorization: 'AWS4-HMAC-SHA256 Credential=test' },
      'IncompleteSignatureException',
    ],
    ['no date', { authorization: signed('host') }, 'IncompleteSignatureException'],
    [
      'a date of last year',
      { ...dated('20250101T000000Z'), authorization: signed('host;x-amz-date;x-amz-target', '20250101') },
      'InvalidSignatureException',
    ],
    [
      'a target that is not signed',
      { ...dated(rightNow()), authorization: signed('host;x-amz-date') },
      'InvalidSignatureException',
    ],
    [
      'the scope of another service',
      { ...dated(rightNow()), authorization: signed('host;x-amz-date;x-amz-target', today(), 's3') },
      'InvalidSignatureException',
    ],
  ])('%s', async (_what, headers: Record<string, string>, code) => {
    const response = await fetch(simulator.url, {
      method: 'POST',
      headers: {
        'content-type': 'application/x-amz-json-1.1',
        'x-amz-target': 'TrentService.ListAliases',
        ...headers,
      },
      body: '{}',
    });
    expect(response.status).toBe(400);
    expect(response.headers.get('x-amzn-errortype')).toBe(code);
    expect(response.headers.get('x-amzn-requestid')).toMatch(/^[0-9a-f-]{36}$/);
    expect(await response.json()).toMatchObject({ __type: code });
  });
});

function rightNow(): string {
  return new Date().toISOString().replace(/[-:]|\.\d+/g, '');
}

function today(): string {
  return rightNow().slice(0, 8);
}

function dated(date: string): Record<string, string> {
  return { 'x-amz-date': date };
}

function signed(headers: string, date = today(), service = 'kms'): string {
  const scope = `test/${date}/eu-central-1/${service}/aws4_request`;
  return `AWS4-HMAC-SHA256 Credential=${scope}, SignedHeaders=${headers}, Signature=${'0'.repeat(64)}`;
}
