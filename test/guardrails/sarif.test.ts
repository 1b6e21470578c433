import { readFileSync } from 'node:fs';
import type { Log } from 'sarif';
import { describe, expect, it } from 'vitest';
import type { Diagnostic } from '../../src/model/diagnostic.js';
import type { GuardrailFinding, PlannedFinding, RuleInfo } from '../../src/model/guardrail.js';
import { type SarifInput, sarifText } from '../../src/render/index.js';
import { hostile } from '../render/hostile.js';

const place = { file: 'keys/cards.yaml', line: 4, column: 9, length: 5, lineText: '  name: cards' };

const finding: PlannedFinding = {
  code: 'KW2110',
  guardrail: 'mine',
  rule: 'rotate',
  check: 'rotation-enabled',
  severity: 'warning',
  message: 'the key does not rotate',
  remedy: 'write `rotation`',
  origins: ['CIS AWS 3.8'],
  key: { name: 'cards', target: 'prod' },
  place,
  exempted: null,
  introduced: true,
};

const rule: RuleInfo = {
  guardrail: 'mine',
  rule: 'rotate',
  check: 'rotation-enabled',
  title: 'a key does not rotate',
  why: 'it should',
  remedy: 'write `rotation`',
  severity: 'warning',
  origins: ['CIS AWS 3.8', 'keywright'],
};

const problem: Diagnostic = { code: 'KW2005', severity: 'error', message: 'unknown field `colour`', place };

function logOf(more: Partial<SarifInput>): Log {
  const text = sarifText({
    toolVersion: '1.2.3',
    base: 'keys of us',
    problems: [],
    findings: [],
    rules: [],
    ...more,
  });
  return JSON.parse(text);
}

function runOf(more: Partial<SarifInput>) {
  const [run] = logOf(more).runs;
  if (run === undefined) throw new Error('no run');
  return run;
}

