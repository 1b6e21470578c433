import {
  CreateAliasCommand,
  CreateGrantCommand,
  CreateKeyCommand,
  DeleteAliasCommand,
  DescribeKeyCommand,
  EnableKeyRotationCommand,
  GetKeyPolicyCommand,
  ListAliasesCommand,
  ListKeysCommand,
  PutKeyPolicyCommand,
  ScheduleKeyDeletionCommand,
  UpdateAliasCommand,
} from '@aws-sdk/client-kms';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Plan } from '../../src/model/plan.js';
import { plan as makePlan, validate } from '../../src/pipeline.js';
import { gateOff } from '../support/applying.js';
import {
  account,
  administrator,
  type Desk,
  grantDocument,
  keyDocument,
  openDesk,
  root,
  value,
} from '../support/desk.js';

/** What users of the peers complain about (shared facts, section 2): one test a row, with the row's reference. */

let desk: Desk;
beforeEach(async () => {
  desk = await openDesk();
});
afterEach(async () => {
  await desk.close();
});

const app = `arn:aws:iam::${account}:role/app`;
const useCards = grantDocument('use-cards', { keys: ['cards'], grantees: [{ role: 'app' }] });

function ops(plan: Plan): readonly string[] {
  return plan.changes.map(({ step }) => step.op);
}

async function arnOf(alias: string): Promise<string> {
  const { KeyMetadata } = await desk.kms.send(new DescribeKeyCommand({ KeyId: alias }));
  return KeyMetadata?.Arn ?? '';
}

async function policyOf(alias: string) {
  const KeyId = await arnOf(alias);
  const { Policy = '' } = await desk.kms.send(new GetKeyPolicyCommand({ KeyId, PolicyName: 'default' }));
  return { KeyId, policy: JSON.parse(Policy) };
}

describe('principals', () => {
  it('recreated role: the policy shows AROA…, the plan says that access is lost and proposes the re-put (terraform-aws-modules/terraform-aws-kms#18, go-to-k/cdkd#1515)', async () => {
    await desk.write({ 'keywright.yaml': root, 'cards.yaml': keyDocument('cards') + useCards });
    await desk.settle();
    await desk.control('principals/delete', { arn: app });
    await desk.control('principals', { arn: app });
    const drifted = await desk.drift();
    expect(drifted.targets[0]?.drifted.map(({ effect }) => effect)).toEqual([
      expect.stringMatching(
        /deleted principals \(AROA[A-Z0-9]+\), and whoever was recreated under the same name has lost access/,
      ),
    ]);
    const plan = await desk.plan();
    expect(ops(plan)).toEqual(['put-policy']);
    expect(plan.changes[0]?.risk).toBe('widening');
    expect(plan.changes[0]?.access?.gained.flatMap(({ principals }) => principals)).toEqual([app]);
    await desk.settle();
    expect(ops(await desk.plan())).toEqual([]);
  });

  it('recreated grantee of a native grant: reported as drift, and the plan doesn’t fail or wait (TPA#29340)', async () => {
    const grant = grantDocument('reports', {
      keys: ['cards'],
      grantees: [{ role: 'app' }],
      operations: ['decrypt'],
      as: 'grant',
    });
    await desk.write({ 'keywright.yaml': root, 'cards.yaml': keyDocument('cards') + grant });
    await desk.settle();
    await desk.control('principals/delete', { arn: app });
    await desk.control('principals', { arn: app });
    expect(ops(await desk.plan())).toEqual(['create-grant', 'revoke-grant']);
    await desk.settle();
    expect(ops(await desk.plan())).toEqual([]);
  });

  it('a principal that doesn’t exist is named with its statement (TPA#24696, terraform-aws-modules/terraform-aws-kms#30)', async () => {
    await desk.close();
    const world = {
      accounts: [
        {
          id: account,
          users: [
            {
              name: 'ci',
              accessKeys: [{ id: 'AKIAIOSFODNN7EXAMPLE', secret: 'secret' }],
              policies: [
                { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: 'kms:*', Resource: '*' }] },
              ],
            },
          ],
        },
      ],
    };
    desk = await openDesk({ world });
    const env = { ...desk.env, AWS_ACCESS_KEY_ID: 'AKIAIOSFODNN7EXAMPLE', AWS_SECRET_ACCESS_KEY: 'secret' };
    Object.assign(desk.env, env);
    await desk.write({
      'keywright.yaml': root.replace('user: administrator', 'user: ci'),
      'cards.yaml': keyDocument('cards') + useCards,
    });
    const report = await desk.apply(await desk.plan());
    expect(report).toMatchObject({ outcome: 'failed', done: [] });
    const text = JSON.stringify('problems' in report ? report.problems : []);
    expect(text).toContain(app);
    expect(text).toContain('use cards');
  });

  it('who runs the tool is not in the policy (terraform-aws-modules/terraform-aws-eks#2705)', async () => {
    await desk.write({
      'keywright.yaml': root.replace(
        'reconciler: { user: administrator }',
        'reconciler: { user: robot }\n  administrators: [{ role: boss }]',
      ),
      'cards.yaml': keyDocument('cards'),
    });
    const create = (await desk.plan()).changes[0]?.step;
    expect(create?.op === 'create-key' && create.state.policy).not.toContain(administrator);
  });
});

