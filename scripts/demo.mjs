/**
 * keywright's main job, through the command line as users run it: a KMS on the desk, an estate, a plan, an apply,
 * somebody who changes a key behind Git's back, and the repair. Everything happens in a temporary folder.
 */
import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import {
  DecryptCommand,
  DescribeKeyCommand,
  EncryptCommand,
  GetKeyPolicyCommand,
  KMSClient,
  PutKeyPolicyCommand,
} from '@aws-sdk/client-kms';
import { AssumeRoleCommand, STSClient } from '@aws-sdk/client-sts';

process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED ??= 'true';

const root = fileURLToPath(new URL('..', import.meta.url));
const cli = join(root, 'dist/cli/main.js');
const estate = join('policies', 'example');
const account = '111122223333';
const region = 'eu-west-1';
const ci = { accessKeyId: 'AKIAEXAMPLECIRUNNER1', secretAccessKey: 'example-ci-secret' };
const folder = await mkdtemp(join(tmpdir(), 'keywright-demo-'));
const planFile = join(folder, 'plan.json');
const key = { KeyId: 'alias/payments/cards' };
const context = { EncryptionContext: { tenant: 'acme' } };

const simulator = await startSimulator();
try {
  await demo(simulator.url);
} finally {
  await simulator.stop();
  await rm(folder, { recursive: true, force: true });
}

async function demo(url) {
  const run = (...args) => keywright(url, args);
  heading('1. The estate is checked before anything is called');
  await run('validate', '--estate', estate);

  heading('2. What would happen? Nothing is written yet');
  await run('plan', '--estate', estate, '--out', planFile);

  heading(
    '3. Would it work? The plan is applied in a private simulator, and everybody tries what the estate gives them',
  );
  await run('rehearse', planFile, '--estate', estate, '--world', join('policies', 'world.yaml'));

  heading('4. Exactly that plan is applied');
  await run('apply', planFile, '--estate', estate);

  heading('5. The payments service can decrypt, the build pipeline can not');
  const sealed = await encryptAs(url, 'payments-api');
  say(`payments-api encrypted a card number for the tenant acme (${sealed.length} bytes)`);
  await tryToDecrypt(url, 'payments-api', sealed);
  await tryToDecrypt(url, 'build', sealed);

  heading('6. Somebody gives the build pipeline access, behind the back of Git');
  await openTheDoor(url);
  await tryToDecrypt(url, 'build', sealed);

  heading('7. Drift shows it');
  await run('drift', '--estate', estate, '--exit-code', { exits: 2 });

  heading(
    '8. The repair is a plan like any other; it takes access away, so it is not applied just like that',
  );
  await run('plan', '--estate', estate, '--out', planFile);
  await run('apply', planFile, '--estate', estate, { exits: 3 });
  await run('apply', planFile, '--estate', estate, '--without-approval');
  await tryToDecrypt(url, 'payments-api', sealed);
  await tryToDecrypt(url, 'build', sealed);

  heading('9. And now?');
  await run('plan', '--estate', estate, '--exit-code');
}

function heading(text) {
  console.log(`\n━━ ${text}\n`);
}

function say(text) {
  console.log(`   ${text}`);
}

/** Runs one command as a user would; fails the demo where it ends otherwise than expected. */
async function keywright(url, args) {
  const last = args.at(-1);
  const expected = typeof last === 'object' ? last.exits : 0;
  const words = args.filter((word) => typeof word === 'string');
  console.log(`$ keywright ${words.map((word) => (word === planFile ? 'plan.json' : word)).join(' ')}`);
  const env = {
    ...process.env,
    AWS_ENDPOINT_URL: url,
    AWS_ACCESS_KEY_ID: ci.accessKeyId,
    AWS_SECRET_ACCESS_KEY: ci.secretAccessKey,
    AWS_SESSION_TOKEN: '',
    // The simulator has no quotas that keywright would have to share.
    KEYWRIGHT_KMS_QUOTAS: JSON.stringify({ default: 10_000 }),
  };
  const child = spawn(process.execPath, [cli, ...words], {
    cwd: root,
    env,
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  const code = await new Promise((resolve) => child.on('exit', resolve));
  if (code !== expected)
    throw new Error(`keywright ${words[0]} exited with ${code} and not with ${expected}`);
  if (code !== 0) say(`(exit ${code})`);
}

async function startSimulator() {
  const args = [
    'sim',
    '--port',
    '0',
    '--state',
    join(folder, 'kms.state'),
    '--world',
    join('policies', 'world.yaml'),
  ];
  const child = spawn(process.execPath, [cli, ...args], { cwd: root, stdio: ['ignore', 'pipe', 'inherit'] });
  const url = await new Promise((resolve, reject) => {
    let text = '';
    child.stdout.setEncoding('utf8');
    child.stdout.on('data', (chunk) => {
      text += chunk;
      const [found] = /http:\/\/127\.0\.0\.1:\d+/.exec(text) ?? [];
      if (found !== undefined) resolve(found);
    });
    child.on('exit', (code) => reject(new Error(`the simulator exited with ${code}`)));
  });
  say(`a KMS on the desk answers at ${url}; no AWS account is touched`);
  const ended = new Promise((resolve) => child.on('exit', resolve));
  return {
    url,
    stop: async () => {
      child.kill('SIGTERM');
      await ended;
    },
  };
}

async function clientOf(url, role) {
  const sts = new STSClient({ endpoint: url, region, credentials: ci });
  const { Credentials } = await sts.send(
    new AssumeRoleCommand({ RoleArn: `arn:aws:iam::${account}:role/${role}`, RoleSessionName: 'demo' }),
  );
  const credentials = {
    accessKeyId: Credentials.AccessKeyId,
    secretAccessKey: Credentials.SecretAccessKey,
    sessionToken: Credentials.SessionToken,
  };
  return new KMSClient({ endpoint: url, region, credentials });
}

async function encryptAs(url, role) {
  const client = await clientOf(url, role);
  const Plaintext = Buffer.from('4242 4242 4242 4242');
  const { CiphertextBlob } = await client.send(new EncryptCommand({ ...key, ...context, Plaintext }));
  return CiphertextBlob;
}

async function tryToDecrypt(url, role, CiphertextBlob) {
  const client = await clientOf(url, role);
  try {
    const { Plaintext } = await client.send(new DecryptCommand({ ...context, CiphertextBlob }));
    say(`✔ ${role} decrypts: ${Buffer.from(Plaintext).toString()}`);
  } catch (error) {
    say(`✘ ${role} can't decrypt: ${error.name}`);
  }
}

async function openTheDoor(url) {
  const client = await clientOf(url, 'key-admin');
  const keyId = await keyIdOfAlias(client);
  const { Policy } = await client.send(new GetKeyPolicyCommand({ KeyId: keyId, PolicyName: 'default' }));
  const policy = JSON.parse(Policy);
  policy.Statement.push({
    Sid: 'just for debugging',
    Effect: 'Allow',
    Principal: { AWS: `arn:aws:iam::${account}:role/build` },
    Action: 'kms:Decrypt',
    Resource: '*',
  });
  await client.send(
    new PutKeyPolicyCommand({ KeyId: keyId, PolicyName: 'default', Policy: JSON.stringify(policy) }),
  );
  say('key-admin put a statement into the key policy of payments-cards');
}

async function keyIdOfAlias(client) {
  const { KeyMetadata } = await client.send(new DescribeKeyCommand(key));
  return KeyMetadata.Arn;
}
