import { CreateGrantCommand, DescribeKeyCommand, PutKeyPolicyCommand } from '@aws-sdk/client-kms';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Answer } from '../../src/model/question.js';
import { validate } from '../../src/pipeline.js';
import { whatCan, whoCan } from '../../src/questions.js';
import { account, type Desk, grantDocument, keyDocument, openDesk, root, value } from '../support/desk.js';

const arn = (name: string) => `arn:aws:iam::${account}:${name}`;
const everywhere = { keys: [], targets: [] };
const cards = { keys: ['cards'], targets: [] };

let desk: Desk;
let keyArn: string;
beforeAll(async () => {
  desk = await openDesk();
  await desk.write({
    'keywright.yaml': root,
    'keys.yaml':
      keyDocument('cards', { administrators: [{ role: 'admin' }] }) +
      keyDocument('ledger', { enableIamPolicies: true }),
    'grants.yaml':
      grantDocument('api', {
        keys: ['cards'],
        grantees: [{ role: 'api' }],
        operations: ['decrypt', 'describe'],
      }) +
      grantDocument('worker', {
        keys: ['cards'],
        grantees: [{ role: 'worker' }],
        operations: ['decrypt', 'describe'],
      }) +
      grantDocument('reports', {
        keys: ['cards'],
        grantees: [{ role: 'reports' }],
        operations: ['decrypt'],
        as: 'grant',
        conditions: { encryptionContext: { contains: { purpose: 'report' } } },
        retiringPrincipal: { role: 'worker' },
      }),
  });
  await desk.settle();
  const { KeyMetadata } = await desk.kms.send(new DescribeKeyCommand({ KeyId: 'alias/cards' }));
  keyArn = KeyMetadata?.Arn ?? '';
});
afterAll(() => desk.close());

async function ask(
  work: (estate: Parameters<typeof whoCan>[0]) => ReturnType<typeof whoCan>,
): Promise<Answer> {
  return value(await work(value(await validate(desk.folder))));
}

/** `role/api: Decrypt [conditions] statement 3 Grant api` of each row. */
function rowsOf({ keys }: Answer): readonly string[] {
  return keys.flatMap(({ rows }) =>
    rows.map(({ principals, operations, conditions, by }) => {
      const who = principals.map((each) => each.replace(arn(''), '')).join(' ');
      const parts = by.map(
        ({ kind, number, name }) => `${kind} ${number} ${name?.replace(/\/[0-9a-f]{12}$/, '')}`,
      );
      return `${who}: ${operations.join(' ')} [${conditions}] ${parts.join('; ')}`;
    }),
  );
}

function placesOf({ keys }: Answer): readonly string[] {
  const places = keys.flatMap(({ rows }) => rows.flatMap(({ by }) => by.flatMap((part) => part.places)));
  return places.map(({ file, line, column }) => `${file}:${line}:${column}`);
}

const decrypt = { operation: 'decrypt', given: [] };
const expected = [
  'role/api role/worker: Decrypt [] statement 2 Grant api And Grant worker',
  'role/reports: Decrypt [kms:EncryptionContext:purpose is report] grant 1 keywright:reports',
];

describe('who can', () => {
  it('says the same by the estate and live', async () => {
    const [byEstate, live] = [
      await ask((estate) => whoCan(estate, decrypt, cards, null)),
      await ask((estate) => whoCan(estate, decrypt, cards, desk.runtime)),
    ];
    expect(rowsOf(byEstate)).toEqual(rowsOf(live));
    expect(rowsOf(live).map((line) => line.replace(/statement \d/, 'statement 2'))).toEqual(expected);
    expect(live.keys[0]).toMatchObject({ from: 'live', arn: keyArn, life: 'enabled' });
  });

  it('places a compiled row in the YAML of its own people, and a live one in the printed policy', async () => {
    const byEstate = await ask((estate) => whoCan(estate, decrypt, cards, null));
    expect(placesOf(byEstate)).toEqual(['grants.yaml:2:68', 'grants.yaml:4:68', 'grants.yaml:6:68']);
    const live = await ask((estate) => whoCan(estate, decrypt, cards, desk.runtime));
    const [place = ''] = placesOf(live);
    const line = Number(/^live policy of cards@main:(\d+):5$/.exec(place)?.[1]);
    const lines = live.keys[0]?.printed?.split('\n') ?? [];
    expect([lines[line - 1], lines[line]]).toEqual(['    {', '      "Sid": "Grant api And Grant worker",']);
  });

  it('fixes what is given of the request', async () => {
    const given = [{ name: 'context.purpose', value: 'report' }];
    const answer = await ask((estate) => whoCan(estate, { ...decrypt, given }, cards, null));
    expect(rowsOf(answer)[1]).toBe('role/reports: Decrypt [] grant 1 keywright:reports');
    expect(answer.keys[0]?.context).toEqual({ 'kms:EncryptionContext:purpose': ['report'] });
    const other = [{ name: 'context.purpose', value: 'other' }];
    expect(
      rowsOf(await ask((estate) => whoCan(estate, { ...decrypt, given: other }, cards, null))),
    ).toHaveLength(1);
  });

  it('asks about administrators without counting everybody who may describe', async () => {
    const administer = { operation: 'administer', given: [] };
    const answer = await ask((estate) => whoCan(estate, administer, cards, null));
    expect(answer.keys.flatMap(({ rows }) => rows.flatMap(({ principals }) => principals)).sort()).toEqual([
      arn('role/admin'),
      arn('user/administrator'),
    ]);
  });

  it('says nobody where nobody can', async () => {
    const sign = { operation: 'sign', given: [] };
    expect(rowsOf(await ask((estate) => whoCan(estate, sign, cards, null)))).toEqual([]);
  });

  it('refuses to ask about nothing', async () => {
    const estate = value(await validate(desk.folder));
    const outcome = await whoCan(estate, decrypt, { keys: ['cards'], targets: ['other'] }, null);
    expect(outcome).toMatchObject({
      ok: false,
      problems: [{ code: 'KW6006', message: 'the target `other` has no key `cards`' }],
    });
  });

  it('finds misspelt words before it reads anything', async () => {
    const estate = value(await validate(desk.folder));
    const nowhere = { ...desk.runtime, env: { AWS_ENDPOINT_URL: 'http://127.0.0.1:1' } };
    const outcome = await whoCan(estate, { operation: 'decript', given: [] }, cards, nowhere);
    expect(outcome).toMatchObject({ ok: false, problems: [{ code: 'KW6054' }] });
  });
});

