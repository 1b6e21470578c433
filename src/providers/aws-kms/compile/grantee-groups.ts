import type { EstateGrant } from '../../../model/estate.js';
import type { Named, Principal } from '../../../model/principal.js';
import { type Condition, literal } from './condition.js';
import type { DraftPrincipals } from './draft.js';

/** Grantees that can share a statement, with the conditions that make them who they are. */
export interface GranteeGroup {
  readonly principals: DraftPrincipals;
  readonly conditions: readonly Condition[];
}

type Service = Extract<Named, { kind: 'service' }>;

/**
 * Sorts a grant's grantees into as few statements as can tell them apart: those with an ARN, the members of
 * organizations, those of units, and services by the source that they must act for.
 */
export function granteeGroups(grant: EstateGrant): readonly GranteeGroup[] {
  const groups: GranteeGroup[] = [];
  const arns = grant.grantees.flatMap((grantee) => arnOf(grantee) ?? []);
  if (arns.length > 0) groups.push({ principals: { kind: 'AWS', values: sorted(arns) }, conditions: [] });

  const organizations = grant.grantees.filter((grantee) => grantee.kind === 'organization');
  const ids = organizations.map(({ id }) => id);
  groups.push(...everybodyWith('StringEquals', 'aws:PrincipalOrgID', ids, organizations[0]));

  const units = grant.grantees.filter((grantee) => grantee.kind === 'organizational-unit');
  const patterns = units.map(({ unit }) => (unit.endsWith('/') ? `${unit}*` : `${unit}/*`));
  groups.push(...everybodyWith('ForAnyValue:StringLike', 'aws:PrincipalOrgPaths', patterns, units[0]));

  const services = grant.grantees.filter((grantee) => grantee.kind === 'service');
  return [...groups, ...serviceGroups(services)];
}

/** The ARN by which a policy names the grantee; null for those that a policy can't name. */
export function arnOf(grantee: Principal): string | null {
  if (grantee.kind === 'role' || grantee.kind === 'user') return grantee.arn;
  return grantee.kind === 'account' ? `arn:${grantee.partition}:iam::${grantee.account}:root` : null;
}

function everybodyWith(
  operator: string,
  key: string,
  values: readonly string[],
  first: Named | undefined,
): readonly GranteeGroup[] {
  if (first === undefined) return [];
  const condition = { operator, key, values: sorted(values), path: first.path, written: first.kind };
  return [{ principals: { kind: 'AWS', values: ['*'] }, conditions: [condition] }];
}

/** One group for each source; sources are never put into one list, which would let each service use them all. */
function serviceGroups(services: readonly Service[]): readonly GranteeGroup[] {
  const bySource = new Map<string, Service[]>();
  for (const service of services) {
    const source = JSON.stringify([service.sourceAccount, service.sourceArn]);
    bySource.set(source, [...(bySource.get(source) ?? []), service]);
  }
  return [...bySource.values()].map((group) => ({
    principals: { kind: 'Service', values: sorted(group.map(({ name }) => name)) },
    conditions: group[0] === undefined ? [] : sourceConditions(group[0]),
  }));
}

/** Source: IAM user guide, "The confused deputy problem". */
function sourceConditions({ sourceAccount, sourceArn, path }: Service): readonly Condition[] {
  const conditions: Condition[] = [];
  if (sourceAccount !== null)
    conditions.push({
      operator: 'StringEquals',
      key: 'aws:SourceAccount',
      values: [sourceAccount],
      path,
      written: 'sourceAccount',
    });
  if (sourceArn !== null)
    conditions.push({
      operator: 'ArnLike',
      key: 'aws:SourceArn',
      values: [literal(sourceArn)],
      path,
      written: 'sourceArn',
    });
  return conditions;
}

function sorted(values: readonly string[]): readonly string[] {
  return [...new Set(values)].sort();
}
