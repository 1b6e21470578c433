import { CreateKeyCommand, type CreateKeyCommandInput, type KMSClient } from '@aws-sdk/client-kms';
import { AssumeRoleCommand } from '@aws-sdk/client-sts';
import { createCall } from '../../../src/simulator/call.js';
import { settle } from '../../../src/simulator/clock-effects.js';
import { controlOperations } from '../../../src/simulator/operations/control/index.js';
import { importOperations } from '../../../src/simulator/operations/import/index.js';
import { startAround } from '../../../src/simulator/start.js';
import { parseWorld } from '../../../src/simulator/world.js';
import { control, identityOf, kmsOf, stsOf } from '../server/clients.js';

export const account = '111122223333';
export const partner = '444455556666';
export const region = 'eu-central-1';

export const user = (name: string, of = account) => `arn:aws:iam::${of}:user/${name}`;
export const role = (name: string, of = account) => `arn:aws:iam::${of}:role/${name}`;
export const root = (of = account) => `arn:aws:iam::${of}:root`;

/** `administrator` may do everything by IAM, the others nothing but what a key policy or grant gives them. */
const world = `
accounts:
  - id: "${account}"
    users:
      - name: administrator
        accessKeys: [{ id: administrator, secret: secret }]
        policies: [{ Version: "2012-10-17", Statement: [{ Effect: Allow, Action: "*", Resource: "*" }] }]
      - name: app
        accessKeys: [{ id: app, secret: secret }]
      - name: helper
        accessKeys: [{ id: helper, secret: secret }]
      - name: scoped
        accessKeys: [{ id: scoped, secret: secret }]
        policies:
          - Version: "2012-10-17"
            Statement:
              - { Effect: Allow, Action: "kms:*Alias", Resource: "arn:aws:kms:*:${account}:alias/app/*" }
              - { Effect: Allow, Action: "kms:ListAliases", Resource: "*" }
      - name: denied
        accessKeys: [{ id: denied, secret: secret }]
        policies: [{ Version: "2012-10-17", Statement: [{ Effect: Deny, Action: "kms:RetireGrant", Resource: "*" }] }]
    roles:
      - name: reader
      - name: writer
  - id: "${partner}"
    users:
      - name: partner
        accessKeys: [{ id: partner, secret: secret }]
        policies: [{ Version: "2012-10-17", Statement: [{ Effect: Allow, Action: "kms:*", Resource: "*" }] }]
      - name: guest
        accessKeys: [{ id: guest, secret: secret }]
`;

/** A simulator without cryptography, with the two accounts above. */
export interface World {
  readonly admin: KMSClient;
  /** A client of the user with this access key id: in the beginning, its name. */
  as(accessKeyId: string, region?: string): KMSClient;
  /** A new key of the administrator's; its id. */
  makeKey(input?: CreateKeyCommandInput, region?: string): Promise<string>;
  /** A client of a session of the role, which the administrator assumes. */
  session(roleArn: string, policy?: object): Promise<KMSClient>;
  advance(seconds: number): Promise<unknown>;
  control(path: string, body?: unknown): Promise<unknown>;
  close(): Promise<void>;
}

export async function openWorld(): Promise<World> {
  const parsed = parseWorld(world, 'world.yaml');
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
  const kms = { operations: [...controlOperations, ...importOperations], settle, createCall };
  const simulator = await startAround(kms, { world: parsed.value, seed: 'relations' });
  const as = (accessKeyId: string, where = region) =>
    kmsOf(simulator, { accessKeyId, secretAccessKey: 'secret' }, where);
  return {
    admin: as('administrator'),
    as,
    makeKey: async (input = {}, where = region) => {
      const { KeyMetadata } = await as('administrator', where).send(new CreateKeyCommand(input));
      return KeyMetadata?.KeyId ?? '';
    },
    session: async (RoleArn, policy) => {
      const sts = stsOf(simulator, { accessKeyId: 'administrator', secretAccessKey: 'secret' });
      const answer = await sts.send(
        new AssumeRoleCommand({
          RoleArn,
          RoleSessionName: 'session',
          ...(policy === undefined ? {} : { Policy: JSON.stringify(policy) }),
        }),
      );
      return kmsOf(simulator, identityOf(answer.Credentials));
    },
    advance: (advanceSeconds) => control(simulator, 'clock', { advanceSeconds }),
    control: (path, body) => control(simulator, path, body),
    close: () => simulator.close(),
  };
}

export const arnOf = (keyId: string, where = region) => `arn:aws:kms:${where}:${account}:key/${keyId}`;

/** A key policy that lets the account decide, and gives `principal` the actions. */
export function policyFor(principal: string, ...actions: readonly string[]): string {
  return JSON.stringify({
    Version: '2012-10-17',
    Statement: [
      { Effect: 'Allow', Principal: { AWS: root() }, Action: 'kms:*', Resource: '*' },
      {
        Effect: 'Allow',
        Principal: { AWS: principal },
        Action: actions.map((action) => `kms:${action}`),
        Resource: '*',
      },
    ],
  });
}

/** `Name: message` of the error with which a call fails; `answered` where it doesn't. */
export async function failure(call: Promise<unknown>): Promise<string> {
  try {
    await call;
    return 'answered';
  } catch (error) {
    return error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  }
}
