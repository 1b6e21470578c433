import {
  CreateKeyCommand,
  type CreateKeyCommandInput,
  GetPublicKeyCommand,
  type KMSClient,
} from '@aws-sdk/client-kms';
import { type SimulatorOptions, startSimulator } from '../../../src/simulator/index.js';
import { parseWorld } from '../../../src/simulator/world.js';
import { control, kmsOf } from '../server/clients.js';

export const account = '111122223333';
export const partner = '444455556666';
export const region = 'eu-central-1';
/** Where SM2 exists. */
export const china = 'cn-north-1';

/** `administrator`, `partner` and `chinese` may do everything by IAM, the others nothing but what a key policy or grant gives them. */
const world = `
accounts:
  - id: "${account}"
    users:
      - name: administrator
        accessKeys: [{ id: administrator, secret: secret }]
        policies: [{ Version: "2012-10-17", Statement: [{ Effect: Allow, Action: "*", Resource: "*" }] }]
      - name: app
        accessKeys: [{ id: app, secret: secret }]
  - id: "${partner}"
    users:
      - name: partner
        accessKeys: [{ id: partner, secret: secret }]
        policies: [{ Version: "2012-10-17", Statement: [{ Effect: Allow, Action: "kms:*", Resource: "*" }] }]
  - id: "777788889999"
    partition: aws-cn
    users:
      - name: chinese
        accessKeys: [{ id: chinese, secret: secret }]
        policies: [{ Version: "2012-10-17", Statement: [{ Effect: Allow, Action: "*", Resource: "*" }] }]
`;

/** A simulator with the accounts above. */
export interface Desk {
  readonly admin: KMSClient;
  /** Who may do everything in an account of the China Region. */
  readonly inChina: KMSClient;
  as(accessKeyId: string, region?: string): KMSClient;
  /** A new key of the administrator's; its ARN. */
  makeKey(input?: CreateKeyCommandInput, client?: KMSClient): Promise<string>;
  control(path: string, body?: unknown): Promise<unknown>;
  close(): Promise<void>;
}

export async function openDesk(options: SimulatorOptions = {}): Promise<Desk> {
  const parsed = parseWorld(world, 'world.yaml');
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
  const simulator = await startSimulator({ world: parsed.value, ...options });
  const as = (accessKeyId: string, where = region) =>
    kmsOf(simulator, { accessKeyId, secretAccessKey: 'secret' }, where);
  const admin = as('administrator');
  return {
    admin,
    inChina: as('chinese', china),
    as,
    makeKey: async (input = {}, client = admin) => {
      const { KeyMetadata } = await client.send(new CreateKeyCommand(input));
      return KeyMetadata?.Arn ?? '';
    },
    control: (path, body) => control(simulator, path, body),
    close: () => simulator.close(),
  };
}

/** The public half of a key, DER. */
export async function publicKeyOf(client: KMSClient, KeyId: string): Promise<Buffer> {
  const { PublicKey } = await client.send(new GetPublicKeyCommand({ KeyId }));
  return Buffer.from(PublicKey ?? []);
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

/** A key policy that lets the account decide, and the user `app` do `action` if `Condition` holds. */
export function policyForApp(action: string, Condition: object = {}): string {
  return JSON.stringify({
    Version: '2012-10-17',
    Statement: [
      {
        Effect: 'Allow',
        Principal: { AWS: `arn:aws:iam::${account}:root` },
        Action: 'kms:*',
        Resource: '*',
      },
      {
        Effect: 'Allow',
        Principal: { AWS: `arn:aws:iam::${account}:user/app` },
        Action: action,
        Resource: '*',
        Condition,
      },
    ],
  });
}
