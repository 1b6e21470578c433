import { describe, expect, it } from 'vitest';
import type { EstateGrant, EstateKey } from '../../../src/model/estate.js';
import type { Trial } from '../../../src/model/rehearsal.js';
import { compile, validate } from '../../../src/pipeline.js';
import { trialCalls } from '../../../src/providers/aws-kms/rehearse/calls/table.js';
import { trialsOf } from '../../../src/providers/aws-kms/rehearse/trials.js';
import {
  account,
  estate,
  grant,
  key,
  named,
  otherAccount,
  role,
  target,
} from '../aws-kms/compile/build-estate.js';
import { compiled, valueIn } from '../aws-kms/compile/read-outcome.js';

function trialsFor(...keys: readonly EstateKey[]): readonly Trial[] {
  const input = estate(...keys);
  return trialsOf(input, compiled(input));
}

function grantTrials(...grants: readonly EstateGrant[]): readonly Trial[] {
  return trialsFor(key({ grants })).filter(({ kind }) => kind === 'grant');
}

/** `role/app kms:Decrypt` with what the request needs. */
function shown({ principal, action, context }: Trial): readonly unknown[] {
  return [`${principal.startsWith('arn:') ? principal.split(':').at(-1) : principal} ${action}`, context];
}

const tenant = { encryptionContext: { contains: { tenant: 'acme' } } };
const acme = { 'kms:EncryptionContext:tenant': ['acme'], 'kms:EncryptionContextKeys': ['tenant'] };

const cases: readonly {
  readonly what: string;
  readonly grant: Partial<EstateGrant>;
  readonly trials: readonly (readonly unknown[])[];
}[] = [
  {
    what: 'each operation of each grantee',
    grant: { grantees: [named(role('api')), named(role('worker'))], operations: ['decrypt', 'describe'] },
    trials: [
      ['role/api kms:Decrypt', {}],
      ['role/api kms:DescribeKey', {}],
      ['role/worker kms:Decrypt', {}],
      ['role/worker kms:DescribeKey', {}],
    ],
  },
  {
    what: 'with an encryption context',
    grant: { conditions: tenant },
    trials: [['role/app kms:Decrypt', acme]],
  },
  {
    what: 'through a service',
    grant: { conditions: { viaService: ['s3'] } },
    trials: [['role/app kms:Decrypt', { 'kms:ViaService': ['s3.eu-west-1.amazonaws.com'] }]],
  },
  {
    what: 'with tags and MFA',
    grant: { conditions: { principalTags: { team: 'fraud' }, mfa: true } },
    trials: [
      [
        'role/app kms:Decrypt',
        { 'aws:MultiFactorAuthPresent': ['true'], 'aws:PrincipalTag/team': ['fraud'] },
      ],
    ],
  },
  {
    what: 'of a service for a source',
    grant: {
      grantees: [
        named({
          kind: 'service',
          name: 'logs.eu-west-1.amazonaws.com',
          sourceAccount: account,
          sourceArn: `arn:aws:logs:eu-west-1:${account}:log-group:/app`,
        }),
      ],
    },
    trials: [
      [
        'logs.eu-west-1.amazonaws.com kms:Decrypt',
        {
          'aws:SourceAccount': [account],
          'aws:SourceArn': [`arn:aws:logs:eu-west-1:${account}:log-group:/app`],
        },
      ],
    ],
  },
  {
    what: 'of another account',
    grant: { grantees: [named({ kind: 'account', account: otherAccount, partition: 'aws' })] },
    trials: [['root kms:Decrypt', {}]],
  },
  {
    what: 'until an end, whenever it is',
    grant: { expires: '2020-01-31T00:00:00Z' },
    trials: [['role/app kms:Decrypt', {}]],
  },
  {
    what: 'for services, through one',
    grant: { operations: ['grant-to-service'] },
    trials: [
      ['role/app kms:CreateGrant', { 'kms:GrantIsForAWSResource': ['true'] }],
      ['role/app kms:ListGrants', { 'kms:GrantIsForAWSResource': ['true'] }],
      ['role/app kms:RevokeGrant', { 'kms:GrantIsForAWSResource': ['true'] }],
    ],
  },
  {
    what: 'for nothing, where no request can meet the conditions',
    grant: {
      conditions: {
        raw: [{ operator: 'StringEquals', key: 'kms:KeySpec', values: ['RSA_2048'] }],
      },
    },
    trials: [['role/app kms:Decrypt', null]],
  },
  {
    what: 'by a native grant',
    grant: {
      as: 'grant',
      operations: ['decrypt', 'describe'],
      conditions: tenant,
      retiringPrincipal: role('boss'),
    },
    trials: [
      ['role/app kms:Decrypt', acme],
      ['role/app kms:DescribeKey', {}],
      ['role/boss kms:RetireGrant', {}],
    ],
  },
];

