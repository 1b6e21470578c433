import { allow, deny, partner, roleArn, root } from '../building.js';
import { casesOf, own } from './case.js';

const unknown = casesOf('unknown-action');
const elsewhere = casesOf('action-not-in-key-policy');
const action = (...Action: readonly string[]) => [own({ Action })];
const at = (index: number) => `Statement.0.Action.${index}`;

export const nameCases = [
  unknown.passes(
    'actions in any case, and wildcards',
    action('kms:decrypt', 'kms:Generate*', '*', 'kms:CreateKey'),
  ),
  unknown.fails('a typing error', action('kms:Decrypt', 'kms:Encript'), [
    [at(1), 'KMS has no action `kms:Encript`; `kms:Encrypt` may be meant'],
  ]),
  unknown.fails('an operation with two actions', action('kms:ReEncrypt'), [
    [at(0), 'KMS has no action `kms:ReEncrypt`; `kms:ReEncryptFrom` and `kms:ReEncryptTo` may be meant'],
  ]),
  unknown.fails('a pattern of nothing', action('kms:Wrap*'), [[at(0), 'KMS has no action like `kms:Wrap*`']]),
  unknown.fails('another service', action('s3:GetObject'), [
    [at(0), '`s3:GetObject` is an action of another service than KMS'],
  ]),
  unknown.fails('no service', action('Decrypt'), [[at(0), '`Decrypt` has no service, such as `kms:`']]),
  elsewhere.passes('a pattern that also means others', action('kms:List*', 'kms:Decrypt')),
  elsewhere.fails('listing keys', action('kms:ListKeys', 'kms:CreateCustom*'), [
    [at(0), '`kms:ListKeys` has no effect in a key policy'],
    [at(1), '`kms:CreateCustom*` has no effect in a key policy'],
  ]),
];

const impossible = casesOf('action-impossible-for-key');
const across = casesOf('cross-account-operation');

export const useCases = [
  impossible.passes('what the key can', action('kms:*', 'kms:*Mac', 'kms:Describe*'), {
    facts: { spec: 'HMAC_256', usage: 'GENERATE_VERIFY_MAC', multiRegion: null, origin: null },
  }),
  impossible.passes('a key of which nothing is known', action('kms:Sign'), {
    facts: { spec: null, usage: null, origin: null, multiRegion: null },
  }),
  impossible.passes('a deny', [deny({ Action: 'kms:Sign' })]),
  impossible.fails('signing with a symmetric key', action('kms:Decrypt', 'kms:Sign'), [
    [
      at(1),
      '`kms:Sign` never works on a key with spec `SYMMETRIC_DEFAULT`, usage `ENCRYPT_DECRYPT`, origin `AWS_KMS`, one Region',
    ],
  ]),
  impossible.fails(
    'replicating a key of one Region',
    action('kms:ReplicateKey'),
    [[at(0), '`kms:ReplicateKey` never works on a key with one Region']],
    { facts: { spec: null, usage: null, origin: null } },
  ),
  across.passes('what works across accounts', [
    allow({ Principal: { AWS: root(partner) }, Action: ['kms:Decrypt', 'kms:DescribeKey', 'kms:*'] }),
  ]),
  across.passes('the own account', [own({ Action: 'kms:PutKeyPolicy' })]),
  across.passes('an account that isn’t known', [own({ Action: 'kms:PutKeyPolicy' })], {
    facts: { account: null },
  }),
  across.fails(
    'administration from another account',
    [
      allow({
        Principal: { AWS: [roleArn('admin'), roleArn('admin', partner)] },
        Action: ['kms:Decrypt', 'kms:EnableKey'],
      }),
    ],
    [
      [
        'Statement.0.Principal.AWS.1',
        `\`EnableKey\` doesn’t work for \`${roleArn('admin', partner)}\` of another account`,
      ],
    ],
  ),
];

const notAction = casesOf('not-action-allow');
const wildcard = casesOf('wildcard-in-service');
const redundant = casesOf('redundant-action');

