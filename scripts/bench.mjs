/**
 * Speed and size, measured in one run so that ratios mean something: the pure core at 1,000 and 10,000 keys, API calls
 * per key, decisions and comparisons of the access model, the simulator's calls a second and its start, a plan beside a
 * bare SDK loop, peak memory, and the start of `validate` beside an empty Node process.
 */
import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED ??= 'true';

const root = fileURLToPath(new URL('..', import.meta.url));
const self = fileURLToPath(import.meta.url);
const cli = join(root, 'dist/cli/main.js');
const folder = await mkdtemp(join(tmpdir(), 'keywright-bench-'));
const keysPerFile = 100;

async function runAll() {
  console.log(`node ${process.version}, ${process.platform} ${process.arch}\n`);
  for (const count of [1_000, 10_000]) {
    const args = ['--expose-gc', self, 'core', String(count)];
    process.stdout.write(execFileSync(process.execPath, args, { encoding: 'utf8' }));
  }
  for (const script of ['scripts/bench-access.mjs', 'scripts/bench-simulator.mjs'])
    process.stdout.write(execFileSync(process.execPath, [join(root, script)], { encoding: 'utf8' }));
  await benchPlan(300);
  benchStart();
}

/** CPU of the pure core: estate from disk to a plan that finds no change. */
async function benchCore(count) {
  await writeEstate(folder, count);
  const { compile, validate } = await import(join(root, 'dist/pipeline.js'));
  const { makePlan } = await import(join(root, 'dist/plan/make-plan.js'));
  const times = {};
  const estate = await cpu(times, 'validate', () => validate(folder));
  const desired = await cpu(times, 'compile', () => compile(estate.value));
  const observed = observedAsDesired(estate.value, desired.value);
  const input = { estate: estate.value, desired: desired.value, observed, now: Date.now() };
  const { body } = await cpu(times, 'plan', () => makePlan(input));
  if (body.changes.length > 0) throw new Error('the plan should find no change');
  const total = Object.values(times).reduce((sum, time) => sum + time, 0);
  const parts = Object.entries(times).map(([name, time]) => `${name} ${seconds(time)}`);
  const peak = Math.round(process.resourceUsage().maxRSS / 1024);
  console.log(
    `${count} keys: validate+compile+plan CPU ${seconds(total)} (${parts.join(', ')}), peak memory ${peak} MiB`,
  );
}

async function cpu(times, name, work) {
  const before = process.cpuUsage();
  const result = await work();
  const { user, system } = process.cpuUsage(before);
  times[name] = user + system;
  if (result.ok === false) throw new Error(JSON.stringify(result.problems.slice(0, 3)));
  return result;
}

function seconds(microseconds) {
  return `${(microseconds / 1e6).toFixed(2)} s`;
}

function observedAsDesired(estate, desired) {
  return estate.targets.map(({ name }) => {
    const keys = desired.filter(({ id }) => id.target === name).map(liveKey);
    const aliases = Object.fromEntries(
      keys.flatMap(({ arn, fields }) => fields.aliases.value.map((alias) => [alias, arn])),
    );
    return { target: name, keys, unmanaged: [], aliases };
  });
}

function liveKey({ id, owner, state }) {
  const fields = Object.fromEntries(
    Object.entries(state).map(([name, value]) => [name, { read: true, value }]),
  );
  const rest = { retiredSince: null, deletionDate: null, lastUsed: null, orphans: [] };
  return {
    arn: `arn:aws:kms:eu-west-1:000000000000:key/${id.name}`,
    owner: { read: true, value: owner },
    fields,
    ...rest,
  };
}

/** A plan without changes against the simulator, beside a bare SDK loop that makes the same calls. */
async function benchPlan(count) {
  await rm(folder, { recursive: true, force: true });
  await writeEstate(folder, count);
  const simulator = await startSimulator();
  try {
    const env = { ...process.env, ...simulator.env };
    keywright(env, 'plan', '--estate', folder, '--out', join(folder, 'plan.json'));
    keywright(env, 'apply', join(folder, 'plan.json'), '--estate', folder);
    await fetch(`${simulator.url}/_keywright/requests/reset`, { method: 'POST' });
    const plan = wall(() => keywright(env, 'plan', '--estate', folder, '--exit-code'));
    const calls = await requestCounts(simulator.url);
    const total = Object.values(calls).reduce((sum, value) => sum + value, 0);
    console.log(
      `API calls of a plan without changes over ${count} keys: ${total}, ${(total / count).toFixed(2)} a key`,
    );
    console.log(
      `  ${Object.entries(calls)
        .map(([name, value]) => `${name} ${value}`)
        .join(', ')}`,
    );
    const script = bareLoop(calls);
    const bare = wall(() =>
      execFileSync(process.execPath, ['--input-type=module', '-e', script], { env, cwd: root }),
    );
    console.log(
      `plan without changes: ${plan.toFixed(2)} s; bare SDK loop with the same calls: ${bare.toFixed(2)} s; ratio ${(plan / bare).toFixed(2)}`,
    );
  } finally {
    simulator.stop();
  }
}

