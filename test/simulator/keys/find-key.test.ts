import { afterAll, beforeAll, expect, it } from 'vitest';
import {
  account,
  allow,
  arnOf,
  type Estate,
  failure,
  openEstate,
  partner,
  policy,
  region,
  root,
} from './world.js';

let estate: Estate;
let keyId: string;
beforeAll(async () => {
  estate = await openEstate();
  keyId = await estate.makeKey({ Policy: policy(allow(root), allow(partner, 'kms:DescribeKey')) });
  await estate.admin.createAlias({ AliasName: 'alias/app', TargetKeyId: keyId });
});
afterAll(() => estate.simulator.close());

const describeAs = async (KeyId: string, as = 'administrator', where = region) =>
  (await estate.as(as, where).describeKey({ KeyId })).KeyMetadata?.KeyId;
const aliasArn = `arn:aws:kms:${region}:${account}:alias/app`;
const unknown = '00000000-0000-4000-8000-000000000000';

it('finds a key by id, ARN, alias name and alias ARN', async () => {
  for (const name of [keyId, arnOf(keyId), 'alias/app', aliasArn]) expect(await describeAs(name)).toBe(keyId);
});

it('finds another account’s key by ARN only', async () => {
  for (const name of [arnOf(keyId), aliasArn]) expect(await describeAs(name, 'partner')).toBe(keyId);
  expect(await failure(describeAs(keyId, 'partner'))).toBe(
    `NotFoundException: Key 'arn:aws:kms:${region}:${partner}:key/${keyId}' does not exist`,
  );
  expect(await failure(describeAs('alias/app', 'partner'))).toBe(
    `NotFoundException: Alias arn:aws:kms:${region}:${partner}:alias/app is not found.`,
  );
});

const refusals: readonly (readonly [string, string])[] = [
  [unknown, `NotFoundException: Key '${arnOf(unknown)}' does not exist`],
  [arnOf(unknown), `NotFoundException: Key '${arnOf(unknown)}' does not exist`],
  ['alias/none', `NotFoundException: Alias arn:aws:kms:${region}:${account}:alias/none is not found.`],
  ['app', "NotFoundException: Invalid keyId 'app'"],
  [
    unknown.toUpperCase().replace(/^0/, 'A'),
    `NotFoundException: Key '${arnOf('A0000000-0000-4000-8000-000000000000')}' does not exist`,
  ],
  [arnOf(unknown, 'eu-west-1'), 'NotFoundException: Invalid arn eu-west-1'],
  [arnOf(unknown).replace('arn:aws:', 'arn:aws-cn:'), `NotFoundException: Invalid arn ${region}`],
  [
    'arn:aws:iam::111122223333:role/deploy',
    "InvalidArnException: Invalid ARN 'arn:aws:iam::111122223333:role/deploy'",
  ],
  [
    '',
    "ValidationException: 2 validation errors detected: Value '' at 'keyId' failed to satisfy constraint: Member must have length greater than or equal to 1; Value '' at 'keyId' failed to satisfy constraint: Member must satisfy regular expression pattern: ^\\p{ASCII}+$",
  ],
];
it.each(refusals)('refuses %j', async (name, wanted) => {
  expect(await failure(describeAs(name))).toBe(wanted);
});

it('says that an alias is none of the names of a key that is to be changed', async () => {
  const change = estate.admin.updateKeyDescription({ KeyId: 'alias/app', Description: '' });
  expect(await failure(change)).toBe(
    'InvalidArnException: Key Aliases are not supported for this operation.',
  );
});