describe('what can', () => {
  const standings = (answer: Answer) =>
    answer.keys.flatMap(({ key, rows }) =>
      rows.map(({ operations, standing }) => `${key.name} ${operations.slice(0, 3).join(' ')} ${standing}`),
    );

  it('lists every key, by name and by the account', async () => {
    const answer = await ask((estate) => whatCan(estate, 'role/api', everywhere, null));
    expect(standings(answer)).toEqual([
      'cards Decrypt DescribeKey named',
      expect.stringMatching(/^ledger .* account$/),
    ]);
    expect(answer.keys.map(({ principal }) => principal)).toEqual([arn('role/api'), arn('role/api')]);
  });

  it('counts native grants', async () => {
    const answer = await ask((estate) => whatCan(estate, 'role/reports', cards, null));
    expect(standings(answer)).toEqual(['cards Decrypt named']);
  });

  it('is the account itself', async () => {
    const answer = await ask((estate) => whatCan(estate, `account/${account}`, everywhere, null));
    expect(standings(answer)).toEqual([expect.stringMatching(/^ledger .* named$/)]);
  });
});

describe('live, after somebody changed the key by hand', () => {
  beforeAll(async () => {
    const Policy = JSON.stringify({
      Version: '2012-10-17',
      Statement: [
        {
          Sid: 'everything',
          Effect: 'Allow',
          Principal: { AWS: [arn('root'), arn('user/administrator')] },
          Action: 'kms:*',
          Resource: '*',
        },
        {
          Sid: 'everybody `of` us | all\t',
          Effect: 'Allow',
          Principal: '*',
          Action: 'kms:DescribeKey',
          Resource: '*',
          Condition: { StringEquals: { 'kms:CallerAccount': account } },
        },
        {
          Sid: 'not the build',
          Effect: 'Deny',
          Principal: { AWS: arn('role/build') },
          Action: 'kms:*',
          Resource: '*',
          Condition: { Bool: { 'aws:SecureTransport': 'false' } },
        },
      ],
    });
    await desk.kms.send(new PutKeyPolicyCommand({ KeyId: keyArn, Policy }));
    await desk.kms.send(
      new CreateGrantCommand({
        KeyId: keyArn,
        Name: 'by-hand',
        GranteePrincipal: arn('role/visitor'),
        Operations: ['Decrypt'],
      }),
    );
  });

  it('tells what is there, with native grants of others', async () => {
    const lines = rowsOf(await ask((estate) => whoCan(estate, decrypt, cards, desk.runtime)));
    expect(lines.join('\n')).toContain('role/visitor: Decrypt [] grant');
    expect(lines.join('\n')).toMatch(/^root.*statement 1 everything/m);
    expect(lines.join('\n')).not.toContain('role/api');
  });

  it('says what somebody has as everybody, and what denies restrict', async () => {
    const answer = await ask((estate) => whatCan(estate, 'role/build', cards, desk.runtime));
    const everybody = answer.keys[0]?.rows.find(({ standing }) => standing === 'everybody');
    expect(everybody?.operations).toEqual(['DescribeKey']);
    expect(everybody?.by.map(({ effect, name }) => `${effect} ${name}`)).toContain('Deny not the build');
    expect(answer.keys[0]?.rows.map(({ standing }) => standing)).toContain('account');
  });

  it('never takes what it may not read for no access', async () => {
    const Policy = JSON.stringify({
      Version: '2012-10-17',
      Statement: {
        Effect: 'Allow',
        Principal: { AWS: arn('user/administrator') },
        Action: ['kms:DescribeKey', 'kms:PutKeyPolicy', 'kms:List*'],
        Resource: '*',
      },
    });
    await desk.kms.send(new PutKeyPolicyCommand({ KeyId: keyArn, Policy }));
    const { keys, unknown } = await ask((estate) => whoCan(estate, decrypt, everywhere, desk.runtime));
    expect(keys.map(({ key }) => key.name)).toEqual(['ledger']);
    expect(unknown).toMatchObject([
      {
        key: { name: 'cards', target: 'main' },
        code: 'KW4004',
        message: expect.stringContaining('policy ('),
      },
    ]);
  });

  it('names a key that is not there', async () => {
    await desk.write({ 'keywright.yaml': root, 'keys.yaml': keyDocument('new') });
    const outcome = await whoCan(value(await validate(desk.folder)), decrypt, everywhere, desk.runtime);
    expect(outcome).toMatchObject({
      ok: false,
      problems: [{ code: 'KW6058', message: 'the target `main` has no key `new`' }],
    });
  });
});
