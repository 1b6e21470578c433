import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CreateKeyCommand } from '@aws-sdk/client-kms';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type SimulatorSnapshot, startSimulator } from '../../../src/simulator/index.js';
import { build } from '../../cli/built-cli.js';
import { control, kmsOf } from '../server/clients.js';
import { Client, drawFrom } from './client.js';
import { nothing } from './ledger.js';
import { observe } from './observe.js';
import { startSimProcess } from './sim-process.js';

const preparedKeys = 10_000;
const clientCount = 32;
const stepsEach = 120;

let folder: string;
beforeAll(() => {
  build();
  folder = mkdtempSync(join(tmpdir(), 'keywright-load-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('10,000 keys, 32 clients: no write is lost, none is done twice, and a kill loses nothing either', async () => {
  const stateFile = join(folder, 'kms.state');
  const { sharedKey, others } = await prepare(stateFile);
  const server = await startSimProcess(stateFile);
  const clients = Array.from({ length: clientCount }, (_, index) => new Client(`w${index}`, index + 1));
  const ids = [...others];
  await Promise.all(
    clients.map(async (client, index) => {
      const draw = drawFrom(1000 + index);
      client.connect(server.url, sharedKey);
      for (let step = 0; step < stepsEach; step++) {
        if (draw(4) === 0) await client.read(ids);
        else await client.write();
      }
    }),
  );
  const { counts } = (await control(server, 'requests')) as { counts: Record<string, number> };
  const counted = Object.values(counts).reduce((sum, count) => sum + count, 0);
  expect(counted).toBe(clients.reduce((sum, { answered }) => sum + answered, 0));
  await compare(server.url);
  await server.kill();

  const again = await startSimProcess(stateFile);
  await compare(again.url);
  await again.kill();

  async function compare(url: string): Promise<void> {
    const { ledgers } = await observe(kmsOf({ url }), sharedKey, others);
    for (const { name, ledger } of clients) expect(ledgers.get(name) ?? nothing, name).toEqual(ledger);
  }
});

/** A state file with many keys like one that was created through the API, and one that all clients will write to. */
async function prepare(stateFile: string) {
  const model = await startSimulator({ seed: 'load' });
  const { KeyMetadata: shared } = await kmsOf(model).send(new CreateKeyCommand({ Description: 'shared' }));
  const { KeyMetadata } = await kmsOf(model).send(new CreateKeyCommand({ Description: 'prepared' }));
  const snapshot = model.snapshot();
  await model.close();
  const [sharedKey, modelId] = [shared?.KeyId ?? '', KeyMetadata?.KeyId ?? ''];
  const others = Array.from({ length: preparedKeys - 2 }, (_, index) => idOf(index));
  const full = await startSimulator({ stateFile, snapshot: withCopies(snapshot, modelId, others) });
  await full.close();
  return { sharedKey, others: new Set([modelId, ...others]) };
}

const idOf = (index: number) => `00000000-0000-4000-8000-${String(index).padStart(12, '0')}`;

function withCopies(snapshot: SimulatorSnapshot, id: string, copies: readonly string[]): SimulatorSnapshot {
  const keys = snapshot.tables['keys'] ?? {};
  const model = JSON.stringify(Object.entries(keys).find(([arn]) => arn.endsWith(id)));
  const copied = copies.map((copy): [string, never] => JSON.parse(model.replaceAll(id, copy)));
  return { ...snapshot, tables: { ...snapshot.tables, keys: { ...keys, ...Object.fromEntries(copied) } } };
}
