export type { GuardrailCheck, IamPolicy } from './check.js';
export { checkEstate } from './check-estate.js';
export { guardrailChecks, guardrailVocabulary } from './registry.js';
export { ruleInfos } from './rule-infos.js';
export { type PlannedKey, runOnPlan } from './run-on-plan.js';
export { type GuardrailInput, runRules } from './run-rules.js';
export { estateSubjects, type KeySubject, liveSubject, type Stage, stateSubject } from './subject.js';