describe('a grant is tried', () => {
  it.each(cases)('$what', (given) => {
    expect(grantTrials(grant(given.grant)).map(shown)).toEqual(given.trials);
  });

  it.each([
    [
      'organization',
      named({ kind: 'organization', id: 'o-a1b2c3d4e5' }),
      { 'aws:PrincipalOrgID': ['o-a1b2c3d4e5'] },
    ],
    [
      'unit',
      named({ kind: 'organizational-unit', unit: 'o-a1b2c3d4e5/r-ab12/ou-ab12-11111111' }),
      { 'aws:PrincipalOrgPaths': ['o-a1b2c3d4e5/r-ab12/ou-ab12-11111111/'] },
    ],
  ] as const)('by somebody of the %s, and of the key’s account', (_, grantee, context) => {
    const [trial] = grantTrials(grant({ grantees: [grantee] }));
    expect(trial?.principal).toMatch(new RegExp(`^arn:aws:iam::${account}:(role|user)/`));
    expect(trial?.context).toEqual(context);
  });

  it('by somebody of another account where the conditions want that', () => {
    const grantees = [named({ kind: 'organization', id: 'o-a1b2c3d4e5' } as const)];
    const [trial] = grantTrials(grant({ grantees, conditions: { callerAccount: [otherAccount] } }));
    expect(trial?.principal).toMatch(new RegExp(`^arn:aws:iam::${otherAccount}:`));
  });

  it('under its own name where two were merged into one statement', () => {
    const both = ['api', 'worker'].map((name) =>
      grant({ name, grantees: [named(role(name))], operations: ['decrypt'] }),
    );
    expect(grantTrials(...both).map((trial) => [trial.grant, trial.place.file, trial.principal])).toEqual([
      ['api', 'grants/api.yaml', role('api').arn],
      ['worker', 'grants/worker.yaml', role('worker').arn],
    ]);
  });
});

describe('who manages a key', () => {
  const trials = trialsFor(key({ enableIamPolicies: true }));

  it('is tried by name, and nobody for the delegation to the account', () => {
    const who = new Set(trials.map(({ kind, principal }) => `${kind} ${principal}`));
    expect(who).toEqual(
      new Set([`reconciler ${role('keywright').arn}`, `administrator ${role('admin').arn}`]),
    );
  });

  it('is tried on the replica as well, there as its target says', () => {
    const home = target();
    const away = target({ name: 'prod-us', region: 'us-east-1', reconciler: role('other') });
    const replica = { target: away, description: '', life: key().life, path: [] };
    const input = {
      ...estate(key({ target: home, multiRegion: true, replicas: [replica] })),
      targets: [home, away],
    };
    const reconcilers = trialsOf(input, compiled(input)).filter(({ kind }) => kind === 'reconciler');
    expect(new Set(reconcilers.map((trial) => `${trial.key.target} ${trial.principal}`))).toEqual(
      new Set([`prod-eu ${role('keywright').arn}`, `prod-us ${role('other').arn}`]),
    );
  });
});

describe('the example estate', async () => {
  const example = valueIn(await validate('policies/example'));
  const trials = trialsOf(example, valueIn(compile(example)));

  it('has a call for everything that it declares', () => {
    const actions = new Set(trials.map(({ action }) => action));
    expect([...actions].filter((action) => trialCalls[action] === undefined)).toEqual([]);
    expect(actions.size).toBeGreaterThan(30);
  });

  it('has a request for every grant, and a trial of each', () => {
    expect(trials.filter(({ context }) => context === null)).toEqual([]);
    const tried = new Set(trials.map(({ grant: name }) => name));
    const declared = example.keys.flatMap(({ grants }) => grants.map(({ name }) => name));
    expect(declared.filter((name) => !tried.has(name))).toEqual([]);
  });
});