describe('perpetual diffs', () => {
  it('list order and spelling never make a difference (TPA#39788, #30232, aws/aws-cli#9456)', async () => {
    const grantees = ['zeta', 'alpha', 'mid'].map((role) => ({ role }));
    await desk.write({
      'keywright.yaml': root,
      'cards.yaml':
        keyDocument('cards') +
        grantDocument('use', { keys: ['cards'], grantees, operations: ['decrypt', 'encrypt'] }),
    });
    await desk.settle();
    expect(ops(await desk.plan())).toEqual([]);
    const { KeyId, policy } = await policyOf('alias/cards');
    const shuffled = { Statement: [...policy.Statement].reverse(), Version: policy.Version, Id: 'anything' };
    const statement = shuffled.Statement[0];
    statement.Sid = 'renamed';
    statement.Action = [statement.Action]
      .flat()
      .reverse()
      .map((action: string) => action.replace('kms:', 'KMS:'));
    await desk.kms.send(
      new PutKeyPolicyCommand({ KeyId, PolicyName: 'default', Policy: JSON.stringify(shuffled) }),
    );
    expect(ops(await desk.plan())).toEqual([]);
  });

  it('the account number and the root ARN are the same (stored form, facts section 5)', async () => {
    const grantees = [{ account: '111122223333' }];
    await desk.write({
      'keywright.yaml': root,
      'cards.yaml':
        keyDocument('cards') + grantDocument('use', { keys: ['cards'], grantees, operations: ['decrypt'] }),
    });
    await desk.settle();
    const { KeyId, policy } = await policyOf('alias/cards');
    const Policy = JSON.stringify(policy).replace('arn:aws:iam::111122223333:root', '111122223333');
    expect(Policy).toContain('"111122223333"');
    await desk.kms.send(new PutKeyPolicyCommand({ KeyId, PolicyName: 'default', Policy }));
    expect(ops(await desk.plan())).toEqual([]);
  });

  it('rotation is neither read nor called on keys that can’t rotate (crossplane-contrib/provider-aws#2310)', async () => {
    await desk.write({
      'keywright.yaml': root,
      'keys.yaml':
        keyDocument('signing', { algorithm: 'ec-p256', purpose: 'sign' }) +
        keyDocument('tokens', { algorithm: 'hmac-sha256', purpose: 'mac' }),
    });
    await desk.settle();
    await desk.control('requests/reset', {});
    expect(ops(await desk.plan())).toEqual([]);
    expect(JSON.stringify(await desk.control('requests'))).not.toContain('Rotation');
  });

  it('grants made by AWS services are known and left alone (ListGrants documentation, GranteeServicePrincipal)', async () => {
    await desk.write({
      'keywright.yaml': root,
      'cards.yaml': keyDocument('cards', { nativeGrants: 'exclusive' }),
    });
    await desk.settle();
    await desk.kms.send(
      new CreateGrantCommand({
        KeyId: await arnOf('alias/cards'),
        GranteeServicePrincipal: 'dynamodb.eu-west-1.amazonaws.com',
        RetiringServicePrincipal: 'dynamodb.eu-west-1.amazonaws.com',
        Operations: ['Decrypt'],
        Constraints: { SourceArn: `arn:aws:dynamodb:eu-west-1:${account}:table/orders` },
      }),
    );
    const plan = await desk.plan();
    expect(ops(plan)).toEqual([]);
    expect((await desk.drift()).targets[0]?.drifted).toEqual([]);
  });
});

