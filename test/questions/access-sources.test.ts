import { describe, expect, it } from 'vitest';
import { accessSources } from '../../src/providers/aws-kms/compile/access-sources.js';
import { estate, grant, key, named, role, target } from '../providers/aws-kms/compile/build-estate.js';
import { compiled, statementsOf } from '../providers/aws-kms/compile/read-outcome.js';

const two = [
  grant({ name: 'api', grantees: [named(role('api'))], operations: ['decrypt', 'describe'] }),
  grant({ name: 'worker', grantees: [named(role('worker'))], operations: ['decrypt', 'describe'] }),
];

/** For each statement its Sid and the YAML that asks for it: `grants/api.yaml metadata.name`. */
function sourcesOf(input: ReturnType<typeof key>, at = input.target) {
  const desired = compiled(estate(input)).find(({ id }) => id.target === at.name);
  const { statements } = accessSources(input, at);
  return Object.fromEntries(
    statementsOf(desired).map(({ Sid }, index) => [
      Sid,
      (statements[index] ?? []).map(
        ({ source, path, principals }) =>
          `${source.file} ${path.join('.')} ${principals.map((arn) => arn.split(':').at(-1)).join(' ')}`,
      ),
    ]),
  );
}

describe('the YAML behind each statement', () => {
  it('is every grant that was merged into it, with its own people', () => {
    expect(sourcesOf(key({ grants: two }))).toMatchObject({
      'Grant api And Grant worker': [
        'grants/api.yaml metadata.name role/api',
        'grants/worker.yaml metadata.name role/worker',
      ],
    });
  });

  it('is the target or the key for those who manage it', () => {
    const home = target({ administrators: [role('of-target')] });
    const input = key({
      target: home,
      administrators: [role('of-key'), role('of-target')],
      enableIamPolicies: true,
    });
    expect(sourcesOf(input)).toEqual({
      'Enable IAM User Permissions': ['keys/cards.yaml spec.enableIamPolicies root'],
      Reconciler: ['targets/prod-eu.yaml spec.reconciler role/keywright'],
      Administrators: [
        'keys/cards.yaml spec.administrators role/of-key',
        'targets/prod-eu.yaml spec.administrators role/of-target',
      ],
    });
  });

  it('is the role that is assumed where the target names no reconciler', () => {
    const home = target({ assumeRole: role('keywright').arn });
    expect(sourcesOf(key({ target: home }))['Reconciler']).toEqual([
      'targets/prod-eu.yaml spec.assumeRole role/keywright',
    ]);
  });

  it('is a grant for the native grants that keywright names after it, and nothing for others', () => {
    const input = key({ grants: [grant({ name: 'reports', as: 'grant' }), ...two] });
    const [desired] = compiled(estate(input));
    const { grant: sourceOf } = accessSources(input, input.target);
    expect(sourceOf(desired?.state.grants[0]?.name ?? '')?.source.file).toBe('grants/reports.yaml');
    expect(sourceOf('by hand')).toBeNull();
  });

  it('has one entry for each statement of every key', () => {
    const input = key({ grants: two, enableIamPolicies: true });
    const [desired] = compiled(estate(input));
    const { statements } = accessSources(input, input.target);
    expect(statements).toHaveLength(statementsOf(desired).length);
    expect(statements.every((askings) => askings.length > 0)).toBe(true);
  });
});
