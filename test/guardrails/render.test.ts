import { describe, expect, it } from 'vitest';
import type { PlannedFinding } from '../../src/model/guardrail.js';
import {
  driftHuman,
  driftMarkdown,
  findingsHuman,
  plainOptions,
  planHuman,
  planMarkdown,
} from '../../src/render/index.js';
import { hostile } from '../render/hostile.js';
import { plan } from '../render/samples.js';

/** A finding in which every text from outside is this one. */
function spoilt(text: string, more: Partial<PlannedFinding> = {}): PlannedFinding {
  return {
    code: 'KW2110',
    guardrail: text,
    rule: text,
    check: 'never',
    severity: 'error',
    message: text,
    remedy: text,
    origins: [text],
    key: { name: text, target: text },
    place: { file: text, line: 1, column: 1, length: 1, lineText: text },
    exempted: null,
    introduced: true,
    ...more,
  };
}

const kinds = (text: string) => [
  spoilt(text),
  spoilt(text, { introduced: false }),
  spoilt(text, { severity: 'note', introduced: false }),
  spoilt(text, { exempted: { reason: text, expires: text } }),
];

const planned = (text: string) => {
  const sample = plan({ changes: [], blocked: [] });
  return { ...sample, meta: { ...sample.meta, guardrails: kinds(text) } };
};
const drifted = (text: string) => ({ estate: 'acme', targets: [], guardrails: kinds(text) });
const verbose = { ...plainOptions, verbose: true };

describe('text of guardrails from outside', () => {
  it.each(hostile)('is shown harmlessly in a terminal: %j', (text) => {
    const shown = [
      findingsHuman(kinds(text), plainOptions),
      findingsHuman(kinds(text), verbose),
      planHuman(planned(text), verbose),
      driftHuman(drifted(text), verbose),
    ];
    const plain = [
      findingsHuman(kinds('plain'), plainOptions),
      findingsHuman(kinds('plain'), verbose),
      planHuman(planned('plain'), verbose),
      driftHuman(drifted('plain'), verbose),
    ];
    shown.forEach((output, index) => {
      expect(output.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}]/u);
      expect(output.split('\n').length).toBe(plain[index]?.split('\n').length);
    });
  });

  it.each(hostile)('can’t break out of Markdown: %j', (text) => {
    for (const output of [planMarkdown(planned(text)), driftMarkdown(drifted(text))]) {
      const plain = output.startsWith('### keywright plan')
        ? planMarkdown(planned('x'))
        : driftMarkdown(drifted('x'));
      expect(output.split('\n').length).toBe(plain.split('\n').length);
      const outside = output.replace(/(?<!`)(`+)(?!`)[\s\S]*?(?<!`)\1(?!`)/g, '');
      expect(outside.match(/<(?!\/?(details|summary)>|br>)/g)).toBeNull();
      expect(outside).not.toMatch(/@|\]\(|https?:/);
      const rows = output.split('\n').filter((line) => line.startsWith('| '));
      for (const row of rows) expect(row.match(/(?<!\\)\|/g)).toHaveLength(5);
    }
  });
});

describe('findings', () => {
  it('of nothing are no text', () => {
    expect(findingsHuman([], plainOptions)).toBe('');
  });

  it('have colours on a terminal', () => {
    expect(findingsHuman([spoilt('x')], { ...plainOptions, color: true })).toContain('\u001b[31m');
  });
});
