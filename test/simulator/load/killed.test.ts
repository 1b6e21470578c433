import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { CreateKeyCommand } from '@aws-sdk/client-kms';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { build } from '../../cli/built-cli.js';
import { kmsOf } from '../server/clients.js';
import { Client, drawFrom } from './client.js';
import { after, nothing } from './ledger.js';
import { observe } from './observe.js';
import { killWhileStarting, startSimProcess } from './sim-process.js';

const rounds = 8;
const clientCount = 32;

let folder: string;
beforeAll(() => {
  build();
  folder = mkdtempSync(join(tmpdir(), 'keywright-killed-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('killed at any moment under 32 writers: what was acknowledged is there, what was not is there whole or not at all', async () => {
  const stateFile = join(folder, 'kms.state');
  const clients = Array.from({ length: clientCount }, (_, index) => new Client(`w${index}`, index + 1));
  const draw = drawFrom(20_261_125);
  const sharedKey = await makeSharedKey(stateFile);
  for (let round = 0; round < rounds; round++) {
    await killWhileStarting(stateFile, 50 + draw(250));
    const server = await startSimProcess(stateFile);
    await settle(clients, server.url, sharedKey, round);
    for (const client of clients) client.connect(server.url, sharedKey);
    const writing = clients.map(writeUntilCut);
    await sleep(20 + draw(1000));
    await server.kill();
    await Promise.all(writing);
  }
  const last = await startSimProcess(stateFile);
  await settle(clients, last.url, sharedKey, rounds);
  await last.kill();
  expect(Math.min(...clients.map(({ answered }) => answered))).toBeGreaterThan(rounds);
});

async function makeSharedKey(stateFile: string): Promise<string> {
  const server = await startSimProcess(stateFile);
  const { KeyMetadata } = await kmsOf(server).send(new CreateKeyCommand({ Description: 'shared' }));
  await server.kill();
  return KeyMetadata?.KeyId ?? '';
}

async function writeUntilCut(client: Client): Promise<void> {
  try {
    for (;;) await client.write();
  } catch (error) {
    // A refusal by the simulator is a failure; the end of the connection isn't.
    if (error instanceof Error && '$fault' in error && '$response' in error && error.$response !== undefined)
      throw error;
  }
}

/** Holds every client's ledger against what the simulator answers, and lets clients go on from that. */
async function settle(
  clients: readonly Client[],
  url: string,
  sharedKey: string,
  round: number,
): Promise<void> {
  const { ledgers, ids } = await observe(kmsOf({ url }), sharedKey, new Set());
  for (const client of clients) {
    const found = ledgers.get(client.name) ?? nothing;
    const owed =
      client.pending === null ? [client.ledger] : [client.ledger, after(client.ledger, client.pending)];
    expect(owed, `${client.name} after round ${round}`).toContainEqual(found);
    client.ledger = found;
    client.pending = null;
    for (const [name, id] of ids) client.ids.set(name, id);
  }
}
