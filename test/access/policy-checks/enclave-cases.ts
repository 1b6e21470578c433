import { account, allow, deny, roleArn } from '../building.js';
import { casesOf } from './case.js';

const image = 'a'.repeat(96);
const parent = { Principal: { AWS: roleArn('parent') } };
const attested = (values: object = { 'kms:RecipientAttestation:PCR0': image }) => ({
  ...parent,
  Action: ['kms:Decrypt', 'kms:GenerateDataKey'],
  Condition: { StringEqualsIgnoreCase: values },
});
const open = allow({ ...parent, Action: 'kms:Decrypt' });
const unlessAttested = deny({
  Action: ['kms:Decrypt', 'kms:GenerateDataKey*', 'kms:ReEncryptFrom'],
  Condition: { StringNotEqualsIgnoreCase: { 'kms:RecipientAttestation:ImageSha384': image } },
});
const pcr0 = 'Statement.0.Condition.StringEqualsIgnoreCase.kms:RecipientAttestation:PCR0';

const required = casesOf('enclave-attestation-required');
const bypass = casesOf('enclave-attestation-bypass');

export const attestationCases = [
  required.passes('every allow asks for it', [
    allow(attested()),
    allow({ ...parent, Action: 'kms:DescribeKey' }),
  ]),
  required.passes('no key for enclaves', [open]),
  required.fails(
    'one allow doesn’t',
    [allow(attested()), open],
    [['Statement.1.Action', '`Decrypt` without attestation']],
  ),
  required.fails(
    'none does, where it must',
    [open],
    [['Statement.0.Action', '`Decrypt` without attestation']],
    {
      parameters: { always: true },
    },
  ),
  required.fails(
    'with any value',
    [allow({ ...attested(), Condition: { StringLike: { 'kms:RecipientAttestation:PCR0': '*' } } })],
    [['Statement.0.Action', '`Decrypt`, `GenerateDataKey` without attestation']],
  ),
  bypass.passes('every allow asks for it', [allow(attested())]),
  bypass.passes('a deny takes the others back', [open, unlessAttested]),
  bypass.fails(
    'nothing takes it back',
    [allow(attested()), open],
    [['Statement.1.Action', '`Decrypt` leads around the attestation']],
  ),
  bypass.fails(
    're-encryption and grants',
    [allow(attested()), allow({ ...parent, Action: ['kms:ReEncrypt*', 'kms:CreateGrant'] })],
    [['Statement.1.Action', '`ReEncryptFrom`, `CreateGrant` leads around the attestation']],
  ),
];

const binding = casesOf('enclave-deployment-binding');
const expected = casesOf('enclave-expected-pcrs');

export const measurementCases = [
  binding.passes('the instance’s role', [
    allow(attested({ 'kms:RecipientAttestation:PCR0': image, 'kms:RecipientAttestation:PCR3': image })),
  ]),
  binding.passes('the account', [
    allow({
      ...attested(),
      Condition: {
        StringEqualsIgnoreCase: { 'kms:RecipientAttestation:PCR0': image },
        StringEquals: { 'aws:PrincipalAccount': account },
      },
    }),
  ]),
  binding.fails(
    'the image alone',
    [allow(attested())],
    [[pcr0, '`kms:RecipientAttestation:PCR0` is demanded, but no place']],
  ),
  expected.passes(
    'the build on the list',
    [allow(attested({ 'kms:RecipientAttestation:ImageSha384': image }))],
    {
      parameters: { pcrs: [`PCR0=${image.toUpperCase()}`] },
    },
  ),
  expected.passes('no list', [allow(attested())]),
  expected.fails(
    'another build',
    [allow(attested())],
    [[`${pcr0}.0`, `\`${image}\` isn’t expected for PCR0`]],
    {
      parameters: { pcrs: [`PCR0=${'b'.repeat(96)}`] },
    },
  ),
];

const debug = casesOf('enclave-debug-attestation');
const form = casesOf('enclave-pcr-form');
const zero = '0'.repeat(96);

export const valueCases = [
  debug.passes('a measurement', [allow(attested())]),
  debug.passes('a deny of debug mode', [
    deny({ Condition: { StringEquals: { 'kms:RecipientAttestation:PCR0': zero } } }),
  ]),
  debug.fails(
    'zeros',
    [allow(attested({ 'kms:RecipientAttestation:PCR0': [image, zero] }))],
    [[`${pcr0}.1`, '`kms:RecipientAttestation:PCR0` may be zero']],
  ),
  form.passes('in any case where case doesn’t count', [
    allow(attested({ 'kms:RecipientAttestation:PCR0': image.toUpperCase() })),
  ]),
  form.fails(
    'upper case where case counts',
    [allow({ ...parent, Condition: { StringEquals: { 'kms:RecipientAttestation:PCR0': 'A'.repeat(96) } } })],
    [
      [
        'Statement.0.Condition.StringEquals.kms:RecipientAttestation:PCR0.0',
        `\`${'A'.repeat(96)}\` is no measurement`,
      ],
    ],
  ),
  form.fails(
    'base64',
    [allow(attested({ 'kms:RecipientAttestation:PCR0': 'qqqq' }))],
    [[`${pcr0}.0`, '`qqqq` is no measurement']],
  ),
];
