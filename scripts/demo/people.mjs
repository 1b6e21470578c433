/** What people and services do to the keys without keywright, through AWS's SDK. */
import {
  DecryptCommand,
  DescribeKeyCommand,
  DisableKeyCommand,
  EncryptCommand,
  GetKeyPolicyCommand,
  KMSClient,
  PutKeyPolicyCommand,
  TagResourceCommand,
} from '@aws-sdk/client-kms';
import { AssumeRoleCommand, STSClient } from '@aws-sdk/client-sts';

const account = '111122223333';
const region = 'eu-west-1';
export const ci = { accessKeyId: 'AKIAEXAMPLECIRUNNER1', secretAccessKey: 'example-ci-secret' };
const cards = { KeyId: 'alias/payments/cards' };
const context = { EncryptionContext: { tenant: 'acme' } };

export function say(text) {
  console.log(`   ${text}`);
}

export async function encryptAs(url, role) {
  const client = await clientOf(url, role);
  const Plaintext = Buffer.from('4242 4242 4242 4242');
  const { CiphertextBlob } = await client.send(new EncryptCommand({ ...cards, ...context, Plaintext }));
  return CiphertextBlob;
}

export async function tryToDecrypt(url, role, CiphertextBlob) {
  const client = await clientOf(url, role);
  try {
    const { Plaintext } = await client.send(new DecryptCommand({ ...context, CiphertextBlob }));
    say(`✔ ${role} decrypts: ${Buffer.from(Plaintext).toString()}`);
  } catch (error) {
    say(`✘ ${role} can't decrypt: ${error.name}`);
  }
}

export async function openTheDoor(url) {
  const client = await clientOf(url, 'key-admin');
  const KeyId = await arnOf(client, cards.KeyId);
  const { Policy } = await client.send(new GetKeyPolicyCommand({ KeyId, PolicyName: 'default' }));
  const policy = JSON.parse(Policy);
  policy.Statement.push({
    Sid: 'just for debugging',
    Effect: 'Allow',
    Principal: { AWS: `arn:aws:iam::${account}:role/build` },
    Action: 'kms:Decrypt',
    Resource: '*',
  });
  await client.send(
    new PutKeyPolicyCommand({ KeyId, PolicyName: 'default', Policy: JSON.stringify(policy) }),
  );
  say('key-admin put a statement into the key policy of payments-cards');
}

/** As `stage: soak` would have done so many days ago; nobody wants to wait that long here. */
export async function retireLongAgo(url, alias, days) {
  const client = await clientOf(url, 'key-admin');
  const KeyId = await arnOf(client, alias);
  const since = new Date(Date.now() - days * 86_400_000).toISOString();
  const Tags = [{ TagKey: 'keywright.dev/retired-since', TagValue: since }];
  await client.send(new DisableKeyCommand({ KeyId }));
  await client.send(new TagResourceCommand({ KeyId, Tags }));
  say(`${alias} has been disabled, and unused, for ${days} days (we set its date back)`);
}

async function arnOf(client, KeyId) {
  const { KeyMetadata } = await client.send(new DescribeKeyCommand({ KeyId }));
  return KeyMetadata.Arn;
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
