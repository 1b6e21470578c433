import type { Estate, Target } from '../../model/estate.js';
import type { Shaped } from '../kinds.js';
import { buildApprovalPolicies } from './build-approval-policy.js';
import { buildApproverGroups } from './build-approvers.js';
import { buildGuardrails } from './build-guardrail.js';
import { buildKey } from './build-key.js';
import type { Links } from './links.js';
import { administratorsOf } from './members.js';
import { resolveIam } from './principals.js';
import { homeOf } from './references.js';
import { byText } from './sorting.js';

/** The linked estate. The rules have found nothing wrong, so that every name leads somewhere. */
export function buildEstate(root: Shaped<'Estate'>, links: Links): Estate {
  const { observe, defaults } = root.content.spec;
  const targets = links.of.Target.map((document) => buildTarget(document, links)).sort(
    byText(({ name }) => name),
  );
  const byName = new Map(targets.map((target) => [target.name, target]));
  const settings = {
    links,
    targets: byName,
    grants: grantsByKey(links),
    deletionWindowDays: defaults?.deletionWindowDays ?? 30,
    enableIamPolicies: defaults?.enableIamPolicies ?? false,
  };
  return {
    name: root.name,
    observe: { grants: observe?.grants ?? 'all', quotaShare: observe?.quotaShare ?? 0.5 },
    targets,
    keys: links.of.Key.map((document) => buildKey(document, settings)).sort(byText(({ name }) => name)),
    guardrails: buildGuardrails(links),
    approverGroups: buildApproverGroups(links),
    approvalPolicies: buildApprovalPolicies(links),
  };
}

function buildTarget(document: Shaped<'Target'>, links: Links): Target {
  const { spec } = document.content;
  const home = homeOf(document);
  const assumeRole = spec.assumeRole ?? null;
  const assumed = assumeRole === null ? null : ({ kind: 'role', arn: assumeRole } as const);
  return {
    name: document.name,
    provider: spec.provider,
    ...home,
    region: spec.region,
    assumeRole,
    endpoint: spec.endpoint ?? null,
    reconciler: spec.reconciler === undefined ? assumed : resolveIam(spec.reconciler, home),
    administrators: administratorsOf(spec.administrators ?? [], home, links),
    tags: spec.tags ?? {},
    source: document.source,
  };
}

/** Each key's grants, found once for all keys. */
function grantsByKey(links: Links): ReadonlyMap<string, readonly Shaped<'Grant'>[]> {
  const byKey = new Map<string, Shaped<'Grant'>[]>();
  for (const grant of links.of.Grant)
    for (const { name } of links.keysOf(grant)) {
      const grants = byKey.get(name);
      if (grants === undefined) byKey.set(name, [grant]);
      else grants.push(grant);
    }
  return byKey;
}
