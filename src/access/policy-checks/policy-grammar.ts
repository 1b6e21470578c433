import { parsePolicy } from '../parse-policy.js';
import type { PolicyFinding, PolicyTextCheck } from './check.js';
import { duplicateMember } from './duplicate-member.js';
import { placedIn } from './policy-json.js';

export const policyGrammar: PolicyTextCheck = {
  id: 'policy-grammar',
  title: 'the text is no key policy',
  why: 'AWS refuses it with MalformedPolicyDocumentException, and what can’t be read can’t be judged either',
  remedy: 'write it as the IAM policy grammar has it',
  severity: 'error',
  origins: [
    'Access Analyzer DATA_TYPE_MISMATCH',
    'Access Analyzer DUPLICATE_KEYS_WITH_DIFFERENT_CASE',
    'Access Analyzer INVALID_CONDITION_OPERATOR',
    'Access Analyzer INVALID_EFFECT',
    'Access Analyzer INVALID_POLICY_ELEMENT',
    'Access Analyzer INVALID_PRINCIPAL_FORMAT',
    'Access Analyzer INVALID_PRINCIPAL_KEY',
    'Access Analyzer INVALID_VERSION',
    'Access Analyzer JSON_SYNTAX_ERROR',
    'Access Analyzer MISSING_EFFECT',
    'Access Analyzer MISSING_PRINCIPAL',
    'Access Analyzer MISSING_STATEMENT',
    'Access Analyzer NULL_WITH_IF_EXISTS',
    'Access Analyzer UNSUPPORTED_ELEMENT_COMBINATION',
    'cfn-lint E3512',
  ],
  run: (text) => {
    const reading = parsePolicy(text, 'key');
    if (reading.ok) return [];
    const repeated = new Set(duplicateMember.run(text).map(spot));
    const findings = reading.problems.map(({ message, path }) => placedIn(text, path, message));
    return findings.filter((finding) => !repeated.has(spot(finding)));
  },
};

/** A member that stands twice is a check of its own. */
function spot({ path, message }: PolicyFinding): string {
  return JSON.stringify([path, message]);
}
