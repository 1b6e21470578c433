import type { DesiredKey } from '../../../model/desired.js';
import type { Estate, EstateKey, Target } from '../../../model/estate.js';
import type { Trial } from '../../../model/rehearsal.js';
import { policyDrafts } from '../compile/compile-policy.js';
import type { Asking, Draft } from '../compile/draft.js';
import { type FindRequest, requestFinder } from './meeting-request.js';
import { nativeGrantTrials } from './native-grant-trials.js';

/** One key in one of its targets: as it is written, and as it was compiled. */
export interface TriedKey {
  readonly key: EstateKey;
  readonly target: Target;
  readonly desired: DesiredKey;
}

/**
 * Pure. Every access that the estate declares for these keys, as one call each: what a statement or native grant gives to somebody.
 * What IAM policies may give by delegation to the account is nobody's declared access.
 */
export function trialsOf(estate: Estate, keys: readonly DesiredKey[]): readonly Trial[] {
  const keysByName = new Map(estate.keys.map((key) => [key.name, key]));
  const targetsByName = new Map(estate.targets.map((target) => [target.name, target]));
  const find = requestFinder();
  return keys.flatMap((desired) => {
    const key = keysByName.get(desired.id.name);
    const target = targetsByName.get(desired.id.target);
    if (key === undefined || target === undefined) return [];
    const tried = { key, target, desired };
    return [...statementTrials(tried, find), ...nativeGrantTrials(tried)];
  });
}

const kinds = { 1: 'reconciler', 2: 'administrator', 3: 'grant' } as const;

function statementTrials(tried: TriedKey, find: FindRequest): readonly Trial[] {
  const { key, target } = tried;
  const drafts = policyDrafts({ key, target, report: () => undefined });
  return drafts.flatMap((draft) =>
    draft.rank === 0
      ? []
      : draft.askings.flatMap((asking) =>
          askingTrials(asking, kinds[draft.rank as 1 | 2 | 3], draft, tried, find),
        ),
  );
}

function askingTrials(
  { source, path, principals, actions }: Asking,
  kind: Trial['kind'],
  draft: Draft,
  { key, target, desired }: TriedKey,
  find: FindRequest,
): readonly Trial[] {
  const place = source.at(path);
  const grant = kind === 'grant' ? (key.grants.find((each) => each.source === source)?.name ?? null) : null;
  return principals.flatMap((principal) =>
    actions.map((action): Trial => {
      const found = find({ draft, principal, action, key: desired, target });
      const request = found === 'unmeetable' ? null : found;
      return {
        key: desired.id,
        kind,
        grant,
        place,
        principal: request?.principal ?? principal,
        action,
        context: request?.context ?? null,
        ...(found === 'unmeetable' ? { unmeetable: true } : {}),
      };
    }),
  );
}