describe('lost and leaked keys', () => {
  it('pending deletion is a loud state, cancelling is a planned action, nothing new is created (TPA#31468)', async () => {
    await desk.write({ 'keywright.yaml': root, 'cards.yaml': keyDocument('cards') });
    await desk.settle();
    await desk.kms.send(
      new ScheduleKeyDeletionCommand({ KeyId: await arnOf('alias/cards'), PendingWindowInDays: 7 }),
    );
    const plan = await desk.plan();
    expect(ops(plan)).toEqual(['cancel-deletion', 'enable']);
    expect(plan.changes[0]?.before).toBe('pending-deletion');
    await desk.settle();
    expect(ops(await desk.plan())).toEqual([]);
  });

  it('CreateKey succeeds, the alias fails, run again: one key (giantswarm/aws-operator#239)', async () => {
    await desk.write({ 'keywright.yaml': root, 'cards.yaml': keyDocument('cards') });
    await desk.control('faults', {
      operation: 'CreateAlias',
      kind: 'error',
      code: 'AccessDeniedException',
      status: 400,
      count: 1,
      message: 'no',
    });
    const plan = await desk.plan();
    expect((await desk.apply(plan)).outcome).toBe('failed');
    expect(await desk.apply(plan)).toMatchObject({
      outcome: 'applied',
      before: [{ step: { op: 'create-key' } }],
    });
    const { Keys } = await desk.kms.send(new ListKeysCommand({}));
    expect(Keys).toHaveLength(1);
  });

  it('the answer to CreateKey is lost: the key is found by its tag, not made twice (giantswarm/aws-operator#239)', async () => {
    await desk.write({ 'keywright.yaml': root, 'cards.yaml': keyDocument('cards') });
    await desk.control('faults', { operation: 'CreateKey', kind: 'cut-after', count: 1 });
    const plan = await desk.plan();
    const first = await desk.apply(plan);
    if (first.outcome !== 'applied') expect((await desk.apply(plan)).outcome).toBe('applied');
    expect((await desk.kms.send(new ListKeysCommand({}))).Keys).toHaveLength(1);
    expect(ops(await desk.plan())).toEqual([]);
  });

  it('an alias of another live key is neither deleted nor taken (pulumi/pulumi-aws-native#1138)', async () => {
    const { KeyMetadata } = await desk.kms.send(new CreateKeyCommand({}));
    await desk.kms.send(
      new CreateAliasCommand({ AliasName: 'alias/cards', TargetKeyId: KeyMetadata?.KeyId }),
    );
    await desk.write({ 'keywright.yaml': root, 'cards.yaml': keyDocument('cards') });
    const plan = await desk.plan();
    expect(ops(plan)).toEqual([]);
    expect(plan.blocked.map(({ code }) => code)).toEqual(['KW4003']);
    expect(await arnOf('alias/cards')).toBe(KeyMetadata?.Arn);
  });

  it('references by id, ARN or alias never differ: the estate names keys only (TPA#46432, #42293)', async () => {
    await desk.write({
      'keywright.yaml': root,
      'cards.yaml': keyDocument('cards', { aliases: ['alias/a', 'alias/b'] }),
    });
    await desk.settle();
    const ids = await Promise.all(['alias/a', 'alias/b'].map(arnOf));
    expect(new Set(ids).size).toBe(1);
    expect(ops(await desk.plan())).toEqual([]);
  });
});

