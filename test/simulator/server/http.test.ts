import { request } from 'node:http';
import { CreateAliasCommand, GenerateRandomCommand, ListAliasesCommand } from '@aws-sdk/client-kms';
import { GetCallerIdentityCommand } from '@aws-sdk/client-sts';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Simulator } from '../../../src/simulator/options.js';
import { admin, control, failureOf, kmsOf, stsOf } from './clients.js';
import { startSmall } from './small-kms.js';

let simulator: Simulator;
beforeEach(async () => {
  simulator = await startSmall({ seed: 'fixed' });
});
afterEach(() => simulator.close());

const createAlias = (AliasName: string) => new CreateAliasCommand({ AliasName, TargetKeyId: 'key' });

describe('calls', () => {
  test('a call that fails half-way changes nothing', async () => {
    expect(await failureOf(kmsOf(simulator).send(createAlias('alias/refused')))).toBe('ValidationException');
    expect((await kmsOf(simulator).send(new ListAliasesCommand({}))).Aliases).toEqual([]);
  });

  test('accounts and Regions come from the signature', async () => {
    const other = { ...admin, accessKeyId: '111122223333' };
    await kmsOf(simulator, other, 'us-east-1').send(createAlias('alias/a'));
    const { Aliases = [] } = await kmsOf(simulator).send(new ListAliasesCommand({}));
    expect(Aliases.map((alias) => alias.AliasArn)).toEqual(['arn:aws:kms:us-east-1:111122223333:alias/a']);
  });

  test('the same seed gives the same randomness', async () => {
    const second = await startSmall({ seed: 'fixed' });
    const draw = async (from: Simulator) =>
      (await kmsOf(from).send(new GenerateRandomCommand({ NumberOfBytes: 32 }))).Plaintext;
    expect(await draw(simulator)).toEqual(await draw(second));
    await second.close();
  });

  test('calls are counted by operation, and the counts reset', async () => {
    await kmsOf(simulator).send(new ListAliasesCommand({}));
    await kmsOf(simulator).send(new ListAliasesCommand({}));
    await stsOf(simulator).send(new GetCallerIdentityCommand({}));
    expect(await control(simulator, 'requests')).toEqual({
      counts: { GetCallerIdentity: 1, ListAliases: 2 },
    });
    await fetch(`${simulator.url}/_keywright/requests/reset`, { method: 'POST' });
    expect(await control(simulator, 'requests')).toEqual({ counts: {} });
  });

  test('an operation that KMS does not have', async () => {
    expect(await failureOf(kmsOf(simulator).send(unknownCommand()))).toBe('UnknownOperationException');
  });

  test.each(['{"a":', '[1]', 'null', '\ufeff{}', '{"a":1}x'])(
    'a body that is no JSON object: %j',
    async (body) => {
      const client = kmsOf(simulator);
      client.middlewareStack.add(
        (next) => (args) => {
          const sent = args.request as { body: unknown; headers: Record<string, string> };
          sent.body = body;
          sent.headers['content-length'] = String(Buffer.byteLength(body));
          return next(args);
        },
        { step: 'build', priority: 'low' },
      );
      expect(await failureOf(client.send(new ListAliasesCommand({})))).toBe('SerializationException');
    },
  );
});

describe('the socket', () => {
  test('a host that is not loopback is refused (DNS rebinding)', async () => {
    expect(await statusWith({ host: 'kms.attacker.example' })).toBe(403);
    expect(await statusWith({ host: `localhost:${simulator.port}` })).toBe(200);
  });

  test('a page in a browser is refused', async () => {
    expect(await statusWith({ origin: 'https://attacker.example' })).toBe(403);
  });

  test('a body above 4 MiB is refused', async () => {
    const response = await fetch(simulator.url, { method: 'POST', body: 'x'.repeat(4 * 1024 * 1024 + 1) });
    expect(response.status).toBe(413);
  });

  test('anything but a POST to / is not found', async () => {
    expect((await fetch(`${simulator.url}/other`)).status).toBe(404);
    expect((await fetch(simulator.url)).status).toBe(404);
    expect((await fetch(`${simulator.url}/_keywright/constructor`)).status).toBe(404);
  });
});

function unknownCommand() {
  const command = new ListAliasesCommand({});
  command.middlewareStack.add(
    (next) => (args) => {
      (args.request as { headers: Record<string, string> }).headers['x-amz-target'] =
        'TrentService.MakeCoffee';
      return next(args);
    },
    { step: 'build', priority: 'low' },
  );
  return command;
}

function statusWith(headers: Record<string, string>): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    request(`${simulator.url}/_keywright/health`, { headers }, (response) => {
      response.resume();
      resolve(response.statusCode);
    })
      .on('error', reject)
      .end();
  });
}
