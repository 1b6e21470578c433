import {
  CreateGrantCommand,
  CreateKeyCommand,
  DecryptCommand,
  DescribeKeyCommand,
  EncryptCommand,
  GenerateDataKeyCommand,
  ListGrantsCommand,
  RetireGrantCommand,
} from '@aws-sdk/client-kms';
import { AssumeRoleCommand, GetCallerIdentityCommand } from '@aws-sdk/client-sts';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type SessionRequest, type Simulator, startSimulator } from '../../../src/simulator/index.js';
import { parseWorld } from '../../../src/simulator/world.js';
import { control, failureOf, type Identity, kmsOf, stsOf } from './clients.js';

const account = '111122223333';
const partner = '444455556666';
const everything = '{ Version: "2012-10-17", Statement: [{ Effect: Allow, Action: "*", Resource: "*" }] }';
const text = `
accounts:
  - id: "${account}"
    organization: { id: o-a1b2c3d4e5, paths: [o-a1b2c3d4e5/r-ab12/ou-ab12-11111111/] }
    users:
      - { name: admin, accessKeys: [{ id: admin, secret: secret }], policies: [${everything}] }
    roles:
      - name: app
      - name: s3-only
        trust: { Version: "2012-10-17", Statement: [{ Effect: Allow, Principal: { Service: ec2.amazonaws.com }, Action: "sts:AssumeRole" }] }
  - id: "${partner}"
    roles: [{ name: app, policies: [${everything}] }]
`;

const admin: Identity = { accessKeyId: 'admin', secretAccessKey: 'secret' };
const app = `arn:aws:iam::${account}:role/app`;
const partnerApp = `arn:aws:iam::${partner}:role/app`;
const administrator = `arn:aws:iam::${account}:user/admin`;
const logs = 'logs.eu-central-1.amazonaws.com';
const s3 = 's3.eu-central-1.amazonaws.com';
const vault = `arn:aws:backup:eu-central-1:${account}:backup-vault:v`;

let simulator: Simulator;
beforeAll(async () => {
  const parsed = parseWorld(text, 'world.yaml');
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
  simulator = await startSimulator({ world: parsed.value, clock: () => Date.UTC(2026, 0, 1) });
});
afterAll(() => simulator.close());

/** A key that its administrator manages, and that others use as the statement says; its ARN. */
async function keyWith(statement: object): Promise<string> {
  const Statement = [
    { Effect: 'Allow', Principal: { AWS: administrator }, Action: 'kms:*', Resource: '*' },
    { Effect: 'Allow', Principal: { AWS: '*' }, Action: 'kms:*', Resource: '*', ...statement },
  ];
  const Policy = JSON.stringify({ Version: '2012-10-17', Statement });
  const { KeyMetadata } = await kmsOf(simulator, admin).send(new CreateKeyCommand({ Policy }));
  return KeyMetadata?.Arn ?? '';
}

const as = async (request: SessionRequest) => kmsOf(simulator, await simulator.credentialsFor(request));

/** Whether the caller may encrypt with a key that everybody may use on the condition. */
async function may(request: SessionRequest, Condition: object): Promise<boolean> {
  const KeyId = await keyWith({ Condition });
  const call = (await as(request)).send(new EncryptCommand({ KeyId, Plaintext: Buffer.from('x') }));
  const outcome = await failureOf(call);
  expect(['answered', 'AccessDeniedException']).toContain(outcome);
  return outcome === 'answered';
}

const onBehalf: SessionRequest = { principal: app, viaService: s3 };
const asLogs: SessionRequest = { service: logs };
const equals = (key: string, value: string | boolean) => ({
  [typeof value === 'boolean' ? 'Bool' : 'StringEquals']: { [key]: String(value) },
});
const absent = (key: string) => ({ Null: { [key]: 'true' } });