describe('what is accepted, and what is seen', () => {
  it('an accepted write is not reported as failed when its answer is late (TPA#27641, #28390)', async () => {
    await desk.write({ 'keywright.yaml': root, 'cards.yaml': keyDocument('cards') });
    await desk.settle();
    await desk.write({ 'keywright.yaml': root, 'cards.yaml': keyDocument('cards', { description: 'new' }) });
    await desk.control('faults', { operation: 'UpdateKeyDescription', kind: 'cut-after', count: 1 });
    expect((await desk.settle()).outcome).toBe('applied');
    expect(ops(await desk.plan())).toEqual([]);
  });

  it('a read that is denied is unknown and never clean (aws-cloudformation/cloudformation-coverage-roadmap#1671)', async () => {
    await desk.write({ 'keywright.yaml': root, 'cards.yaml': keyDocument('cards') });
    await desk.settle();
    for (const operation of ['GetKeyPolicy', 'GetKeyRotationStatus', 'ListGrants', 'ListResourceTags']) {
      await desk.control('faults', {
        operation,
        kind: 'error',
        code: 'AccessDeniedException',
        status: 400,
        count: 1,
        message: 'no',
      });
      const [target] = (await desk.drift()).targets;
      expect(target?.unknown.length, operation).toBeGreaterThan(0);
      expect(target?.drifted, operation).toEqual([]);
    }
  });

  it('every managed field is watched (aws-cloudformation/cloudformation-coverage-roadmap#1671)', async () => {
    await desk.write({ 'keywright.yaml': root, 'cards.yaml': keyDocument('cards') });
    await desk.settle();
    const KeyId = await arnOf('alias/cards');
    await desk.kms.send(new EnableKeyRotationCommand({ KeyId }));
    expect((await desk.drift()).targets[0]?.drifted.map(({ field }) => field)).toEqual(['rotation']);
  });

  it('grants are listed once a key, not once a grant (TPA#3746)', async () => {
    const grants = ['a', 'b', 'c', 'd'].map((role) =>
      grantDocument(role, { keys: ['cards'], grantees: [{ role }], operations: ['decrypt'], as: 'grant' }),
    );
    await desk.write({ 'keywright.yaml': root, 'cards.yaml': keyDocument('cards') + grants.join('') });
    await desk.settle();
    await desk.control('requests/reset', {});
    expect(ops(await desk.plan())).toEqual([]);
    const counts = (await desk.control('requests')) as Record<string, Record<string, number>>;
    expect((counts['counts'] ?? counts)['ListGrants']).toBe(1);
  });
});

describe('an approved plan', () => {
  it('has the same digest after a merge: commit, time and version are beside it (ministryofjustice/modernisation-platform-environments#19162, #19194)', async () => {
    await desk.write({ 'keywright.yaml': root, 'cards.yaml': keyDocument('cards') });
    const estate = value(await validate(desk.folder));
    const made = async (commit: string, toolVersion: string) =>
      value(await makePlan(estate, { targets: [] }, gateOff, { toolVersion, commit }, desk.runtime));
    const reviewed = await made('a'.repeat(40), '0.1.0');
    desk.advance(3 * 86_400);
    const merged = await made('b'.repeat(40), '0.2.0');
    expect(merged.meta).not.toEqual(reviewed.meta);
    expect(merged.digest).toBe(reviewed.digest);
    expect(await desk.apply(reviewed)).toMatchObject({ outcome: 'applied' });
  });
});