/** The same operations, as often and as concurrently, with nothing around them. */
function bareLoop(calls) {
  return `
    import * as kms from '@aws-sdk/client-kms';
    const client = new kms.KMSClient({ region: 'eu-west-1', maxAttempts: 1 });
    const { Keys } = await client.send(new kms.ListKeysCommand({ Limit: 1000 }));
    const calls = ${JSON.stringify(calls)};
    const todo = Object.entries(calls).flatMap(([name, count]) =>
      Array.from({ length: count }, (_, index) => [name, Keys[index % Keys.length].KeyId]));
    const send = ([name, KeyId]) => {
      const Command = kms[name + 'Command'];
      if (Command === undefined) return null;
      const input = name === 'ListKeys' || name === 'ListAliases' ? {} : name === 'GetKeyPolicy' ? { KeyId, PolicyName: 'default' } : { KeyId };
      return client.send(new Command(input));
    };
    const worker = async () => { while (todo.length > 0) await send(todo.pop()); };
    await Promise.all(Array.from({ length: 32 }, worker));
  `;
}

function keywright(env, ...args) {
  const result = spawnSync(process.execPath, [cli, ...args], { env, encoding: 'utf8', maxBuffer: 1 << 28 });
  if (result.status !== 0) throw new Error(`keywright ${args[0]}: ${result.status}\n${result.stderr}`);
}

function wall(work) {
  const before = process.hrtime.bigint();
  work();
  return Number(process.hrtime.bigint() - before) / 1e9;
}

async function requestCounts(url) {
  const counts = await (await fetch(`${url}/_keywright/requests`)).json();
  return counts.counts ?? counts;
}

async function startSimulator() {
  const child = spawn(process.execPath, [cli, 'sim', '--port', '0'], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const url = await new Promise((resolve, reject) => {
    child.stdout.setEncoding('utf8');
    child.stdout.on('data', (text) => {
      const [found] = /http:\/\/127\.0\.0\.1:\d+/.exec(text) ?? [];
      if (found !== undefined) resolve(found);
    });
    child.on('exit', (code) => reject(new Error(`the simulator exited with ${code}`)));
  });
  const env = {
    AWS_ENDPOINT_URL: url,
    AWS_ACCESS_KEY_ID: 'test',
    AWS_SECRET_ACCESS_KEY: 'test',
    AWS_REGION: 'eu-west-1',
    KEYWRIGHT_KMS_QUOTAS: JSON.stringify({ default: 1_000_000 }),
  };
  return { url, env, stop: () => child.kill('SIGTERM') };
}

function benchStart() {
  const runs = 15;
  const example = join(root, 'policies', 'example');
  const validate = median(runs, () => spawnSync(process.execPath, [cli, 'validate', '--estate', example]));
  const empty = median(runs, () => spawnSync(process.execPath, ['-e', '0']));
  console.log(
    `start: \`validate\` on the example estate ${milliseconds(validate)}, \`node -e 0\` ${milliseconds(empty)}, ratio ${(validate / empty).toFixed(2)} (median of ${runs})`,
  );
}

function median(runs, work) {
  const times = Array.from({ length: runs }, () => wall(work)).sort((a, b) => a - b);
  return times[Math.floor(runs / 2)];
}

function milliseconds(time) {
  return `${Math.round(time * 1000)} ms`;
}

async function writeEstate(path, count) {
  await mkdir(path, { recursive: true });
  const role = 'arn:aws:iam::000000000000:user/administrator';
  await writeFile(join(path, 'keywright.yaml'), documents([estateDocument, targetDocument(role), gateOff]));
  for (let start = 0; start < count; start += keysPerFile) {
    const keys = Array.from({ length: Math.min(keysPerFile, count - start) }, (_, index) =>
      keyDocuments(start + index),
    );
    await writeFile(join(path, `keys-${start}.yaml`), documents(keys.flat()));
  }
}

const documents = (list) => list.join('\n---\n');
const head = (kind, name) => `apiVersion: keywright.dev/v1\nkind: ${kind}\nmetadata:\n  name: ${name}\nspec:`;
const estateDocument = `${head('Estate', 'bench')}\n  observe: { quotaShare: 1 }`;
const gateOff = `${head('ApprovalPolicy', 'bench')}\n  gate: off`;
const targetDocument = (role) =>
  `${head('Target', 'main')}\n  provider: aws-kms\n  account: "000000000000"\n  region: eu-west-1\n  reconciler: { user: "${role}" }`;
const keyDocuments = (index) => [
  `${head('Key', `key-${index}`)}\n  target: main\n  description: Key ${index}\n  algorithm: aes-256\n  purpose: encrypt\n  aliases: [alias/bench/key-${index}]\n  rotation: { everyDays: 365 }\n  tags: { number: "${index}" }`,
  `${head('Grant', `use-${index}`)}\n  keys: [key-${index}]\n  grantees: [{ role: app-${index % 50} }]\n  operations: [use]\n  conditions: { encryptionContext: { contains: { tenant: t${index % 7} } } }\n  reason: The service uses its key`,
];

const [mode, ...rest] = process.argv.slice(2);
try {
  if (mode === undefined) await runAll();
  else if (mode === 'core') await benchCore(Number(rest[0]));
} finally {
  await rm(folder, { recursive: true, force: true });
}
