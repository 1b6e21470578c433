import type { EstateGrant } from '../../../model/estate.js';
import type { Operation } from '../../../model/operations.js';
import { actionsOf, carriesConditionKey } from '../capabilities.js';
import { checkEncryptionContext } from './check-encryption-context.js';
import { checkOperations, mayPass } from './check-operations.js';
import { combineConditions } from './combine-conditions.js';
import type { Condition } from './condition.js';
import { type Asking, conditionsText, type Draft } from './draft.js';
import { grantConditions, onlyForAwsResources } from './grant-conditions.js';
import { type GranteeGroup, granteeGroups } from './grantee-groups.js';
import { possibleActions } from './key-actions.js';
import { reportClash } from './report-clash.js';
import { grantLabel } from './sids.js';
import type { Site } from './site.js';

/** An action with the conditions that its request can meet. */
interface ConditionedAction {
  readonly action: string;
  readonly conditions: readonly Condition[];
}

/**
 * The statements of one grant that is `as: policy`. Each condition goes with the actions whose requests carry what
 * it looks at, so that it neither vanishes nor denies for ever what it can't judge (a condition on the encryption
 * context beside DescribeKey); an operation that would lose a condition so is reported.
 */
export function grantDrafts(grant: EstateGrant, site: Site): readonly Draft[] {
  if (!checkEncryptionContext(grant, site)) return [];
  const conditions = grantConditions(grant, site);
  checkOperations(grant, conditions, site);
  return granteeGroups(grant).flatMap((group) => groupDrafts(grant, group, conditions, site));
}

function groupDrafts(
  grant: EstateGrant,
  group: GranteeGroup,
  conditions: readonly Condition[],
  site: Site,
): readonly Draft[] {
  const actions = grant.operations.flatMap((operation) =>
    conditionedActions(operation, group.conditions, conditions, site),
  );
  const bySubset = new Map<
    string,
    { readonly actions: string[]; readonly conditions: readonly Condition[] }
  >();
  for (const { action, conditions: met } of actions) {
    const subset = conditionsText(met);
    const part = bySubset.get(subset) ?? { actions: [], conditions: met };
    part.actions.push(action);
    bySubset.set(subset, part);
  }
  return [...bySubset.values()].map((part) => {
    const actions = [...new Set(part.actions)].sort();
    return {
      labels: [grantLabel(grant.name)],
      rank: 3,
      principals: group.principals,
      actions,
      conditions: combined(part.conditions, grant, site),
      askings: [grantAsking(grant, group.principals.values, actions)],
    };
  });
}

/** A grant as what asks for access; its name stands for the whole document. */
export function grantAsking(
  { source }: EstateGrant,
  principals: readonly string[],
  actions: readonly string[],
): Asking {
  return { source, path: ['metadata', 'name'], principals, actions };
}

/**
 * Who the grantees are is never left out, whatever an action knows; nor is a condition on use: an action of use
 * whose request doesn't carry it is denied by it.
 */
function conditionedActions(
  operation: Operation,
  identity: readonly Condition[],
  conditions: readonly Condition[],
  site: Site,
): readonly ConditionedAction[] {
  const all =
    operation === 'grant-to-service'
      ? [...conditions, onlyForAwsResources(['spec', 'operations'])]
      : conditions;
  return possibleActions(actionsOf(operation), site.key).map((action) => {
    const stays = (condition: Condition) =>
      carriesConditionKey(action, condition.key, site.key.algorithm) || !mayPass(condition, operation);
    return { action, conditions: [...identity, ...all.filter(stays)] };
  });
}

function combined(conditions: readonly Condition[], grant: EstateGrant, site: Site): readonly Condition[] {
  const result = combineConditions(conditions);
  for (const clash of result.clashes) reportClash(clash, grant, site);
  return result.conditions;
}