describe('a service that calls on behalf of somebody', () => {
  test.each([
    ['kms:ViaService', equals('kms:ViaService', s3)],
    ['aws:ViaAWSService', equals('aws:ViaAWSService', true)],
    ['aws:CalledVia', { 'ForAnyValue:StringEquals': { 'aws:CalledVia': 's3.amazonaws.com' } }],
    ['aws:CalledViaFirst', equals('aws:CalledViaFirst', 's3.amazonaws.com')],
    ['aws:CalledViaLast', equals('aws:CalledViaLast', 's3.amazonaws.com')],
    ['aws:PrincipalArn stays the principal’s', { ArnEquals: { 'aws:PrincipalArn': app } }],
    ['kms:CallerAccount stays the principal’s', equals('kms:CallerAccount', account)],
    ['it is no service principal', equals('aws:PrincipalIsAWSService', false)],
    ['it tells no address', absent('aws:SourceIp')],
    ['it tells no VPC', absent('aws:SourceVpc')],
  ])('%s', async (_what, condition) => {
    expect(await may(onBehalf, condition)).toBe(true);
    const elsewhere: SessionRequest = { service: logs, context: { 'aws:SourceIp': '10.0.0.1' } };
    const throughEndpoint: SessionRequest = { principal: partnerApp, context: { 'aws:SourceVpc': 'vpc-1' } };
    expect((await may(elsewhere, condition)) && (await may(throughEndpoint, condition))).toBe(false);
  });

  test('a chain of services is given as aws:CalledVia', async () => {
    const chain = ['cloudformation.amazonaws.com', 'dynamodb.amazonaws.com'];
    const request: SessionRequest = {
      principal: app,
      viaService: 'dynamodb.eu-central-1.amazonaws.com',
      context: { 'aws:CalledVia': chain },
    };
    expect(await may(request, equals('aws:CalledViaFirst', chain[0] ?? ''))).toBe(true);
    expect(await may(request, equals('aws:CalledViaLast', chain[1] ?? ''))).toBe(true);
    expect(await may(request, equals('aws:CalledViaLast', chain[0] ?? ''))).toBe(false);
  });

  test('a deny by address that makes no exception for services stops it', async () => {
    const KeyId = await keyWith({
      Effect: 'Deny',
      Condition: { NotIpAddress: { 'aws:SourceIp': '127.0.0.0/8' } },
    });
    const encrypt = new EncryptCommand({ KeyId, Plaintext: Buffer.from('x') });
    const asAdmin = { principal: administrator };
    expect(await failureOf((await as(asAdmin)).send(encrypt))).toBe('answered');
    expect(await failureOf((await as({ ...asAdmin, viaService: s3 })).send(encrypt))).toBe(
      'AccessDeniedException',
    );
  });
});