describe('policies', () => {
  it('lockout is refused offline, and never bypassed (terraform-aws-modules/terraform-aws-eks#2843)', async () => {
    await desk.write({
      'keywright.yaml': root.replace('  reconciler: { user: administrator }\n', ''),
      'cards.yaml': keyDocument('cards') + useCards,
    });
    await expect(desk.plan()).rejects.toThrow(/KW30\d\d/);
  });

  it('removing the YAML leaves the policy as it is: access never widens (TPA key_policy.go delete, TPA#22557)', async () => {
    await desk.write({ 'keywright.yaml': root, 'cards.yaml': keyDocument('cards') + useCards });
    await desk.settle();
    const before = await policyOf('alias/cards');
    await desk.write({ 'keywright.yaml': root });
    const plan = await desk.plan();
    expect(ops(plan)).toEqual([]);
    expect(plan.meta.notes.map(({ message }) => message).join()).toContain('no longer managed');
    await desk.settle();
    expect(await policyOf(before.KeyId)).toEqual(before);
    expect((await desk.drift()).targets[0]?.unmanaged).toMatchObject([{ owner: 'desk/cards' }]);
  });

  it('replicas get the declared policy, not AWS’s default (dfds/infrastructure-modules#1827, aws/aws-cdk#20104)', async () => {
    const second = root
      .split('---')[1]
      ?.replace('name: main', 'name: second')
      .replace('eu-west-1', 'eu-central-1');
    await desk.write({
      'keywright.yaml': `${root}---${second}`,
      'cards.yaml': keyDocument('cards', { multiRegion: true, replicas: [{ target: 'second' }] }) + useCards,
    });
    const plan = await desk.plan();
    expect(ops(plan).slice(0, 2)).toEqual(['create-key', 'replicate-key']);
    await desk.settle();
    expect(ops(await desk.plan())).toEqual([]);
  });
});

describe('where Ansible’s kms_key fails (facts, end of section 8)', () => {
  it('20 requests to create and 18 to find no change per key: ours are counted', async () => {
    await desk.write({
      'keywright.yaml': root,
      'cards.yaml': keyDocument('cards', { rotation: { everyDays: 365 } }),
    });
    await desk.settle();
    await desk.control('requests/reset', {});
    expect(ops(await desk.plan())).toEqual([]);
    const answer = (await desk.control('requests')) as Record<string, Record<string, number>>;
    const counts = answer['counts'] ?? answer;
    expect(counts).toMatchObject({
      ListKeys: 1,
      ListAliases: 1,
      DescribeKey: 1,
      ListResourceTags: 1,
      GetKeyPolicy: 1,
      GetKeyRotationStatus: 1,
      ListGrants: 1,
    });
  });

  it('a stray second alias is seen', async () => {
    await desk.write({ 'keywright.yaml': root, 'cards.yaml': keyDocument('cards') });
    await desk.settle();
    const TargetKeyId = await arnOf('alias/cards');
    await desk.kms.send(new CreateAliasCommand({ AliasName: 'alias/stray', TargetKeyId }));
    expect((await desk.plan()).changes.map(({ step }) => step)).toEqual([
      { op: 'delete-alias', alias: 'alias/stray' },
    ]);
  });

  it('an unnamed grant that somebody else made is no crash, and said', async () => {
    await desk.write({ 'keywright.yaml': root, 'cards.yaml': keyDocument('cards') });
    await desk.settle();
    const KeyId = await arnOf('alias/cards');
    await desk.kms.send(new CreateGrantCommand({ KeyId, GranteePrincipal: app, Operations: ['Decrypt'] }));
    const plan = await desk.plan();
    expect(ops(plan)).toEqual([]);
    expect(plan.meta.notes.map(({ message }) => message).join()).toContain('an unnamed native grant');
  });

  it('a moved alias doesn’t lead to the wrong key', async () => {
    await desk.write({ 'keywright.yaml': root, 'cards.yaml': keyDocument('cards') });
    await desk.settle();
    const ours = await arnOf('alias/cards');
    const { KeyMetadata } = await desk.kms.send(new CreateKeyCommand({}));
    await desk.kms.send(
      new UpdateAliasCommand({ AliasName: 'alias/cards', TargetKeyId: KeyMetadata?.KeyId }),
    );
    const plan = await desk.plan();
    expect(plan.changes.map(({ arn, risk, step }) => ({ arn, risk, step }))).toEqual([
      {
        arn: ours,
        risk: 'sensitive',
        step: { op: 'move-alias', alias: 'alias/cards', fromArn: KeyMetadata?.Arn },
      },
    ]);
    await desk.kms.send(new DeleteAliasCommand({ AliasName: 'alias/cards' }));
    expect(ops(await desk.plan())).toEqual(['create-alias']);
    await desk.settle();
    const { Aliases } = await desk.kms.send(new ListAliasesCommand({ KeyId: ours }));
    expect(Aliases?.map(({ AliasName }) => AliasName)).toEqual(['alias/cards']);
  });
});
