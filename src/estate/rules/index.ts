import type { Rule } from '../link/links.js';
import { administratorSets } from './administrator-sets.js';
import { algorithmFitsPurpose } from './algorithm-purpose.js';
import { ownAliases, uniqueAliases } from './aliases.js';
import { oneBreakGlass, oneGate } from './approval-policies.js';
import { enoughGroups, fittingRules, knownGroups, ruleIds, satisfiableRules } from './approval-rules.js';
import { ableApprovers, noRobots, onePersonEach, signingKeys } from './approvers.js';
import { loopbackEndpoints } from './endpoints.js';
import { realExpiry } from './expiry.js';
import { knownChecks, knownOperations } from './guardrail-words.js';
import { guardrailNames, keysOfGuardrails, knownParties, oneDemand, soundExemptions } from './guardrails.js';
import { keysOrSelector, selectorMatches } from './keys-of-grants.js';
import { knownKeys, knownSets, knownTargets } from './known-references.js';
import { nativeGrantFields } from './native-grant-fields.js';
import { oneEstate } from './one-estate.js';
import { possibleOperations } from './operations.js';
import { originFields } from './origin-fields.js';
import { principalNames } from './principal-names.js';
import { principalPartitions } from './principal-partitions.js';
import { principalRepeats } from './principal-repeats.js';
import { multiRegionKeys, replicaPlaces } from './replicas.js';
import { retirementStages } from './retirement.js';
import { possibleRotation } from './rotation.js';
import { serviceSources } from './services.js';
import { ownTags, tagCount } from './tags.js';
import { assumedRole, regionInPartition } from './target-place.js';
import { uniqueNames } from './unique-names.js';
import { uniquePlaces } from './unique-places.js';

/** Every rule over more than one field. Their order decides nothing: each looks at the documents alone. */
export const rules: readonly Rule[] = [
  oneEstate,
  uniqueNames,
  uniquePlaces,
  knownTargets,
  knownKeys,
  knownSets,
  keysOrSelector,
  selectorMatches,
  ownAliases,
  uniqueAliases,
  algorithmFitsPurpose,
  possibleOperations,
  possibleRotation,
  originFields,
  multiRegionKeys,
  replicaPlaces,
  retirementStages,
  ownTags,
  tagCount,
  principalNames,
  principalPartitions,
  principalRepeats,
  serviceSources,
  administratorSets,
  nativeGrantFields,
  loopbackEndpoints,
  assumedRole,
  regionInPartition,
  realExpiry,
  guardrailNames,
  oneDemand,
  knownParties,
  keysOfGuardrails,
  soundExemptions,
  knownOperations,
  knownChecks,
  onePersonEach,
  signingKeys,
  ableApprovers,
  noRobots,
  knownGroups,
  ruleIds,
  enoughGroups,
  satisfiableRules,
  fittingRules,
  oneGate,
  oneBreakGlass,
];
