import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  ConnectCustomKeyStoreCommand,
  CreateCustomKeyStoreCommand,
  type CreateCustomKeyStoreCommandInput,
} from '@aws-sdk/client-kms';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { certificates } from '../simulator/import/certificates.js';
import { type Desk, openDesk } from '../support/desk.js';

const folder = join(import.meta.dirname, 'all-forms');

/** The estate's files, with the ids that the custom key stores got. */
function spelling(name: string, stores: Readonly<Record<string, string>>): Record<string, string> {
  const names = readdirSync(join(folder, name), { recursive: true, encoding: 'utf8' }).filter((path) =>
    /\.ya?ml$/.test(path),
  );
  return Object.fromEntries(
    names.map((file) => {
      let text = readFileSync(join(folder, name, file), 'utf8');
      for (const [placeholder, id] of Object.entries(stores)) text = text.replaceAll(placeholder, id);
      return [file, text];
    }),
  );
}

async function makeStores(desk: Desk): Promise<Record<string, string>> {
  const make = async (input: CreateCustomKeyStoreCommandInput) => {
    const { CustomKeyStoreId = '' } = await desk.kms.send(new CreateCustomKeyStoreCommand(input));
    await desk.kms.send(new ConnectCustomKeyStoreCommand({ CustomKeyStoreId }));
    return CustomKeyStoreId;
  };
  const cloudHsm = await make({
    CustomKeyStoreName: 'hsm',
    CloudHsmClusterId: 'cluster-1a23b4cdefg',
    KeyStorePassword: 'kmsPswd1',
    TrustAnchorCertificate: certificates[0],
  });
  const external = await make({
    CustomKeyStoreName: 'outside',
    CustomKeyStoreType: 'EXTERNAL_KEY_STORE',
    XksProxyConnectivity: 'PUBLIC_ENDPOINT',
    XksProxyUriEndpoint: 'https://xks.example.com',
    XksProxyUriPath: '/kms/xks/v1',
    XksProxyAuthenticationCredential: {
      AccessKeyId: 'ABCDEFGHIJKLMNOPQRST',
      RawSecretAccessKey: 'DXjSUawnel2fr6SKC7G25CNxTyWKE5PF9XX6H/u9pSo=',
    },
  });
  return { 'cks-CLOUDHSM': cloudHsm, 'cks-EXTERNAL': external };
}

/** Every member name of a schema, and every value of its enumerations. */
function words(schema: unknown): readonly string[] {
  if (typeof schema !== 'object' || schema === null) return [];
  return Object.entries(schema).flatMap(([name, value]) => {
    if (name === 'properties')
      return [...Object.keys(value as object), ...Object.values(value as object).flatMap(words)];
    if (name === 'enum') return (value as readonly string[]).map(String);
    return words(value);
  });
}

const keySchema = JSON.parse(readFileSync('schemas/key.schema.json', 'utf8'));

/** What the estate can't have, and where it is tested instead. */
const elsewhere = new Set([
  // AWS KMS has no such operations: `test/malformed/` refuses them.
  ...['wrap', 'unwrap'],
  // `key-kinds.test.ts` applies every algorithm.
  ...words(keySchema.properties.spec.properties.algorithm),
  // Needs time to pass: the last test here.
  'delete',
  // `targets.test.ts` has targets with a role and with an endpoint.
  ...['assumeRole', 'endpoint'],
  // `test/guardrails/` has estates with guardrails.
  'guardrails',
  // Defaults, which the other spelling writes out; and which files are read is the loader's business.
  ...['shared', 'declared'],
]);

describe('a plan right after an apply has no changes', () => {
  let desk: Desk;
  let stores: Record<string, string>;
  beforeAll(async () => {
    desk = await openDesk();
    stores = await makeStores(desk);
  });
  afterAll(() => desk.close());

  it('for an estate that has every key, grant and alias form of the schemas', () => {
    const text = Object.values(spelling('one-spelling', stores)).join('\n');
    const used = new Set(text.match(/[A-Za-z][A-Za-z0-9-]*/g));
    for (const kind of ['key', 'grant', 'target', 'principal-set', 'estate']) {
      const { spec } = JSON.parse(readFileSync(`schemas/${kind}.schema.json`, 'utf8')).properties;
      const missing = words(spec).filter((word) => !used.has(word) && !elsewhere.has(word));
      expect(missing, kind).toEqual([]);
    }
  });

  it('as it was written', async () => {
    // A key that was never there isn't made to be retired.
    const alive = Object.entries(spelling('one-spelling', stores)).map(([file, text]) => [
      file,
      text.replace(/state: retired\n\s+retirement: .*\n/g, 'state: enabled\n'),
    ]);
    await desk.write(Object.fromEntries(alive));
    await desk.settle();
    await desk.write(spelling('one-spelling', stores));
    for (let round = 0; round < 3; round += 1) await desk.settle();
    expect(await desk.plan()).toMatchObject({ changes: [], blocked: [] });
    expect((await desk.drift()).targets).toMatchObject([
      { drifted: [], missing: [], unknown: [] },
      { drifted: [], missing: [], unknown: [] },
    ]);
  });

  it('nor for the same estate in another spelling', async () => {
    await desk.write(spelling('another-spelling', stores));
    expect(await desk.plan()).toMatchObject({ changes: [], blocked: [] });
  });

  it('nor for a key whose deletion is scheduled', async () => {
    await desk.control('clock', { advanceSeconds: 60 * 86_400 });
    const ending = Object.fromEntries(
      Object.entries(spelling('one-spelling', stores)).map(([file, text]) => [
        file,
        text.replace('stage: soak, soakDays: 45', 'stage: delete, soakDays: 45'),
      ]),
    );
    await desk.write(ending);
    desk.advance(60 * 86_400);
    for (let round = 0; round < 2; round += 1) await desk.settle();
    const [planned] = (await desk.drift()).targets;
    expect(planned?.drifted).toEqual([]);
    expect(await desk.plan()).toMatchObject({ changes: [], blocked: [] });
    const keys = await desk.control('snapshot');
    expect(JSON.stringify(keys)).toContain('PendingReplicaDeletion');
  });
});
