import { describe, expect, it } from 'vitest';
import { driftHuman, driftJson, driftMarkdown, plainOptions } from '../../src/render/index.js';
import { schemaProblems } from './fits-schema.js';

const glass = [
  {
    digest: `sha256:${'a'.repeat(64)}`,
    person: 'Ann',
    group: 'ops',
    reason: 'INC-1: `checkout`\n# is down <!-- \u001b[31m',
    at: '2026-03-01T12:00:00.000Z',
    missing: ['1 more approval of somebody in ops'],
  },
];
const clean = { name: 'prod', drifted: [], unmanaged: [], unmanagedGrants: [], missing: [], unknown: [] };
const report = { estate: 'acme', targets: [clean], glass };

describe('broken glass in a drift report', () => {
  it('comes first, loudly, and its text breaks out of nothing', () => {
    expect(driftHuman(report, plainOptions)).toMatchInlineSnapshot(`
      "THE GLASS WAS BROKEN, AND NOBODY HAS APPROVED IT SINCE
        sha256:aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa
            broken by  Ann (ops), 2026-03-01T12:00:00.000Z: INC-1: \`checkout\`\\u{a}# is down <!-- \\u{1b}[31m
            missing    1 more approval of somebody in ops

      no drift in 1 target
      "
    `);
    expect(driftMarkdown(report)).toMatchInlineSnapshot(`
      "### keywright: no drift in 1 target

      > [!CAUTION]
      > the glass was broken, and nobody has approved it since

      - \`sha256:aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\`: broken by \`Ann (ops)\` at \`2026-03-01T12:00:00.000Z\`: \`\`INC-1: \`checkout\`\\u{a}# is down <!-- \\u{1b}[31m\`\`
        - missing: \`1 more approval of somebody in ops\`
      "
    `);
  });

  it('is for programs as it is', async () => {
    expect(JSON.parse(driftJson(report))).toEqual(report);
    expect(await schemaProblems('drift', driftJson(report))).toEqual([]);
  });

  it('says nothing where there is none', () => {
    const { glass: _, ...without } = report;
    expect(driftHuman(without, plainOptions)).toBe('no drift in 1 target\n');
    expect(driftHuman({ ...without, glass: [] }, plainOptions)).toBe('no drift in 1 target\n');
  });
});
