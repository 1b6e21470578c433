import { describe, expect, it } from 'vitest';
import { run } from '../../src/cli/run.js';
import { fakeTerminal } from '../cli/fake-terminal.js';
import { grantDocument, keyDocument, targetDocument, yamlOf } from '../estate/documents.js';
import { inFolder } from '../estate/estate-in.js';
import { estateDocument, guardrail } from './situations.js';

const documents = [
  targetDocument('prod'),
  keyDocument('cards'),
  keyDocument('ledger', { state: 'disabled' }),
];
const rotate = { id: 'rotate', severity: 'error' as const, check: { id: 'rotation-enabled' } };
const enabled = { id: 'enabled', check: { id: 'key-enabled' } };
const alarm = { id: 'alarm', check: { id: 'alarm-on-key-loss' } };

/** `keywright validate` on an estate below the folder where it runs. */
async function validate(list: readonly object[], ...args: readonly string[]) {
  const files = { 'keys/keywright.yaml': yamlOf(estateDocument()), 'keys/all.yaml': yamlOf(...list) };
  return await inFolder(files, async (folder) => {
    const { terminal, written } = fakeTerminal(folder);
    return { exit: await run(['validate', '--estate', 'keys', ...args], terminal), ...written };
  });
}

describe('validate', () => {
  it('says nothing of guardrails that hold', async () => {
    const { exit, stdout } = await validate([
      ...documents,
      guardrail('mine', [{ ...rotate, check: { id: 'single-region' } }]),
    ]);
    expect([exit, stdout]).toEqual([0, 'ok: 2 keys in 1 target\n']);
  });

  it('fails by an error, with its line, what to do and which rules it covers', async () => {
    const { exit, stdout } = await validate([...documents, guardrail('mine', [rotate, enabled, alarm])]);
    expect(exit).toBe(1);
    expect(stdout).toMatch(
      /^all\.yaml:\d+:\d+ error KW2110: cards@prod: the key could rotate and does not\n {3,}\d+ \| .*\n.*\^\n {2}fix: write `rotation/,
    );
    expect(stdout).toContain(
      'rule: mine/rotate; as Prowler kms_cmk_rotation_enabled, Checkov CKV_AWS_7, Trivy',
    );
    expect(stdout).toContain('warning KW2110: ledger@prod: the key is disabled');
    expect(stdout).toContain('guardrails: 2 errors, 1 warning and 1 note (notes are shown with --verbose)');
    expect(stdout).not.toContain('ok:');
  });

  it('takes texts over several lines for the sentences that they are', async () => {
    const long = { ...rotate, message: 'cards must\nrotate\n', remedy: 'turn it\n  on\n' };
    const { stdout } = await validate([...documents, guardrail('mine', [long])]);
    expect(stdout).toContain('KW2110: cards@prod: cards must rotate: the key could rotate');
    expect(stdout).toContain('fix: turn it on\n');
  });

  it('counts the keys of the targets that it is asked about', async () => {
    const more = [
      targetDocument('stage', { region: 'eu-west-3' }),
      keyDocument('cards-test', { target: 'stage' }),
    ];
    const { stdout } = await validate([...documents, ...more], '--target', 'stage');
    expect(stdout).toBe('ok: 1 key in 1 target\n');
  });

  it('passes with warnings and exemptions, and shows both', async () => {
    const exemptions = [{ keys: ['cards', 'ledger'], reason: 'older than the rule', expires: '2999-12-31' }];
    const { exit, stdout } = await validate([
      ...documents,
      guardrail('mine', [{ ...rotate, exemptions }, enabled]),
    ]);
    expect(exit).toBe(0);
    expect(stdout).toContain('[mine/rotate, exempt until 2999-12-31: older than the rule]');
    expect(stdout).toContain('guardrails: 1 warning; 2 exempted');
    expect(stdout).toContain('ok: 2 keys in 1 target');
  });

  it('tells one cause in many keys once', async () => {
    const list = [
      targetDocument('prod'),
      ...Array.from({ length: 9 }, (_, index) => keyDocument(`key-${index}`, {}, { team: 'a' })),
      grantDocument('old', { keySelector: { matchLabels: { team: 'a' } }, expires: '2020-01-01T00:00:00Z' }),
    ];
    const { stdout } = await validate([
      ...list,
      guardrail('mine', [{ id: 'old', check: { id: 'ended-grants' } }]),
    ]);
    expect(stdout.match(/KW2110/g)).toHaveLength(1);
    expect(stdout).toContain('key-0@prod, key-1@prod and 7 keys more: the grant `old` ended on 2020-01-01');
  });

  it('answers a program with problems and findings as JSON', async () => {
    const { exit, stdout } = await validate([...documents, guardrail('mine', [rotate])], '--format', 'json');
    expect(exit).toBe(1);
    const { problems, guardrails } = JSON.parse(stdout);
    expect(problems).toEqual([]);
    expect(guardrails).toMatchObject([
      {
        guardrail: 'mine',
        rule: 'rotate',
        check: 'rotation-enabled',
        severity: 'error',
        key: { name: 'cards' },
      },
      { key: { name: 'ledger' } },
    ]);
  });

  it('looks only at the targets that it is asked for', async () => {
    const list = [
      ...documents,
      targetDocument('other', { region: 'eu-west-2' }),
      guardrail('mine', [rotate, alarm]),
    ];
    const { exit, stdout } = await validate(list, '--target', 'other', '--format', 'json');
    expect(exit).toBe(0);
    expect(JSON.parse(stdout).guardrails).toMatchObject([{ rule: 'alarm' }]);
  });

  it('runs none on an estate that has problems', async () => {
    const { exit, stdout } = await validate(
      [...documents, keyDocument('broken', { algorithm: 'aes' }), guardrail('mine', [rotate])],
      '--format',
      'json',
    );
    expect(exit).toBe(1);
    expect(JSON.parse(stdout)).toMatchObject({ problems: [{ code: 'KW2008' }], guardrails: [] });
  });
});
