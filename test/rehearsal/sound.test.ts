import { DescribeKeyCommand, ListKeysCommand, ListResourceTagsCommand } from '@aws-sdk/client-kms';
import { describe, expect, it } from 'vitest';
import type { Target } from '../../src/model/estate.js';
import { ownerTag } from '../../src/model/ownership.js';
import type { RehearsalReport } from '../../src/model/rehearsal.js';
import { rehearsalHuman } from '../../src/render/index.js';
import { sound } from './corpus/sound/index.js';
import { withCase } from './run-case.js';
import type { Stand } from './stand.js';

/** Those need more than the key's permission, or would change keys in other Regions. */
const needMore =
  /^kms:(CreateAlias|UpdateAlias|DeleteAlias|ReplicateKey|UpdatePrimaryRegion|ImportKeyMaterial)$/;

describe('a sound plan passes its rehearsal, and apply completes', () => {
  it('in at least 40 cases', () => {
    expect(sound.length).toBeGreaterThanOrEqual(40);
    expect(new Set(sound.map(({ name }) => name)).size).toBe(sound.length);
  });

  it.each(sound)('$name', async (each) => {
    await withCase(each, async ({ live, plan, outcome, calls, states }) => {
      if (!outcome.ok) throw new Error(JSON.stringify(outcome.problems, null, 1));
      const report = outcome.value;
      expect(report.passes, rehearsalHuman(report, plain)).toBe(true);
      const end = { outcome: 'applied', warnings: [], done: plan.changes.slice(each.doneBefore ?? 0) };
      expect(report.apply).toMatchObject(end);
      const untried = report.trials
        .filter(({ outcome: came, trial }) => came === 'untried' && !needMore.test(trial.action))
        .map(({ trial, because }) => `${trial.action}: ${because}`);
      expect(untried.filter((text) => each.untried?.test(text) !== true)).toEqual([]);
      expect(report.trials.some(({ outcome: came }) => came === 'works')).toBe(each.isIdle !== true);
      if (each.assumes !== undefined) expect(report.assumptions.join('\n')).toMatch(each.assumes);

      expect(Object.keys(calls).filter((name) => !/^(List|Get|Describe)/.test(name))).toEqual([]);
      expect(states[1]).toBe(states[0]);

      const twin = await live.twin();
      try {
        const applied = await twin.apply(plan, each.applier);
        expect(applied).toMatchObject(end);
        await expectWorking(report, twin);
        for (const target of (await twin.drift()).targets)
          expect(target).toMatchObject({ drifted: [], missing: [], unknown: [] });
      } finally {
        await twin.close();
      }
    });
  });
});

/** Whoever can describe a key in the rehearsal can do so after the apply, by a call that has nothing to do with it. */
async function expectWorking({ trials }: RehearsalReport, applied: Stand): Promise<void> {
  const main = (await applied.estate()).targets.find(({ name }) => name === 'main');
  if (main === undefined) throw new Error('the estate has no target main');
  const arns = await ownKeys(applied, main);
  const described = trials.filter(
    ({ outcome, trial: { action, principal, context, key } }) =>
      outcome === 'works' &&
      action === 'kms:DescribeKey' &&
      principal.startsWith('arn:') &&
      Object.keys(context ?? {}).length === 0 &&
      key.target === 'main',
  );
  for (const { trial } of described) {
    const kms = await applied.as({ principal: trial.principal }, main.region);
    const KeyId = arns.get(`corpus/${trial.key.name}`);
    await expect(kms.send(new DescribeKeyCommand({ KeyId })), trial.principal).resolves.toBeDefined();
  }
}

/** ARNs of the keys in the target `main`, by their ownership tag. */
async function ownKeys(
  applied: Stand,
  { partition, account, region }: Target,
): Promise<ReadonlyMap<string, string>> {
  const root = `arn:${partition}:iam::${account}:root`;
  const kms = await applied.as({ principal: root, unrestricted: true }, region);
  const { Keys = [] } = await kms.send(new ListKeysCommand({}));
  const owners = await Promise.all(
    Keys.map(async ({ KeyArn = '' }): Promise<[string, string]> => {
      const { Tags = [] } = await kms.send(new ListResourceTagsCommand({ KeyId: KeyArn }));
      return [Tags.find(({ TagKey }) => TagKey === ownerTag)?.TagValue ?? '', KeyArn];
    }),
  );
  return new Map(owners);
}

const plain = { color: false, width: 120, verbose: false };
