/**
 * The access model in one process: decisions a second on key policies of 5, 20 and 100 statements, comparisons a second of
 * policies of 10 statements, and how long the largest policies (32 KiB) take in the worst shapes known. CPU time, so
 * that other work on the machine counts little. Run by `bench.mjs` in a process of its own.
 */
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const { evaluate } = await import(join(root, 'dist/access/evaluate.js'));
const { compare } = await import(join(root, 'dist/access/compare.js'));

const account = '111122223333';
const rootArn = `arn:aws:iam::${account}:root`;
const roleArn = (number) => `arn:aws:iam::${account}:role/r${number}`;
const policy = (statements) => JSON.stringify({ Version: '2012-10-17', Statement: statements });

/** A sequence that is the same in every run (a linear congruential generator). */
let seed = 1;
const upTo = (limit) => {
  seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
  return seed % limit;
};
const oneOf = (list) => list[upTo(list.length)];

const actions = [
  'kms:Decrypt',
  'kms:Encrypt',
  'kms:GenerateDataKey*',
  'kms:DescribeKey',
  'kms:ReEncrypt*',
  'kms:CreateGrant',
  'kms:Sign',
  'kms:PutKeyPolicy',
  'kms:Get*',
];
const conditions = [
  {},
  {},
  { StringEquals: { 'kms:ViaService': ['s3.eu-west-1.amazonaws.com'] } },
  { StringEquals: { 'kms:EncryptionContext:tenant': 'acme' }, Bool: { 'aws:SecureTransport': 'true' } },
];

function statement() {
  const Condition = oneOf(conditions);
  return {
    Effect: upTo(8) === 0 ? 'Deny' : 'Allow',
    Principal: upTo(10) === 0 ? '*' : { AWS: roleArn(upTo(8)) },
    Action: [oneOf(actions), oneOf(actions), oneOf(actions)],
    Resource: '*',
    ...(Object.keys(Condition).length === 0 ? {} : { Condition }),
  };
}

function statements(count) {
  const delegation = { Effect: 'Allow', Principal: { AWS: rootArn }, Action: 'kms:*', Resource: '*' };
  return [delegation, ...Array.from({ length: count - 1 }, statement)];
}

/** CPU seconds of some work. */
function cpu(work) {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1e6;
}

function decisions(count) {
  const policies = {
    keyPolicy: policy(statements(count)),
    keyAccount: account,
    identityPolicies: [],
    sessionPolicies: [],
  };
  const requests = Array.from({ length: 500 }, () => {
    const number = upTo(8);
    return {
      action: oneOf(['kms:Decrypt', 'kms:Encrypt', 'kms:DescribeKey', 'kms:Sign']),
      resource: `arn:aws:kms:eu-west-1:${account}:key/1234abcd-12ab-34cd-56ef-1234567890ab`,
      caller: {
        kind: 'role',
        arn: `arn:aws:sts::${account}:assumed-role/r${number}/session`,
        principalArn: roleArn(number),
        principalId: `AROAROLE${number}`,
        account,
      },
      context: { 'kms:ViaService': ['s3.eu-west-1.amazonaws.com'], 'aws:SecureTransport': ['true'] },
    };
  });
  const round = () => {
    for (const request of requests) evaluate(request, policies, []);
  };
  for (let warm = 0; warm < 20; warm += 1) round();
  const rounds = 200;
  const time = cpu(() => {
    for (let done = 0; done < rounds; done += 1) round();
  });
  return Math.round((rounds * requests.length) / time);
}

function comparisons() {
  const pairs = Array.from({ length: 2_000 }, () => {
    const before = statements(10);
    const after = [...before];
    after[1 + upTo(9)] = statement();
    return [{ policy: policy(before) }, { policy: policy(after) }];
  });
  const run = (list) => {
    for (const [before, after] of list) compare(before, after, { account });
  };
  run(pairs.slice(0, 500));
  return Math.round(1_500 / cpu(() => run(pairs.slice(500))));
}

/** As many statements as AWS takes. */
function fill(make) {
  const list = [];
  while (policy([...list, make(list.length)]).length < 32_700) list.push(make(list.length));
  return list;
}

const everybody = (Condition, number = 0) => ({
  Effect: number % 3 === 2 ? 'Deny' : 'Allow',
  Principal: '*',
  Action: 'kms:Decrypt',
  Resource: '*',
  Condition,
});

const worst = {
  'action wildcards': fill((n) => ({
    Effect: 'Allow',
    Principal: { AWS: roleArn(n % 20) },
    Action: [
      `kms:*${String.fromCharCode(97 + (n % 26))}*`,
      `kms:?${String.fromCharCode(97 + ((n * 7) % 26))}*`,
    ],
    Resource: '*',
  })),
  'value wildcards': fill((n) => everybody({ StringLike: { 'kms:ViaService': `*${n}*.amazonaws.com` } }, n)),
  'a condition key each': fill((n) =>
    everybody(
      {
        StringEquals: { [`aws:PrincipalTag/t${n}`]: 'x' },
        StringNotEquals: { [`aws:RequestTag/t${n}`]: 'y' },
      },
      n,
    ),
  ),
  'a dozen condition keys': fill((n) =>
    everybody(
      {
        StringEquals: {
          [`aws:PrincipalTag/t${n % 12}`]: `x${n}`,
          [`aws:RequestTag/t${(n * 5) % 13}`]: `x${n}`,
        },
      },
      n,
    ),
  ),
  'several values': fill((n) =>
    everybody(
      {
        'ForAnyValue:StringEquals': { 'aws:TagKeys': [`a${n}`, `b${n}`] },
        'ForAllValues:StringLike': { 'kms:GrantOperations': `*${n}*` },
      },
      n,
    ),
  ),
  'address ranges': fill((n) => everybody({ IpAddress: { 'aws:SourceIp': `10.${n >> 8}.${n & 255}.0/24` } })),
  'ARN wildcards': fill((n) => everybody({ ArnLike: { 'aws:PrincipalArn': `arn:aws:iam::*:role/*${n}*` } })),
  accounts: fill((n) => ({
    ...everybody({ ArnLike: { 'aws:PrincipalArn': 'arn:aws:iam::*:role/a*' } }),
    Principal: { AWS: `arn:aws:iam::${100_000_000_000 + n}:root` },
  })),
  'one pattern of stars': [everybody({ StringLike: { 'kms:ViaService': '*a'.repeat(16_000) } })],
};

function slowest() {
  const times = Object.entries(worst).map(([name, list]) => {
    const after =
      list.length > 3
        ? list.slice(3)
        : [{ ...list[0], Condition: { StringLike: { 'kms:ViaService': '*a'.repeat(15_999) } } }];
    const time = cpu(() => compare({ policy: policy(list) }, { policy: policy(after) }, { account }));
    return { name, time };
  });
  return times.sort((a, b) => b.time - a.time);
}

const perSecond = [5, 20, 100].map((count) => `${decisions(count)} (${count} statements)`);
console.log(`decisions a second of CPU: ${perSecond.join(', ')}`);
console.log(`comparisons a second of CPU, policies of 10 statements: ${comparisons()}`);
const [first, second] = slowest();
const peak = Math.round(process.resourceUsage().maxRSS / 1024);
console.log(
  `worst comparisons of 32 KiB policies, ${Object.keys(worst).length} shapes: ${first.name} ${first.time.toFixed(2)} s, ${second.name} ${second.time.toFixed(2)} s of CPU; peak memory ${peak} MiB`,
);