describe('a service that calls as itself', () => {
  test.each([
    ['aws:PrincipalIsAWSService', equals('aws:PrincipalIsAWSService', true)],
    ['aws:PrincipalServiceName', equals('aws:PrincipalServiceName', logs)],
    ['aws:SourceArn', { ArnEquals: { 'aws:SourceArn': vault } }],
    ['aws:SourceAccount, from the ARN', equals('aws:SourceAccount', account)],
    ['aws:SourceOrgID, from the account', equals('aws:SourceOrgID', 'o-a1b2c3d4e5')],
    ['no kms:ViaService', { ...absent('kms:ViaService'), ...equals('aws:PrincipalIsAWSService', true) }],
    ['no aws:PrincipalArn', absent('aws:PrincipalArn')],
    ['no kms:CallerAccount', absent('kms:CallerAccount')],
    ['no address', { ...absent('aws:SourceIp'), ...equals('aws:ViaAWSService', false) }],
  ])('%s', async (_what, condition) => {
    expect(await may({ ...asLogs, context: { 'aws:SourceArn': vault } }, condition)).toBe(true);
    expect(await may(onBehalf, condition)).toBe(false);
  });

  test('is whom a policy names as `Service`, and nobody of the account', async () => {
    const own = await keyWith({ Principal: { Service: logs } });
    const accounts = await keyWith({ Principal: { AWS: account } });
    const outcomes = await Promise.all(
      [own, accounts].map(async (KeyId) =>
        failureOf((await as(asLogs)).send(new GenerateDataKeyCommand({ KeyId, KeySpec: 'AES_256' }))),
      ),
    );
    expect(outcomes).toEqual(['answered', 'AccessDeniedException']);
  });

  test('uses a grant for its principal, for the resource that the grant is for only', async () => {
    const KeyId = await keyWith({ Effect: 'Deny', Condition: equals('aws:PrincipalServiceName', 'nobody') });
    const { GrantId } = await kmsOf(simulator, admin).send(
      new CreateGrantCommand({
        KeyId,
        GranteeServicePrincipal: 'backup.amazonaws.com',
        RetiringServicePrincipal: 'backup.amazonaws.com',
        Operations: ['DescribeKey', 'Decrypt', 'RetireGrant'],
        Constraints: { SourceArn: vault },
      }),
    );
    const backup = (context: Record<string, string> = {}) => as({ service: 'backup.amazonaws.com', context });
    const describeKey = new DescribeKeyCommand({ KeyId });
    expect(await failureOf((await backup({ 'aws:SourceArn': vault })).send(describeKey))).toBe('answered');
    expect(await failureOf((await backup()).send(describeKey))).toBe('AccessDeniedException');
    expect(await failureOf((await as(asLogs)).send(describeKey))).toBe('AccessDeniedException');
    const retire = new RetireGrantCommand({ KeyId, GrantId });
    expect(await failureOf((await as(asLogs)).send(retire))).toBe('AccessDeniedException');
    expect(await failureOf((await backup()).send(retire))).toBe('answered');
  });

  test('assumes the roles that trust it', async () => {
    const sts = async (service: string) => stsOf(simulator, await simulator.credentialsFor({ service }));
    const assume = new AssumeRoleCommand({
      RoleArn: `arn:aws:iam::${account}:role/s3-only`,
      RoleSessionName: 'i-1',
    });
    expect(await failureOf((await sts('ec2.amazonaws.com')).send(assume))).toBe('answered');
    expect(await failureOf((await sts('lambda.amazonaws.com')).send(assume))).toBe('AccessDenied');
  });
});

test('kms:GrantIsForAWSResource tells grants that services make from those of people', async () => {
  const KeyId = await keyWith({ Condition: { Bool: { 'kms:GrantIsForAWSResource': 'true' } } });
  const grant = new CreateGrantCommand({ KeyId, GranteePrincipal: app, Operations: ['Decrypt'] });
  for (const command of [grant, new ListGrantsCommand({ KeyId })]) {
    const attempt = async (request: SessionRequest) =>
      failureOf((await as(request)).send(command as CreateGrantCommand));
    expect(await attempt({ principal: app })).toBe('AccessDeniedException');
    expect(await attempt({ principal: app, viaService: 'ec2.eu-central-1.amazonaws.com' })).toBe('answered');
    expect(
      await attempt({ service: 'dynamodb.amazonaws.com', context: { 'aws:SourceAccount': account } }),
    ).toBe('answered');
  }
});

