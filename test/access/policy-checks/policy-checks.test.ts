import { describe, expect, it } from 'vitest';
import { parsePolicy } from '../../../src/access/parse-policy.js';
import {
  notApplicable,
  type PolicyFinding,
  policyChecks,
  policyTextChecks,
} from '../../../src/access/policy-checks/index.js';
import * as actions from './action-cases.js';
import { type CheckCase, facts } from './case.js';
import * as conditions from './condition-cases.js';
import * as enclaves from './enclave-cases.js';
import * as powers from './power-cases.js';
import { publishedFindings } from './published-findings.js';
import * as texts from './text-cases.js';
import * as values from './value-cases.js';
import * as who from './who-cases.js';

const cases: readonly CheckCase[] = [who, powers, enclaves, texts, actions, conditions, values].flatMap(
  (group) => Object.values(group).flat(),
);
const checks = [...policyChecks, ...policyTextChecks];

function findingsOf({ check, text, facts: more, parameters }: CheckCase): readonly PolicyFinding[] {
  const textCheck = policyTextChecks.find(({ id }) => id === check);
  if (textCheck !== undefined) return textCheck.run(text);
  const found = policyChecks.find(({ id }) => id === check);
  if (found === undefined) throw new Error(`no check ${check}`);
  const reading = parsePolicy(text, 'key');
  if (!reading.ok) throw new Error(reading.problems.map(({ message }) => message).join('\n'));
  return found.run(reading.policy, { ...facts, ...more }, { ...found.parameters, ...parameters });
}

describe.each(checks.map(({ id }) => id))('%s', (id) => {
  const own = cases.filter(({ check }) => check === id);

  it.each(own.map((entry) => [entry.findings.length === 0 ? 'passes' : 'fails', entry.name, entry] as const))(
    '%s: %s',
    (_, __, entry) => {
      const found = findingsOf(entry).map(({ path, message }) => [path.join('.'), message]);
      expect(found).toEqual(entry.findings);
    },
  );

  it('has a policy that passes and one that fails', () => {
    expect(own.some(({ findings }) => findings.length === 0)).toBe(true);
    expect(own.some(({ findings }) => findings.length > 0)).toBe(true);
  });
});

describe('the table of checks', () => {
  it('has each id once, in kebab-case', () => {
    const ids = checks.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.filter((id) => !/^[a-z]+(-[a-z]+)*$/.test(id))).toEqual([]);
  });

  it('says where each comes from', () => {
    expect(checks.filter(({ origins }) => origins.length === 0)).toEqual([]);
    const known =
      /^(keywright|(Prowler|Checkov|cfn-nag|Guard|Security Hub|Config|CIS AWS|KICS|Custodian|Control Tower|cfn-lint|Access Analyzer) .+)$/;
    const odd = checks.flatMap(({ origins }) => origins).filter((origin) => !known.test(origin));
    expect(odd).toEqual([]);
  });

  it('speaks in one style', () => {
    const words = checks.flatMap(({ title, why, remedy }) => [title, why, remedy]);
    expect(words.filter((text) => text.endsWith('.'))).toEqual([]);
    const messages = cases.flatMap(({ findings }) => findings.map(([, message]) => message));
    expect(messages.filter((message) => !/^([a-z`*]|KMS |AWS |ForA).*[^.]$/s.test(message))).toEqual([]);
  });

  it('covers each published finding, or tells why no key policy can have it', () => {
    const covered = checks.flatMap(({ origins }) => origins).filter((origin) => origin.startsWith('Access'));
    const excused = notApplicable.map(({ origin }) => origin);
    expect(excused.filter((origin) => covered.includes(origin))).toEqual([]);
    expect([...new Set([...covered, ...excused])].sort()).toEqual([...new Set(publishedFindings)].sort());
  });

  it('names the statement by index and Sid', () => {
    const [finding] = findingsOf({
      check: 'empty-condition',
      name: '',
      text: '{"Statement":{"Sid":"One","Condition":{}}}',
      findings: [],
    });
    expect(finding).toMatchObject({ statement: 0, sid: 'One' });
  });
});