describe('a SARIF log', () => {
  it('is version 2.1.0 with one run of keywright', () => {
    const log = logOf({});
    expect(log).toMatchObject({
      version: '2.1.0',
      runs: [{ tool: { driver: { name: 'keywright' } }, results: [] }],
    });
    expect(log.$schema).toContain('sarif-schema-2.1.0.json');
  });

  it('describes every rule in force, violated or not', () => {
    const [descriptor] = runOf({ rules: [rule] }).tool.driver.rules ?? [];
    expect(descriptor).toMatchObject({
      id: 'mine/rotate',
      name: 'rotate',
      shortDescription: { text: 'a key does not rotate' },
      fullDescription: { text: 'it should' },
      helpUri: 'https://keywright.dev/docs/guardrails#rotation-enabled',
      defaultConfiguration: { level: 'warning' },
      properties: {
        tags: ['keywright', 'guardrail', 'security', 'CIS AWS 3.8'],
        origins: ['CIS AWS 3.8', 'keywright'],
        severity: 'warning',
      },
    });
    expect(descriptor?.help?.text).toContain('Covers: CIS AWS 3.8');
  });

  it('has findings and problems as results of described rules, at line and column', () => {
    const run = runOf({ rules: [rule], findings: [finding], problems: [problem] });
    expect(run.results).toMatchObject([
      {
        ruleId: 'KW2005',
        level: 'error',
        message: { text: expect.stringContaining('unknown field `colour`; fix:') },
      },
      {
        ruleId: 'mine/rotate',
        level: 'warning',
        message: { text: 'cards@prod: the key does not rotate; fix: write `rotation`' },
        properties: { introduced: true },
      },
    ]);
    for (const result of run.results ?? []) {
      expect(run.tool.driver.rules?.[result.ruleIndex ?? -1]?.id).toBe(result.ruleId);
      expect(result.locations).toEqual([
        {
          physicalLocation: {
            artifactLocation: { uri: 'keys%20of%20us/keys/cards.yaml' },
            region: { startLine: 4, startColumn: 9, endColumn: 14 },
          },
        },
      ]);
    }
  });

  it('suppresses what is exempt, with the reason', () => {
    const exempted = { reason: 'the migration', expires: '2027-01-31' };
    const [result] = runOf({ findings: [{ ...finding, exempted }] }).results ?? [];
    expect(result?.suppressions).toEqual([
      { kind: 'external', status: 'accepted', justification: 'the migration (until 2027-01-31)' },
    ]);
  });

  it('has fingerprints that lines moving don’t change, and other violations do', () => {
    const printOf = (changes: Partial<GuardrailFinding>) =>
      runOf({ findings: [{ ...finding, ...changes }] }).results?.[0]?.partialFingerprints;
    const own = printOf({});
    expect(own).toEqual({ 'keywright/v1': expect.stringMatching(/^[0-9a-f]{32}$/) });
    expect(printOf({ place: { ...place, line: 99, column: 1 } })).toEqual(own);
    expect(printOf({ message: 'another' })).not.toEqual(own);
    expect(printOf({ key: { name: 'ledger', target: 'prod' } })).not.toEqual(own);
    expect(printOf({ rule: 'other' })).not.toEqual(own);
  });

  it('shows what has no place at the estate’s own file, since code scanning shows nothing without a location', () => {
    expect(runOf({ findings: [{ ...finding, place: null }] }).results?.[0]?.locations).toEqual([
      { physicalLocation: { artifactLocation: { uri: 'keys%20of%20us/keywright.yaml' } } },
    ]);
  });

  it('has no more tags on a rule than GitHub takes, and every origin', () => {
    const origins = Array.from({ length: 30 }, (_, index) => `Rule ${index}`);
    const [descriptor] = runOf({ rules: [{ ...rule, origins }] }).tool.driver.rules ?? [];
    expect(descriptor?.properties?.tags).toHaveLength(20);
    expect(descriptor?.properties?.['origins']).toEqual(origins);
  });

  it('says what to do and what is covered in plain sentences', () => {
    const [descriptor] = runOf({ rules: [rule] }).tool.driver.rules ?? [];
    expect(descriptor?.help?.text).toBe('write `rotation`. Covers: CIS AWS 3.8.');
  });

  it('leads from an assertion to where the docs speak of assertions', () => {
    const [descriptor] = runOf({ rules: [{ ...rule, check: 'never' }] }).tool.driver.rules ?? [];
    expect(descriptor?.helpUri).toBe('https://keywright.dev/docs/guardrails#rules-of-your-own');
    const guide = readFileSync('docs/guardrails.md', 'utf8');
    expect(guide).toContain('\n## Rules of your own\n');
  });
});

describe('text from outside in a SARIF log', () => {
  const spoilt = (text: string) => ({
    problems: [{ ...problem, message: text, remedy: text, place: { ...place, file: text, lineText: text } }],
    findings: [
      {
        ...finding,
        message: text,
        remedy: text,
        key: { name: text, target: text },
        place: { ...place, file: text },
        exempted: { reason: text, expires: text },
      },
    ],
    rules: [{ ...rule, title: text, why: text, remedy: text, origins: [text] }],
  });

  it.each(hostile)('is harmless: %j', (text) => {
    const input = { toolVersion: '1', base: text, ...spoilt(text) };
    const written = sarifText(input);
    expect(written.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}]/u);
    const messages = textsOf(JSON.parse(written));
    expect(messages.length).toBeGreaterThan(5);
    for (const message of messages) {
      expect(message).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}]/u);
      expect(message).not.toContain('](');
    }
    for (const uri of written.match(/"uri": "[^"]*"/g) ?? [])
      expect(uri).toMatch(/^"uri": "[\w%./!~*'()-]*"$/);
  });

  it('can’t be a placeholder', () => {
    const [result] = runOf({ findings: [{ ...finding, message: 'see {0}' }] }).results ?? [];
    expect(result?.message.text).toContain('see {{0}}');
  });
});

/** Every plain text of messages and descriptions. */
function textsOf(value: unknown): readonly string[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, member]) =>
    (name === 'text' || name === 'justification') && typeof member === 'string' ? [member] : textsOf(member),
  );
}
