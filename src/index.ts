export {
  type AccessComparison,
  type AccessState,
  type ChangedRow,
  type CompareOptions,
  compare,
} from './access/compare.js';
export {
  type AccessRequest,
  type Deciding,
  type Decision,
  evaluate,
  type PolicySet,
  type RequestCaller,
} from './access/evaluate.js';
export type { IamPolicy } from './access/guardrails/index.js';
export { parsePolicy } from './access/parse-policy.js';
export { type AccessAnswer, type AccessQuestion, type AnsweredRow, whoCan } from './access/who-can.js';
export type { ApplyOptions } from './apply/apply-options.js';
export type { AccessChange, AccessRow, AccessWitness } from './model/access-row.js';
export type { ApplyEvent, ApplyReport } from './model/apply-report.js';
export type {
  Approval,
  ApprovalPolicy,
  ApproverGroup,
  FoundApprovals,
  GateReport,
  Involved,
  Trust,
} from './model/approval.js';
export type { DesiredKey, DesiredTarget } from './model/desired.js';
export { type Diagnostic, hasErrors, type Outcome, sortDiagnostics } from './model/diagnostic.js';
export type { DriftedField, DriftReport, TargetDrift } from './model/drift.js';
export { type ErrorCode, type ErrorEntry, errorCatalogue } from './model/error-codes.js';
export type { Estate, EstateGrant, EstateKey, Target } from './model/estate.js';
export type { Guardrail, GuardrailFinding, GuardrailSeverity, PlannedFinding } from './model/guardrail.js';
export { type KeyId, type KeyState, keyIdText } from './model/key-state.js';
export type { NativeGrant } from './model/native-grant.js';
export type { Place } from './model/place.js';
export type { Blocked, Change, Note, Phase, Plan, PlanTarget } from './model/plan.js';
export type { Progress, Runtime } from './model/provider.js';
export type { RehearsalReport, RehearsedFailure, Trial, TrialResult } from './model/rehearsal.js';
export { type Risk, risks } from './model/risk.js';
export type { Step, StepName } from './model/step.js';
export { apply, compile, drift, guard, judge, plan, validate } from './pipeline.js';
export { parsePlan, printPlan } from './plan/plan-file.js';
export { type RehearsalOptions, type RehearsalOutcome, rehearse } from './rehearse.js';
export {
  applyHuman,
  applyJson,
  applyLine,
  compileHuman,
  compileJson,
  diagnosticsHuman,
  diagnosticsJson,
  driftHuman,
  driftJson,
  driftMarkdown,
  findingsHuman,
  hasDrift,
  plainOptions,
  planHuman,
  planMarkdown,
  type RenderOptions,
  rehearsalHuman,
  rehearsalJson,
  rehearsalMarkdown,
  type SarifInput,
  sarifText,
} from './render/index.js';
