import { randomBytes } from 'node:crypto';
import { type CreateKeyCommandInput, KMS } from '@aws-sdk/client-kms';
import { type SessionRequest, startSimulator } from '../../../src/simulator/index.js';
import { generateMaterial } from '../../../src/simulator/material/material.js';
import { parseWorld, type World } from '../../../src/simulator/world.js';
import { externalKey, forever, importInto, privateKeyFor } from '../import/support.js';
import { control, type Identity } from '../server/clients.js';

export const account = '111122223333';
export const partner = '444455556666';
export const region = 'eu-central-1';
/** Where replicas are made. */
export const otherRegion = 'eu-west-1';
/** Where SM2 exists. */
export const china = 'cn-north-1';
/** Connected, with a cluster behind it. */
export const hsmStore = 'cks-1234567890abcdef0';
/** Connected, with an external key manager behind it. */
export const externalStore = 'cks-1234567890abcdef2';
export const unusedKeyId = '12345678-90ab-cdef-1234-567890abcdef';

const everything = '[{ Version: "2012-10-17", Statement: [{ Effect: Allow, Action: "*", Resource: "*" }] }]';
const administrator = (id: string) =>
  `{ name: administrator, accessKeys: [{ id: ${id}, secret: secret }], policies: ${everything} }`;

const text = `
accounts:
  - { id: "${account}", users: [${administrator('administrator')}] }
  - { id: "${partner}", users: [${administrator('partner')}] }
  - { id: "777788889999", partition: aws-cn, users: [${administrator('chinese')}] }
customKeyStores:
  - { id: ${hsmStore}, account: "${account}", region: ${region}, name: hsm, type: AWS_CLOUDHSM }
  - { id: ${externalStore}, account: "${account}", region: ${region}, name: xks, type: EXTERNAL_KEY_STORE }
`;

/** A user that was made for one check. */
export interface Person {
  readonly arn: string;
  readonly kms: KMS;
}

/** What a user may do by IAM, and where. */
export interface Making {
  /** IAM policies, as objects. Default: none, so that only key policies and grants let it in. */
  readonly policies?: readonly object[];
  readonly account?: string;
  readonly region?: string;
}

/**
 * A simulator of its own, with administrators of two accounts and of one in China, and a connected key store of each type.
 * Its clock stands still unless it is moved.
 */
export interface Desk {
  /** May do everything in `account`, in `region`. */
  readonly admin: KMS;
  /** The same in `partner`. */
  readonly partner: KMS;
  /** The same in an account of the China Region. */
  readonly chinese: KMS;
  /** A client of the administrator of `account` in another Region, or of another access key. */
  as(accessKeyId: string, where?: string): KMS;
  /** A new user, different each time. */
  newUser(making?: Making): Promise<Person>;
  /** A client of somebody whose calls come about as the request says: through a service, say. */
  session(request: SessionRequest): Promise<KMS>;
  /** A new key of the administrator's; its ARN. One of origin EXTERNAL has material (unless its policy forbids). */
  makeKey(input?: CreateKeyCommandInput, kms?: KMS): Promise<string>;
  advance(seconds: number): Promise<void>;
  /** The next call of the operation is answered with this error. */
  fault(operation: string, code: string, status: number): Promise<void>;
  control(path: string, body?: unknown): Promise<unknown>;
  close(): Promise<void>;
}

export async function openDesk(): Promise<Desk> {
  const start = Date.now();
  const simulator = await startSimulator({
    world: world(),
    clock: () => start,
    // Cases leave their key stores behind.
    resourceQuotas: { customKeyStoresPerRegion: 100 },
    log: (line, kind) => kind === 'trouble' && console.log(line),
  });
  const clientOf = (credentials: Identity, where = region) =>
    new KMS({ endpoint: simulator.url, region: where, credentials, maxAttempts: 1 });
  const as = (accessKeyId: string, where = region) =>
    clientOf({ accessKeyId, secretAccessKey: 'secret' }, where);
  const admin = as('administrator');
  const ask = (path: string, body?: unknown) => control(simulator, path, body);
  let people = 0;
  return {
    admin,
    partner: as('partner'),
    chinese: as('chinese', china),
    as,
    newUser: async ({ policies = [], account: of = account, region: where = region } = {}) => {
      people += 1;
      const id = `person${people}`;
      const arn = `arn:aws:iam::${of}:user/${id}`;
      await accepted(ask('principals', { arn, policies, accessKeys: [{ id, secret: 'secret' }] }));
      return { arn, kms: as(id, where) };
    },
    session: async (request) => clientOf(identityIn(await ask('sessions', request))),
    makeKey: (input = {}, kms = admin) => makeKey(kms, input),
    advance: (advanceSeconds) => accepted(ask('clock', { advanceSeconds })),
    fault: (operation, code, status) =>
      accepted(ask('faults', { operation, kind: 'error', code, message: code, status })),
    control: ask,
    close: () => simulator.close(),
  };
}

function world(): World {
  const parsed = parseWorld(text, 'world.yaml');
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
  return parsed.value;
}

async function makeKey(kms: KMS, input: CreateKeyCommandInput): Promise<string> {
  if (input.Origin === 'EXTERNAL') {
    const id = await externalKey(kms, input);
    await importInto(kms, id, materialFor(input.KeySpec), forever);
    return arnOf(kms, id);
  }
  const { KeyMetadata } = await kms.createKey(input);
  return KeyMetadata?.Arn ?? '';
}

async function arnOf(kms: KMS, KeyId: string): Promise<string> {
  return (await kms.describeKey({ KeyId })).KeyMetadata?.Arn ?? '';
}

/** Something that can be imported into a key of the KeySpec. */
export function materialFor(spec = 'SYMMETRIC_DEFAULT'): Buffer {
  if (spec === 'SYMMETRIC_DEFAULT') return Buffer.alloc(32, 7);
  if (spec.startsWith('HMAC_')) return Buffer.alloc(Number(spec.slice(5)) / 8, 7);
  if (!spec.startsWith('ML_')) return privateKeyFor(spec);
  return Buffer.from(generateMaterial({ spec, partition: 'aws' }, randomBytes), 'base64');
}

function identityIn(answer: unknown): Identity {
  const { accessKeyId = '', secretAccessKey = '', sessionToken = '' } = answer as Partial<Identity>;
  if (accessKeyId === '') throw new Error(JSON.stringify(answer));
  return { accessKeyId, secretAccessKey, sessionToken };
}

async function accepted(answer: Promise<unknown>): Promise<void> {
  const body = await answer;
  if (typeof body === 'object' && body !== null && 'error' in body) throw new Error(JSON.stringify(body));
}
