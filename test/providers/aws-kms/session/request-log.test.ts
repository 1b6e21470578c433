import { KMS } from '@aws-sdk/client-kms';
import { startSimulator } from 'keywright/simulator';
import { expect, it } from 'vitest';
import { requestLog } from '../../../../src/providers/aws-kms/session/request-log.js';

it('notes the ids of requests that change something, also of those that fail, once', async () => {
  const simulator = await startSimulator({ port: 0 });
  const credentials = { accessKeyId: 'test', secretAccessKey: 'test' };
  const kms = new KMS({ endpoint: simulator.url, region: 'eu-west-1', credentials });
  const log = requestLog();
  const { $metadata } = await log.noting('CreateKey', () => kms.createKey({}));
  await log.noting('ListKeys', () => kms.listKeys({}));
  const failing = log.noting('EnableKey', () => kms.enableKey({ KeyId: 'nothing' }));
  const error: unknown = await failing.catch((thrown: unknown) => thrown);
  expect(log.take()).toEqual([$metadata.requestId, expect.stringMatching(/^[0-9a-f-]{36}$/)]);
  expect(error).toMatchObject({ name: 'NotFoundException' });
  expect(log.take()).toEqual([]);
  kms.destroy();
  await simulator.close();
});
