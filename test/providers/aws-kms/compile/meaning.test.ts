import fc from 'fast-check';
import { expect, it } from 'vitest';
import { type AccessRequest, evaluate } from '../../../../src/access/evaluate.js';
import { policyNormalText } from '../../../../src/access/normal-form.js';
import type { EstateGrant } from '../../../../src/model/estate.js';
import type { Operation } from '../../../../src/model/operations.js';
import { compileEstate } from '../../../../src/providers/aws-kms/compile/compile-estate.js';
import { account, estate, grant, key, named, role } from './build-estate.js';

const people = ['app', 'batch', 'report'] as const;
/** One action of each operation, and which of them another operation includes. */
const actions = {
  decrypt: 'Decrypt',
  encrypt: 'Encrypt',
  describe: 'DescribeKey',
  audit: 'GetKeyPolicy',
  administer: 'DisableKey',
  'grant-to-service': 'CreateGrant',
} as const satisfies Partial<Record<Operation, string>>;
type Asked = keyof typeof actions;
const asked = Object.keys(actions) as readonly Asked[];
const includedIn: Readonly<Partial<Record<Asked, readonly Asked[]>>> = {
  describe: ['describe', 'audit', 'administer'],
  audit: ['audit', 'administer'],
};
const withContext: readonly Asked[] = ['decrypt', 'encrypt', 'grant-to-service'];
const end = '2027-01-01T00:00:00Z';
// biome-ignore lint/suspicious/noTemplateCurlyInString: not a variable, although it looks like one of IAM's
const team = '${aws:userid}*';

type Context = NonNullable<EstateGrant['conditions']['encryptionContext']>;
const contexts: readonly Context[] = [
  { equals: { tenant: 'a' } },
  { equals: { tenant: 'a', stage: 'x' } },
  { equals: { tenant: 'a' }, keys: ['tenant', 'stage'] },
  { contains: { tenant: 'a' } },
  { contains: { stage: 'x' }, keys: ['stage', 'tenant'] },
  { keys: ['tenant'] },
];

const aGrant = fc.record({
  grantees: fc.subarray([...people], { minLength: 1 }),
  operations: fc.subarray([...asked], { minLength: 1 }),
  context: fc.option(fc.constantFrom(...contexts), { freq: 1 }),
  mfa: fc.boolean(),
  tagged: fc.boolean(),
  viaS3: fc.boolean(),
  ends: fc.boolean(),
});
type Wanted = typeof aGrant extends fc.Arbitrary<infer T> ? T : never;

const aRequest = fc.record({
  who: fc.constantFrom(...people),
  operation: fc.constantFrom(...asked),
  context: fc.constantFrom<Record<string, string>[]>(
    {},
    { tenant: 'a' },
    { tenant: 'b' },
    { Tenant: 'a' },
    { tenant: 'a', stage: 'x' },
    { stage: 'x' },
    { tenant: 'a', more: '1' },
  ),
  mfa: fc.boolean(),
  tagged: fc.boolean(),
  viaS3: fc.boolean(),
  late: fc.boolean(),
  byService: fc.boolean(),
});
type Request = typeof aRequest extends fc.Arbitrary<infer T> ? T : never;

/** What the reference says of a grant, without policies. */
function gives(wanted: Wanted, request: Request): boolean {
  const { operation } = request;
  const enough = (includedIn[operation] ?? [operation]).some((each) => wanted.operations.includes(each));
  return (
    enough &&
    wanted.grantees.includes(request.who) &&
    (!wanted.mfa || request.mfa) &&
    (!wanted.tagged || request.tagged) &&
    (!wanted.viaS3 || request.viaS3) &&
    (!wanted.ends || !request.late) &&
    (operation !== 'grant-to-service' || request.byService) &&
    (!withContext.includes(operation) || contextFits(wanted.context ?? {}, request.context))
  );
}

function contextFits(
  { equals, contains, keys }: Context,
  context: Readonly<Record<string, string>>,
): boolean {
  const names = Object.keys(context);
  const has = ([name, value]: readonly [string, string]) =>
    names.some((each) => each.toLowerCase() === name.toLowerCase() && context[each] === value);
  return (
    Object.entries({ ...equals, ...contains }).every(has) &&
    (equals === undefined || names.every((name) => name in equals)) &&
    (keys === undefined || (names.length > 0 && names.every((name) => keys.includes(name))))
  );
}

function written(wanted: Wanted, index: number): EstateGrant {
  return grant({
    name: `g${index}`,
    grantees: wanted.grantees.map((name) => named(role(name))),
    operations: wanted.operations,
    expires: wanted.ends ? end : null,
    conditions: {
      ...(wanted.context === null ? {} : { encryptionContext: wanted.context }),
      ...(wanted.mfa ? { mfa: true } : {}),
      ...(wanted.tagged ? { principalTags: { team } } : {}),
      ...(wanted.viaS3 ? { viaService: ['s3'] } : {}),
    },
  });
}

function accessRequest({ who, operation, ...more }: Request): AccessRequest {
  const pairs = withContext.includes(operation) ? Object.entries(more.context) : [];
  return {
    action: `kms:${actions[operation]}`,
    resource: `arn:aws:kms:eu-west-1:${account}:key/1`,
    caller: {
      kind: 'role',
      arn: `arn:aws:sts::${account}:assumed-role/${who}/session`,
      principalArn: role(who).arn,
      principalId: `AROA${who}`,
      account,
    },
    context: {
      'aws:CurrentTime': [more.late ? end : '2026-12-31T23:59:59Z'],
      'aws:MultiFactorAuthPresent': [String(more.mfa)],
      'aws:PrincipalTag/team': [more.tagged ? team : 'another'],
      'aws:userid': ['another'],
      ...(more.viaS3 ? { 'kms:ViaService': ['s3.eu-west-1.amazonaws.com'] } : {}),
      ...(operation === 'grant-to-service' ? { 'kms:GrantIsForAWSResource': [String(more.byService)] } : {}),
      ...Object.fromEntries(pairs.map(([name, value]) => [`kms:EncryptionContext:${name}`, [value]])),
      ...(pairs.length === 0 ? {} : { 'kms:EncryptionContextKeys': pairs.map(([name]) => name) }),
    },
  };
}

it('a key policy, as compiled and in normal form, allows what its grants give and nothing else', () => {
  const cases = fc.tuple(
    fc.array(aGrant, { minLength: 1, maxLength: 4 }),
    fc.array(aRequest, { minLength: 30, maxLength: 30 }),
  );
  let compiling = 0;
  fc.assert(
    fc.property(cases, ([grants, requests]) => {
      const outcome = compileEstate(estate(key({ grants: grants.map(written) })));
      const [compiled] = outcome.ok ? outcome.value : [];
      if (compiled === undefined) return; // a condition that an operation couldn't meet: refused, which other tests hold
      compiling += 1;
      const { policy } = compiled.state;
      for (const keyPolicy of [policy, policyNormalText(policy)]) {
        const policies = {
          keyPolicy,
          keyAccount: account,
          identityPolicies: [],
          sessionPolicies: [],
        };
        for (const request of requests)
          expect({ request, verdict: evaluate(accessRequest(request), policies, []).verdict }).toEqual({
            request,
            verdict: grants.some((each) => gives(each, request)) ? 'allow' : 'deny',
          });
      }
    }),
    { numRuns: 200 },
  );
  expect(compiling).toBeGreaterThan(5);
});