describe('condition keys that are given', () => {
  test.each([
    ['an endpoint', { 'aws:SourceVpce': 'vpce-1' }, equals('aws:SourceVpce', 'vpce-1')],
    ['behind an endpoint there is no address', { 'aws:sourcevpce': 'vpce-1' }, absent('aws:SourceIp')],
    ['an address', { 'aws:SourceIp': '203.0.113.7' }, { IpAddress: { 'aws:SourceIp': '203.0.113.0/24' } }],
    ['TLS', { 'aws:SecureTransport': 'true' }, equals('aws:SecureTransport', true)],
    ['a device', { 'aws:MultiFactorAuthPresent': 'true' }, equals('aws:MultiFactorAuthPresent', true)],
    [
      'several values',
      { 'aws:VpceOrgPaths': ['o-a1b2c3d4e5/r-a/', 'o-a1b2c3d4e5/r-b/'] },
      { 'ForAnyValue:StringEquals': { 'aws:VpceOrgPaths': 'o-a1b2c3d4e5/r-b/' } },
    ],
    [
      'an attested enclave',
      { 'kms:RecipientAttestation:PCR0': 'abc' },
      equals('kms:RecipientAttestation:PCR0', 'abc'),
    ],
  ])('%s', async (_what, context, condition) => {
    const KeyId = await keyWith({ Condition: condition });
    const data = new GenerateDataKeyCommand({ KeyId, KeySpec: 'AES_256' });
    expect(await failureOf((await as({ principal: app, context })).send(data))).toBe('answered');
    expect(await failureOf((await as({ principal: app, context: otherThan(context) })).send(data))).toBe(
      'AccessDeniedException',
    );
  });

  test('stay with the operations that have them', async () => {
    const KeyId = await keyWith({ Condition: equals('kms:RecipientAttestation:PCR0', 'abc') });
    const enclave = await as({ principal: app, context: { 'kms:RecipientAttestation:PCR0': 'abc' } });
    expect(await failureOf(enclave.send(new DescribeKeyCommand({ KeyId })))).toBe('AccessDeniedException');
  });
});

/** Facts under which none of the conditions above holds. */
function otherThan(context: object): Record<string, string> {
  return Object.keys(context).some((key) => /vpce$/i.test(key))
    ? { 'aws:SourceIp': '198.51.100.1' }
    : { 'aws:SecureTransport': 'false' };
}

describe('organizations', () => {
  test.each([
    ['aws:PrincipalOrgID', { principal: app }, equals('aws:PrincipalOrgID', 'o-a1b2c3d4e5'), true],
    ['of nobody outside', { principal: partnerApp }, equals('aws:PrincipalOrgID', 'o-a1b2c3d4e5'), false],
    [
      'aws:PrincipalOrgPaths',
      { principal: app },
      { 'ForAnyValue:StringLike': { 'aws:PrincipalOrgPaths': 'o-a1b2c3d4e5/r-ab12/*' } },
      true,
    ],
    [
      'aws:ResourceOrgID is the key’s',
      { principal: partnerApp },
      equals('aws:ResourceOrgID', 'o-a1b2c3d4e5'),
      true,
    ],
  ])('%s', async (_what, request: SessionRequest, condition, allowed) => {
    expect(await may(request, condition)).toBe(allowed);
  });

  test('an account joins and leaves', async () => {
    const inOrganization = () => may({ principal: partnerApp }, equals('aws:PrincipalOrgID', 'o-a1b2c3d4e5'));
    const organization = { id: 'o-a1b2c3d4e5', paths: ['o-a1b2c3d4e5/r-ab12/'] };
    expect(await control(simulator, 'accounts', { id: partner, organization })).toEqual({
      id: partner,
      organization,
    });
    expect(await inOrganization()).toBe(true);
    await control(simulator, 'accounts', { id: partner, organization: null });
    expect(await inOrganization()).toBe(false);
  });

  test.each([
    { id: '1', organization: null },
    { id: partner },
    { id: partner, organization: { id: 'acme' } },
    { id: partner, organization: { id: 'o-a1b2c3d4e5', paths: ['o-a1b2c3d4e6/r-ab12/'] } },
    { id: partner, organization: null, policies: [] },
  ])('%j is refused', async (body) => {
    expect(await control(simulator, 'accounts', body)).toHaveProperty('error');
  });
});

