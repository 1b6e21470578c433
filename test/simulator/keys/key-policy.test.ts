import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  account,
  allow,
  arnOf,
  type Estate,
  failure,
  openEstate,
  partner,
  policy,
  role,
  root,
  user,
} from './world.js';

let estate: Estate;
let keyId: string;
beforeAll(async () => {
  estate = await openEstate();
  keyId = await estate.makeKey();
});
afterAll(() => estate.simulator.close());

const own = allow(root);
const put = (Policy: string, rest: object = {}) =>
  estate.admin.putKeyPolicy({ KeyId: keyId, PolicyName: 'default', Policy, ...rest });
/** As AWS lays it out. */
const printed = async () => (await estate.admin.getKeyPolicy({ KeyId: keyId })).Policy ?? '';
const shown = async () => JSON.stringify(JSON.parse(await printed()));
const refusal = (Policy: string) => failure(put(Policy));

describe('a policy that was put', () => {
  it('comes back in the layout that AWS gives every policy, with its members in their order', async () => {
    const written = `{ "Version":"2012-10-17",
\t"Statement": [ {"Sid": "who's in", "Effect":"Allow", "Principal": {"AWS":["${role('deploy')}", "${root}"]},
      "Action":["kms:*" ],"Resource" : "*", "Condition": {"ArnLike": {"aws:PrincipalArn": "${role('deploy')}"},
      "StringLikeIfExists": {"kms:ViaService": ["s3.\\u002a.amazonaws.com"]}} }, ${JSON.stringify(own)} ]}`;
    await put(written);
    expect(await shown()).toBe(JSON.stringify(JSON.parse(written)));
    expect(await printed()).toMatch(
      /^\{\n {2}"Version" : "2012-10-17",\n {2}"Statement" : \[ \{\n {4}"Sid" : "who's in",/,
    );
    expect(await estate.admin.getKeyPolicy({ KeyId: arnOf(keyId), PolicyName: 'default' })).toMatchObject({
      Policy: await printed(),
      PolicyName: 'default',
    });
  });

  it('shows accounts as their root ARN', async () => {
    await put(policy(own, allow([partner, account], 'kms:DescribeKey')));
    expect(await shown()).toBe(policy(own, allow([`arn:aws:iam::${partner}:root`, root], 'kms:DescribeKey')));
  });

  it('takes services, federated users, sessions and everybody', async () => {
    const session = `arn:aws:sts::${account}:assumed-role/reader/night-shift`;
    const text = policy(
      own,
      allow('*', 'kms:DescribeKey'),
      { ...allow('x', 'kms:DescribeKey'), Principal: '*' },
      {
        ...allow('x', 'kms:Decrypt'),
        Principal: { Service: ['s3.amazonaws.com', 'logs.eu-central-1.amazonaws.com'] },
      },
      { ...allow('x', 'kms:Decrypt'), Principal: { Federated: `arn:aws:iam::${account}:saml-provider/idp` } },
      allow([session, `arn:aws:sts::${account}:federated-user/kim`], 'kms:Decrypt'),
    );
    await put(text);
    expect(await shown()).toBe(text);
  });
});

describe('what is no key policy', () => {
  const malformed = {
    'no JSON': '{',
    'a list': '[]',
    'no statement': '{"Version":"2012-10-17"}',
    'an unknown version': policy(own).replace('2012-10-17', '2012-10-18'),
    'an unknown element': policy({ ...own, Priority: '1' }),
    'an effect that is none': policy({ ...own, Effect: 'Permit' }),
    'an unknown operator': policy({ ...own, Condition: { StringSame: { 'kms:KeySpec': 'x' } } }),
    'no action': policy(own, { ...own, Action: undefined }),
    'no principal': policy(own, { ...own, Principal: undefined }),
    'no resource': policy(own, { ...own, Resource: undefined }),
    'another resource': policy(own, { ...own, Resource: 'arn:aws:kms:*:*:key/*' }),
    'an excepted resource': policy(own, { ...own, Resource: undefined, NotResource: 'x' }),
  };
  it.each(Object.entries(malformed))('%s', async (_, text) => {
    const before = await shown();
    expect(await refusal(text)).toMatch(/^MalformedPolicyDocumentException: /);
    expect(await shown()).toBe(before);
  });

  const invalid =
    'MalformedPolicyDocumentException: Policy contains a statement with one or more invalid principals.';
  const principals = {
    'a role that nobody made': role('ghost'),
    'an account that nobody made': '999999999999',
    'the root of one': 'arn:aws:iam::999999999999:root',
    'another partition’s role': role('deploy').replace('arn:aws:', 'arn:aws-cn:'),
    'a unique id': 'AROAAAAAAAAAAAAAAAAAA',
    'a pattern': `arn:aws:iam::${account}:role/*`,
    'a session of a role that nobody made': `arn:aws:sts::${account}:assumed-role/ghost/s1`,
    'a word': 'deploy',
    nothing: '',
  };
  it.each(Object.entries(principals))('%s as principal', async (_, principal) => {
    expect(await refusal(policy(own, allow(principal)))).toBe(invalid);
    expect(
      await refusal(
        policy(own, { ...allow('x'), Principal: undefined, NotPrincipal: { AWS: [principal, root] } }),
      ),
    ).toBe(invalid);
  });

  it('other principals that can’t be', async () => {
    const of = (Principal: object) => refusal(policy(own, { ...own, Principal }));
    expect(await of({ Service: 's3.example.com' })).toBe(invalid);
    expect(await of({ CanonicalUser: 'abc' })).toBe(invalid);
    expect(await of({ Federated: `arn:aws:iam::${account}:role/deploy` })).toBe(invalid);
    expect(await of({ AWS: `arn:aws:iam::${account}:group/admins` })).toContain('InvalidArnException');
  });

  it('one that is too long, or has characters that AWS does not take', async () => {
    const padded = (bytes: number) => policy(own).padEnd(bytes, ' ');
    expect(await refusal(padded(32_768))).toBe('answered');
    expect(await refusal(padded(32_769))).toContain('LimitExceededException');
    expect(await refusal(policy({ ...own, Sid: 'é' }).padEnd(32_768, ' '))).toContain(
      'LimitExceededException',
    );
    expect(await refusal(policy({ ...own, Sid: 'snow ☃' }))).toContain('ValidationException');
    expect(await refusal(policy({ ...own, Sid: 'é' }))).toBe('answered');
  });

  it('one of another name', async () => {
    expect(await failure(put(policy(own), { PolicyName: 'other' }))).toContain(
      'UnsupportedOperationException',
    );
    const other = { KeyId: keyId, PolicyName: 'other' };
    expect(await failure(estate.admin.getKeyPolicy(other))).toBe('NotFoundException: No such policy exists');
    expect(await estate.admin.listKeyPolicies({ KeyId: keyId })).toMatchObject({
      PolicyNames: ['default'],
      Truncated: false,
    });
  });
});

describe('the lockout check', () => {
  it('asks whether the caller could put the next policy', async () => {
    const lockout =
      'MalformedPolicyDocumentException: The new key policy will not allow you to update the key policy in the future.';
    await put(policy(own));
    expect(await refusal(policy(allow(user('second'))))).toBe(lockout);
    expect(await refusal(policy(own, { ...own, Effect: 'Deny', Action: 'kms:Put*' }))).toBe(lockout);
    const byName = { ArnEquals: { 'aws:PrincipalArn': user('administrator') } };
    expect(await refusal(policy(allow('*', 'kms:*', { Condition: byName })))).toBe('answered');
    const byOther = { ArnEquals: { 'aws:PrincipalArn': user('second') } };
    expect(await refusal(policy(allow('*', 'kms:*', { Condition: byOther })))).toBe(lockout);
    await put(policy(allow(user('second'))), { BypassPolicyLockoutSafetyCheck: true });
    expect(await failure(shown())).toBe(
      `AccessDeniedException: User: ${user('administrator')} is not authorized to perform: kms:GetKeyPolicy on resource: ${arnOf(keyId)} because no resource-based policy allows the kms:GetKeyPolicy action`,
    );
    await estate.as('second').putKeyPolicy({ KeyId: keyId, Policy: policy(own, allow(user('second'))) });
  });

  it('can itself be kept from being bypassed', async () => {
    const bypass = { Bool: { 'kms:BypassPolicyLockoutSafetyCheck': 'true' } };
    await put(policy(own, { ...own, Effect: 'Deny', Action: 'kms:PutKeyPolicy', Condition: bypass }));
    const next = put(policy(own), { BypassPolicyLockoutSafetyCheck: true });
    expect(await failure(next)).toMatch(
      /^AccessDeniedException: .* with an explicit deny in a resource-based policy$/,
    );
    await put(policy(own));
  });
});

describe('a principal that is deleted', () => {
  const made = async (arn: string, id: string) => {
    await estate.control('principals', { arn, accessKeys: [{ id, secret: 'secret' }] });
    return estate.as(id);
  };
  const idOf = async (arn: string): Promise<string | undefined> => {
    const { principals } = (await estate.control('principals')) as {
      principals: { arn: string; uniqueId: string; deleted: boolean }[];
    };
    return principals.find((known) => known.arn === arn && !known.deleted)?.uniqueId;
  };

  it('shows as its unique id, which nobody else gets and no new policy can hold', async () => {
    const arn = user('worker');
    const first = await made(arn, 'first');
    const text = policy(own, allow(arn, ['kms:DescribeKey']));
    await put(text);
    await first.describeKey({ KeyId: keyId });
    const id = (await idOf(arn)) ?? '';
    expect(id).toMatch(/^AIDA[A-Z2-7]{17}$/);

    await estate.control('principals/delete', { arn });
    expect(await shown()).toBe(text.replace(arn, id));
    expect(await failure(first.describeKey({ KeyId: keyId }))).toContain('UnrecognizedClientException');

    const second = await made(arn, 'again');
    expect(await idOf(arn)).not.toBe(id);
    expect(await shown()).toBe(text.replace(arn, id));
    expect(await failure(second.describeKey({ KeyId: keyId }))).toContain('AccessDeniedException');

    expect(await refusal(await shown())).toContain('one or more invalid principals');
    await put(text);
    expect(await shown()).toBe(text);
    await second.describeKey({ KeyId: keyId });
  });

  it('stays in conditions as it was written', async () => {
    const arn = role('deploy');
    const text = policy(
      own,
      allow('*', 'kms:Decrypt', { Condition: { ArnEquals: { 'aws:PrincipalArn': arn } } }),
    );
    await put(text);
    await estate.control('principals/delete', { arn });
    expect(await shown()).toBe(text);
  });
});
