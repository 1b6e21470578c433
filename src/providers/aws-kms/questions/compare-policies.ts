import { type CompareOptions, compare } from '../../../access/compare.js';
import { isLockedOut } from '../../../access/lockout.js';
import { policyNormalText } from '../../../access/normal-form.js';
import type { Diagnostic, Outcome } from '../../../model/diagnostic.js';
import type { Json } from '../../../model/json.js';
import { nearest } from '../../../model/nearest.js';
import type { PolicyDifference, PolicyFacts, PolicyFile } from '../../../model/policy-difference.js';
import { algorithms, keySpecOf, keyUsageOf, purposes } from '../capabilities.js';
import { readPolicy } from './read-policy.js';

/**
 * Pure. Who gains and who loses where the second key policy takes the place of the first; with a warning where nobody could
 * change the second one any more, from `now` (milliseconds since the epoch) on.
 */
export function comparePolicies(
  before: PolicyFile,
  after: PolicyFile,
  facts: PolicyFacts,
  now: number,
): Outcome<PolicyDifference> {
  const [old, fresh] = [readPolicy(before), readPolicy(after)];
  const problems = [
    ...factProblems(facts),
    ...(old.ok ? [] : old.problems),
    ...(fresh.ok ? [] : fresh.problems),
  ];
  if (!old.ok || !fresh.ok || problems.length > 0) return { ok: false, problems };
  const account = facts.account ?? null;
  const { equal, gained, lost, changed } = compare(
    { policy: old.value },
    { policy: fresh.value },
    optionsOf(facts),
  );
  const lockedOut = isLockedOut(fresh.value, account, now);
  return {
    ok: true,
    warnings: lockedOut ? [lockout(after.file, isLockedOut(old.value, account, now))] : [],
    value: {
      account,
      equal,
      gained,
      lost,
      changed,
      lockedOut,
      before: normalForm(old.value),
      after: normalForm(fresh.value),
    },
  };
}

/** A misspelt fact would silently make the answer less exact. */
function factProblems({ keySpec, keyUsage }: PolicyFacts): readonly Diagnostic[] {
  return [
    ...unknownValue('key spec', keySpec, algorithms.map(keySpecOf)),
    ...unknownValue('key usage', keyUsage, purposes.map(keyUsageOf)),
  ];
}

function unknownValue(
  kind: string,
  value: string | undefined,
  known: readonly string[],
): readonly Diagnostic[] {
  if (value === undefined || known.includes(value)) return [];
  const near = nearest(value, known);
  return [
    {
      code: 'KW6003',
      severity: 'error',
      message: `AWS KMS has no ${kind} \`${value}\``,
      remedy: near === null ? `use one of \`${known.join('`, `')}\`` : `did you mean \`${near}\`?`,
    },
  ];
}

function optionsOf({ account, keySpec, keyUsage }: PolicyFacts): CompareOptions {
  return {
    ...(account === undefined ? {} : { account }),
    key: {
      ...(keySpec === undefined ? {} : { spec: keySpec }),
      ...(keyUsage === undefined ? {} : { usage: keyUsage }),
    },
  };
}

function lockout(file: string, before: boolean): Diagnostic {
  return {
    code: 'KW6053',
    severity: 'warning',
    message: `by \`${file}\`, nobody is certain to be able to change the policy${before ? ', as before' : ' any more'}`,
  };
}

function normalForm(text: string): Json {
  const value: Json = JSON.parse(policyNormalText(text));
  return value;
}
