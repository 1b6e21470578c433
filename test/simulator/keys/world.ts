import { CreateKeyCommand, type CreateKeyCommandInput, KMS } from '@aws-sdk/client-kms';
import { type Simulator, type SimulatorOptions, startSimulator } from '../../../src/simulator/index.js';
import { parseWorld, type World } from '../../../src/simulator/world.js';
import { control } from '../server/clients.js';

export const account = '111122223333';
export const partner = '444455556666';
export const region = 'eu-central-1';
export const root = `arn:aws:iam::${account}:root`;
export const user = (name: string, of = account) => `arn:aws:iam::${of}:user/${name}`;
export const role = (name: string, of = account) => `arn:aws:iam::${of}:role/${name}`;

const everything = '{ Version: "2012-10-17", Statement: [{ Effect: Allow, Action: "*", Resource: "*" }] }';
const only = (...actions: readonly string[]) =>
  `{ Version: "2012-10-17", Statement: [{ Effect: Allow, Action: ${JSON.stringify(actions)}, Resource: "*" }] }`;

/** Each user's access key id is its name. `creator` and `tagger` may make keys and not manage them; `nobody` has no IAM policy. */
const text = `
accounts:
  - id: "${account}"
    users:
      - { name: administrator, accessKeys: [{ id: administrator, secret: secret }], policies: [${everything}] }
      - { name: second, accessKeys: [{ id: second, secret: secret }], policies: [${everything}] }
      - { name: creator, accessKeys: [{ id: creator, secret: secret }], policies: [${only('kms:CreateKey')}] }
      - name: tagger
        accessKeys: [{ id: tagger, secret: secret }]
        policies:
          - Version: "2012-10-17"
            Statement:
              - Effect: Allow
                Action: kms:CreateKey
                Resource: "*"
                Condition:
                  StringEquals: { kms:KeySpec: SYMMETRIC_DEFAULT, aws:RequestTag/team: payments }
                  ForAllValues:StringEquals: { aws:TagKeys: [team] }
              - { Effect: Allow, Action: kms:TagResource, Resource: "arn:aws:kms:*:${account}:key/*" }
      - { name: nobody, accessKeys: [{ id: nobody, secret: secret }] }
    roles:
      - { name: reader, path: /teams/ }
      - { name: deploy }
  - id: "${partner}"
    users:
      - { name: partner, accessKeys: [{ id: partner, secret: secret }], policies: [${everything}] }
customKeyStores:
  - { id: cks-1234567890abcdef0, account: "${account}", region: ${region}, name: hsm, type: AWS_CLOUDHSM }
  - { id: cks-1234567890abcdef1, account: "${account}", region: ${region}, name: off, type: AWS_CLOUDHSM, connection: DISCONNECTED }
  - { id: cks-1234567890abcdef2, account: "${account}", region: ${region}, name: xks, type: EXTERNAL_KEY_STORE }
`;

function world(): World {
  const parsed = parseWorld(text, 'world.yaml');
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
  return parsed.value;
}

export interface Estate {
  readonly simulator: Simulator;
  readonly admin: KMS;
  /** A client of the user with this access key id. */
  as(accessKeyId: string, where?: string): KMS;
  /** A new key of the administrator's; its id. */
  makeKey(input?: CreateKeyCommandInput, where?: string): Promise<string>;
  advance(days: number): Promise<unknown>;
  control(path: string, body?: unknown): Promise<unknown>;
}

export async function openEstate(options: SimulatorOptions = {}): Promise<Estate> {
  const simulator = await startSimulator({ world: world(), seed: 'keys', ...options });
  const as = (accessKeyId: string, where = region) =>
    new KMS({
      endpoint: simulator.url,
      region: where,
      credentials: { accessKeyId, secretAccessKey: 'secret' },
      maxAttempts: 1,
    });
  return {
    simulator,
    admin: as('administrator'),
    as,
    makeKey: async (input = {}, where = region) => {
      const { KeyMetadata } = await as('administrator', where).send(new CreateKeyCommand(input));
      return KeyMetadata?.KeyId ?? '';
    },
    advance: (days) => control(simulator, 'clock', { advanceSeconds: days * 86_400 }),
    control: (path, body) => control(simulator, path, body),
  };
}

export const arnOf = (keyId: string, where = region) => `arn:aws:kms:${where}:${account}:key/${keyId}`;

type Statement = Readonly<Record<string, unknown>>;

export const policy = (...statements: readonly Statement[]) =>
  JSON.stringify({ Version: '2012-10-17', Statement: statements });

export const allow = (principal: unknown, action: unknown = 'kms:*', rest: Statement = {}): Statement => ({
  Effect: 'Allow',
  Principal: { AWS: principal },
  Action: action,
  Resource: '*',
  ...rest,
});

/** `Name: message` of the error with which a call fails; `answered` where it doesn't. */
export async function failure(call: Promise<unknown>): Promise<string> {
  try {
    await call;
    return 'answered';
  } catch (error) {
    return error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  }
}