export const patternCases = [
  notAction.passes('in a deny', [deny({ Action: undefined, NotAction: 'kms:Decrypt' })]),
  notAction.fails(
    'in an allow',
    [own({ Action: undefined, NotAction: 'kms:Decrypt' })],
    [['Statement.0.NotAction', '`NotAction` stands in an allow']],
  ),
  wildcard.passes('all actions', action('*', 'kms:*')),
  wildcard.fails('part of a service', action('k*:Decrypt'), [
    [at(0), '`k*:Decrypt` has a wildcard in its service'],
  ]),
  redundant.passes('patterns that overlap', action('kms:Generate*', 'kms:*Mac')),
  redundant.passes('one character and many', action('kms:Sign*', 'kms:Sig?')),
  redundant.fails('a name and a pattern', action('kms:GenerateDataKey', 'kms:Generate*'), [
    [at(0), '`kms:GenerateDataKey` is covered by `kms:Generate*`'],
  ]),
  redundant.fails('two that mean the same', action('kms:*', 'kms:**'), [
    [at(1), '`kms:**` is covered by `kms:*`'],
  ]),
  redundant.fails('the same twice', action('kms:Sign', 'kms:sign'), [
    [at(1), '`kms:sign` is covered by `kms:Sign`'],
  ]),
];

const resource = casesOf('resource-not-this-key');
const effect = casesOf('statement-without-effect');
const key = 'arn:aws:kms:eu-central-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab';

export const effectCases = [
  resource.passes('this key', [own()]),
  resource.fails(
    'an ARN',
    [own({ Resource: ['*', key] })],
    [['Statement.0.Resource.1', `\`${key}\` stands where only \`*\` can`]],
  ),
  resource.fails(
    'all but',
    [own({ Resource: undefined, NotResource: '*' })],
    [['Statement.0.NotResource', '`NotResource` leaves out what the policy is about']],
  ),
  effect.passes('an allow', [own()]),
  effect.passes('a deny with a condition', [
    own(),
    deny({ Condition: { Bool: { 'aws:SecureTransport': 'false' } } }),
  ]),
  effect.fails(
    'no action',
    [own({ Action: undefined })],
    [['Statement.0', '`Action` is missing: the statement has no effect']],
  ),
  effect.fails(
    'no resource',
    [own({ Resource: undefined })],
    [['Statement.0', '`Resource` is missing: the statement has no effect']],
  ),
  effect.fails(
    'empty lists',
    [own({ Action: [], Resource: [], Principal: { AWS: [] } })],
    [
      ['Statement.0', '`Action` is empty: the statement has no effect'],
      ['Statement.0', '`Resource` is empty: the statement has no effect'],
      ['Statement.0', '`Principal` is empty: the statement has no effect'],
    ],
  ),
  effect.fails(
    'no resource left',
    [own({ Resource: undefined, NotResource: '*' })],
    [['Statement.0', 'no resource is left: the statement has no effect']],
  ),
  effect.fails(
    'denied to everybody',
    [own({ Action: 'kms:Decrypt' }), deny({ Action: 'kms:*crypt' })],
    [['Statement.0', 'everybody is denied all that the statement allows']],
  ),
];

const same = casesOf('redundant-statement');
const sid = casesOf('duplicate-sid');
const noSid = casesOf('empty-sid');
const size = casesOf('policy-size');

export const documentCases = [
  same.passes('two statements', [own({ Action: 'kms:Decrypt' }), own({ Action: 'kms:Encrypt' })]),
  same.fails(
    'the same in other order and spelling',
    [
      own({ Sid: 'A', Action: ['kms:Decrypt', 'kms:Encrypt'] }),
      own({ Sid: 'B', Action: ['kms:encrypt', 'kms:Decrypt'] }),
    ],
    [['Statement.1', 'the statement says the same as number 1']],
  ),
  sid.passes('Sids of their own', [own({ Sid: 'A' }), deny({ Sid: 'B' }), deny()]),
  sid.fails(
    'the same Sid',
    [own({ Sid: 'A' }), deny({ Sid: 'A' })],
    [['Statement.1.Sid', '`A` is the Sid of statement 1 as well']],
  ),
  noSid.passes('a Sid', [own({ Sid: 'A' })]),
  noSid.fails('none in it', [own({ Sid: '' })], [['Statement.0.Sid', '`Sid` is empty']]),
  size.passes('a small policy', [own()]),
  size.fails('a large one', [own()], [['', 'the policy has 30000 bytes, 91 % of the limit']], {
    facts: { bytes: 30_000 },
  }),
  size.fails('one that AWS refuses', [own()], [['', 'the policy has 40000 bytes, more than AWS takes']], {
    facts: { bytes: 40_000 },
  }),
];
