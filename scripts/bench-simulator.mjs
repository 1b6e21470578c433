/**
 * The simulator as a server in a process of its own: calls a second of one core (its CPU time; the client's counts elsewhere)
 * beside a bare Node HTTP server in the same run, its start when empty and with 10,000 keys in a state file, and peak
 * memory. The client sends requests again that the AWS SDK made and signed, so that it is quick. Run by `bench.mjs`.
 */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { Agent, createServer, request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED ??= 'true';
const kms = await import('@aws-sdk/client-kms');

const self = fileURLToPath(import.meta.url);
const root = fileURLToPath(new URL('..', import.meta.url));
const connections = 16;
const manyKeys = 10_000;

async function runAll() {
  const bare = await startChild('bare');
  const empty = { headers: { 'content-type': 'application/json' }, body: '{}' };
  await load(bare.url, empty, 4_000);
  const bareRate = await rate(bare, empty, 8_000);
  await bare.stop();
  await benchCalls(bareRate);
  await benchManyKeys();
}

/** Calls on one key with a policy of five statements, two aliases and two tags. */
async function benchCalls(bareRate) {
  const server = await startChild('simulator');
  const { client, recorded } = clientOf(server.url);
  const { KeyMetadata } = await client.send(new kms.CreateKeyCommand({ Tags: tags, Policy: policy }));
  const { Arn: KeyId } = KeyMetadata;
  for (const AliasName of ['alias/bench/one', 'alias/bench/two'])
    await client.send(new kms.CreateAliasCommand({ AliasName, TargetKeyId: KeyId }));
  const EncryptionContext = { tenant: 'acme' };
  const Plaintext = Buffer.alloc(64);
  const { CiphertextBlob } = await client.send(
    new kms.EncryptCommand({ KeyId, Plaintext, EncryptionContext }),
  );
  const calls = [
    new kms.DescribeKeyCommand({ KeyId }),
    new kms.GetKeyPolicyCommand({ KeyId }),
    new kms.EncryptCommand({ KeyId, Plaintext, EncryptionContext }),
    new kms.DecryptCommand({ CiphertextBlob, EncryptionContext }),
    new kms.GenerateDataKeyCommand({ KeyId, KeySpec: 'AES_256' }),
    new kms.CreateKeyCommand({ Description: 'bench' }),
  ];
  console.log(`simulator, calls a second of one core (a bare Node HTTP server: ${bareRate}):`);
  for (const call of calls) {
    await client.send(call);
    const message = recorded();
    await load(server.url, message, 3_000);
    const found = await rate(server, message, 8_000);
    console.log(`  ${nameOf(call)} ${found}, ratio ${(bareRate / found).toFixed(1)}`);
  }
  await server.stop();
}

async function benchManyKeys() {
  const folder = await mkdtemp(join(tmpdir(), 'keywright-bench-'));
  const stateFile = join(folder, 'kms.state');
  try {
    const first = await startChild('simulator', stateFile);
    const { client, recorded } = clientOf(first.url);
    await client.send(new kms.CreateKeyCommand({ Description: 'bench', Tags: tags, Policy: policy }));
    await load(first.url, recorded(), manyKeys);
    await first.stop();
    const size = Math.round((await stat(stateFile)).size / 2 ** 20);
    const [none, many] = [await startChild('simulator'), await startChild('simulator', stateFile)];
    const list = clientOf(many.url);
    await list.client.send(new kms.ListKeysCommand({ Limit: 1000 }));
    const listing = await rate(many, list.recorded(), 200);
    for (const [what, server] of [
      ['empty', none],
      [`${manyKeys} keys (a state file of ${size} MiB)`, many],
    ]) {
      const { startMs, importMs, peakMiB } = await server.ask('usage');
      console.log(
        `simulator, ${what}: import ${importMs} ms CPU, start ${startMs} ms CPU, peak memory ${peakMiB} MiB`,
      );
      await server.stop();
    }
    console.log(`  ListKeys, 1000 of ${manyKeys}: ${listing} calls a second of one core`);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

const nameOf = (call) => call.constructor.name.replace(/Command$/, '');
const tags = [
  { TagKey: 'team', TagValue: 'payments' },
  { TagKey: 'stage', TagValue: 'test' },
];
const principal = (name) => ({ AWS: `arn:aws:iam::000000000000:${name}` });
const policy = JSON.stringify({
  Version: '2012-10-17',
  Statement: [
    { Effect: 'Allow', Principal: principal('root'), Action: 'kms:*', Resource: '*' },
    ...['app', 'job', 'audit', 'batch'].map((name) => ({
      Effect: 'Allow',
      Principal: principal(`role/${name}`),
      Action: ['kms:Decrypt', 'kms:GenerateDataKey*', 'kms:DescribeKey'],
      Resource: '*',
      Condition: { StringEquals: { 'kms:EncryptionContext:tenant': 'acme' } },
    })),
  ],
});

/** A client, and the last request that it sent. */
function clientOf(endpoint) {
  let last = null;
  const credentials = { accessKeyId: 'test', secretAccessKey: 'test' };
  const client = new kms.KMSClient({ endpoint, region: 'eu-central-1', credentials });
  const record = (next) => (args) => {
    last = { headers: args.request.headers, body: args.request.body };
    return next(args);
  };
  client.middlewareStack.add(record, { step: 'finalizeRequest', priority: 'low' });
  return { client, recorded: () => last };
}

/** How many such calls the server could answer in a second of CPU time. */
async function rate(server, message, count) {
  const before = await server.ask('usage');
  await load(server.url, message, count);
  const after = await server.ask('usage');
  return Math.round((count * 1e6) / (after.cpu - before.cpu));
}

/** Sends the same message `count` times. */
async function load(url, message, count) {
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  let left = count;
  const worker = async () => {
    while (left-- > 0) await send(url, message, agent);
  };
  await Promise.all(Array.from({ length: connections }, worker));
  agent.destroy();
}

function send(url, { headers, body }, agent) {
  return new Promise((resolve, reject) => {
    const message = request(url, { method: 'POST', headers, agent }, (response) => {
      const { statusCode } = response;
      response.resume();
      response.on('end', () => (statusCode === 200 ? resolve() : reject(new Error(`status ${statusCode}`))));
    });
    message.on('error', reject);
    message.end(body);
  });
}

async function startChild(kind, stateFile) {
  const child = fork(self, [kind, ...(stateFile === undefined ? [] : [stateFile])]);
  const ask = async (what) => {
    const answer = once(child, 'message');
    child.send(what);
    return (await answer)[0];
  };
  const [{ url }] = await once(child, 'message');
  const stop = async () => {
    child.send('stop');
    await once(child, 'exit');
  };
  return { url, ask, stop };
}

/** The child's side. */
async function serve(kind, stateFile) {
  const started = kind === 'bare' ? await serveBare() : await serveSimulator(stateFile);
  process.on('message', async (what) => {
    if (what === 'stop') {
      await started.close();
      process.disconnect();
      return;
    }
    const { user, system } = process.cpuUsage();
    const peakMiB = Math.round(process.resourceUsage().maxRSS / 1024);
    process.send({ ...started.times, cpu: user + system, peakMiB });
  });
  process.send({ url: started.url });
}

function cpuMs() {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

async function serveSimulator(stateFile) {
  const began = cpuMs();
  const { startSimulator } = await import(join(root, 'dist/simulator/index.js'));
  const imported = cpuMs();
  const simulator = await startSimulator(stateFile === undefined ? {} : { stateFile });
  const importMs = Math.round(imported - began);
  const startMs = Math.round(cpuMs() - imported);
  return { url: simulator.url, close: simulator.close, times: { importMs, startMs } };
}

async function serveBare() {
  const server = createServer((message, response) => {
    message.resume();
    message.on('end', () => response.end('{}'));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const close = () => new Promise((done) => server.close(done).closeAllConnections());
  return { url: `http://127.0.0.1:${server.address().port}`, close, times: {} };
}

const [kind, stateFile] = process.argv.slice(2);
if (kind === undefined) await runAll();
else await serve(kind, stateFile);
