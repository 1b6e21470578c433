import type { Log, ReportingDescriptor, Result } from 'sarif';
import { type Diagnostic, sortDiagnostics } from '../../model/diagnostic.js';
import type { GuardrailFinding, PlannedFinding, RuleInfo } from '../../model/guardrail.js';
import { jsonText } from '../visible.js';
import { findingResult, problemResult } from './sarif-results.js';
import { codeRule, guardrailRule } from './sarif-rules.js';

/** What a SARIF log tells of. */
export interface SarifInput {
  readonly toolVersion: string;
  /** The estate's folder relative to where results are looked at, as the root of a repository; empty for the same. */
  readonly base: string;
  readonly problems: readonly Diagnostic[];
  readonly findings: readonly (GuardrailFinding | PlannedFinding)[];
  /** Every rule in force, violated or not. */
  readonly rules: readonly RuleInfo[];
}

/** Problems and findings as SARIF 2.1.0 (OASIS), for code scanning. Text from outside can't break out of it. */
export function sarifText({ toolVersion, base, problems, findings, rules }: SarifInput): string {
  const codes = [...new Set(problems.map(({ code }) => code))].sort();
  const descriptors: ReportingDescriptor[] = [...codes.map(codeRule), ...rules.map(guardrailRule)];
  const indexes = new Map(descriptors.map(({ id }, index) => [id, index]));
  const results = [
    ...sortDiagnostics(problems).map((problem) => problemResult(problem, base)),
    ...findings.map((finding) => findingResult(finding, base)),
  ].map((result): Result => {
    const ruleIndex = indexes.get(result.ruleId ?? '');
    return ruleIndex === undefined ? result : { ...result, ruleIndex };
  });
  const log: Log = {
    $schema: 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: 'keywright',
            semanticVersion: toolVersion,
            informationUri: 'https://keywright.dev',
            rules: descriptors,
          },
        },
        columnKind: 'utf16CodeUnits',
        results,
      },
    ],
  };
  return jsonText(log);
}
