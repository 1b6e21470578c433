import type { JsonObject } from '../../model/json.js';
import { change, type Engine } from '../engine.js';
import { problemsOf } from '../operations/import/key-stores/backings.js';
import type { KeyStoreBackingRecord } from '../state.js';
import { ControlError } from './control-error.js';
import { optionalCount, optionalText, optionalTexts, textOf } from './read-body.js';

export function listBackings({ store }: Engine): JsonObject {
  const backings = [...store.keyStoreBackings.values()].map(
    ({ of, problem, takesMilliseconds, externalKeys }) => ({
      of,
      problem,
      takesSeconds: takesMilliseconds / 1000,
      externalKeys,
    }),
  );
  return { backings };
}

/**
 * `{ of, problem?, takesSeconds?, externalKeys? }`: what stands behind custom key stores. `of` is the id of a CloudHSM cluster or
 * the URI endpoint of an external key store proxy; what is left out is as it should be.
 */
export function describeBacking(engine: Engine, body: JsonObject): JsonObject {
  const of = textOf(body, 'of');
  if (!/^(cluster-|https:\/\/)/.test(of))
    throw new ControlError(400, '`of` has to be the id of a cluster or the URI endpoint of a proxy');
  const record: KeyStoreBackingRecord = {
    of,
    problem: problemIn(body, of),
    takesMilliseconds: (optionalCount(body, 'takesSeconds', 0) ?? 0) * 1000,
    externalKeys: externalKeysIn(body),
  };
  change(engine, () => engine.store.keyStoreBackings.put(of, record));
  return listBackings(engine);
}

function problemIn(body: JsonObject, of: string): string | null {
  if (body['problem'] === null) return null;
  const problem = optionalText(body, 'problem') ?? null;
  const known = Object.keys(problemsOf(of));
  if (problem === null || known.includes(problem)) return problem;
  throw new ControlError(400, `\`problem\` has to be one of ${known.join(', ')}`);
}

function externalKeysIn(body: JsonObject): KeyStoreBackingRecord['externalKeys'] {
  const keys = optionalTexts(body, 'externalKeys');
  if (keys === undefined) return null;
  const entries = Object.entries(keys).map(([id, use]): [string, 'usable' | 'unusable'] => {
    if (use !== 'usable' && use !== 'unusable')
      throw new ControlError(400, 'an external key is `usable` or `unusable`');
    return [id, use];
  });
  return Object.fromEntries(entries);
}