describe('sessions', () => {
  test('are of the principal, with name, tags and policies', async () => {
    const request: SessionRequest = {
      principal: app,
      sessionName: 'batch-7',
      tags: { team: 'payments' },
      sessionPolicies: [{ Version: '2012-10-17', Statement: [] }],
    };
    const credentials = await simulator.credentialsFor(request);
    const arn = `arn:aws:sts::${account}:assumed-role/app/batch-7`;
    expect(credentials).toMatchObject({ arn, expiration: new Date('2026-01-01T01:00:00Z') });
    const identity = await stsOf(simulator, credentials).send(new GetCallerIdentityCommand({}));
    expect(identity).toMatchObject({ Account: account, Arn: arn });
    expect(await may({ ...request, sessionPolicies: [] }, equals('aws:PrincipalTag/team', 'payments'))).toBe(
      true,
    );
    const KeyId = await keyWith({ Principal: { AWS: app } });
    const narrowed = kmsOf(simulator, credentials).send(new DescribeKeyCommand({ KeyId }));
    expect(await failureOf(narrowed)).toBe('AccessDeniedException');
  });

  test('end as they were asked to', async () => {
    const KeyId = await keyWith({});
    const over = await as({ principal: app, expiresInSeconds: 0 });
    expect(await failureOf(over.send(new DescribeKeyCommand({ KeyId })))).toBe('ExpiredTokenException');
  });

  test('tell when they began', async () => {
    const since = (time: string) => ({ DateGreaterThanEquals: { 'aws:TokenIssueTime': time } });
    expect(await may({ principal: app }, since('2026-01-01T00:00:00Z'))).toBe(true);
    expect(await may({ principal: app }, since('2026-01-01T00:00:01Z'))).toBe(false);
  });

  test('over HTTP are the same', async () => {
    const made = await control(simulator, 'sessions', { principal: app, viaService: s3 });
    expect(made).toEqual({
      accessKeyId: expect.stringMatching(/^ASIA/),
      secretAccessKey: expect.any(String),
      sessionToken: expect.any(String),
      expiration: '2026-01-01T01:00:00.000Z',
      arn: `arn:aws:sts::${account}:assumed-role/app/session`,
    });
    const KeyId = await keyWith({ Condition: equals('kms:ViaService', s3) });
    const { CiphertextBlob } = await kmsOf(simulator, {
      ...(made as Identity),
      ...{ expiration: undefined },
    }).send(new EncryptCommand({ KeyId, Plaintext: Buffer.from('x') }));
    const direct = (await as({ principal: app })).send(new DecryptCommand({ CiphertextBlob }));
    expect(await failureOf(direct)).toBe('AccessDeniedException');
  });

  test.each([
    [{}, /somebody has to call/],
    [{ principal: `${app}-x` }, /no principal/],
    [{ principal: app, service: logs }, /as itself/],
    [{ service: 'logs' }, /service principal/],
    [{ principal: app, viaService: 's3.amazonaws.com' }, /viaService/],
    [{ service: logs, tags: { a: 'b' } }, /`tags` is for sessions of a role/],
    [{ principal: administrator, sessionPolicies: [] }, /sessionPolicies/],
    [{ principal: app, sessionName: 'a b' }, /sessionName/],
    [{ principal: app, sessionPolicies: ['{'] }, /sessionPolicies/],
    [{ principal: app, expiresInSeconds: -1 }, /expiresInSeconds/],
    [{ principal: app, permissionsBoundary: 'arn' }, /`permissionsBoundary` is not known/],
    [{ principal: app, context: { 'aws:SourceVpcs': 'x' } }, /no condition key/],
    [{ principal: app, context: { 'aws:CurrentTime': 'x' } }, /move the clock/],
    [{ principal: app, context: { 'kms:KeySpec': 'RSA_2048' } }, /from the request/],
    [{ principal: app, context: { 'aws:CalledVia': 'a' } }, /viaService/],
    [{ principal: app, context: { 'aws:SourceIp': ['1.2.3.4', '1.2.3.5'] } }, /one value/],
    [{ principal: app, context: { 'aws:SourceIp': 1 } }, /text/],
    [{ principal: app, context: { 'aws:SourceIp': '1.2.3.4', 'aws:SourceVpce': 'v' } }, /endpoint/],
    [{ ...onBehalf, context: { 'aws:SourceVpce': 'vpce-1' } }, /AWS service sends/],
  ])('%j is refused', async (request, message) => {
    await expect(simulator.credentialsFor(request as SessionRequest)).rejects.toThrow(message);
    expect(await control(simulator, 'sessions', request)).toEqual({ error: expect.stringMatching(message) });
  });
});
