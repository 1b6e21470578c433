import { readdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { guardrailChecks } from '../../src/access/guardrails/index.js';
import type { Guardrail, GuardrailRule } from '../../src/model/guardrail.js';
import { compile, guard, validate } from '../../src/pipeline.js';
import { value } from '../support/desk.js';
import { type OwnCase, ownCases } from './own-cases.js';
import { policyCases } from './policy-cases.js';
import { publishedChecks } from './published-checks.js';
import { ruleCases } from './rule-cases.js';
import { findingsIn, loaded, now, sound } from './situations.js';

const project = resolve(import.meta.dirname, '../..');
const names = readdirSync(resolve(project, 'policies/guardrails')).map((file) => file.replace('.yaml', ''));
const { estate } = await loaded(sound().documents, names);
const packs: readonly Guardrail[] = estate?.guardrails ?? [];
const rules = packs.flatMap(({ name, rules }) =>
  rules.map((rule) => ({ id: `${name}/${rule.id}`, name, rule })),
);

/** The estates of a shipped rule: its own, or those of its check. */
function casesOf(id: string, { demand }: GuardrailRule): OwnCase {
  const own = ruleCases[id];
  if (own !== undefined) return own;
  const check = demand.kind === 'check' ? demand.check : '';
  const plain = (outcome: 'passes' | 'fails') =>
    policyCases(check, outcome)
      .filter(({ parameters }) => Object.keys(parameters).length === 0)
      .slice(0, 3)
      .map(({ situation }) => situation);
  return ownCases[check] ?? { passes: plain('passes'), fails: plain('fails') };
}

describe.each(rules)('$id', ({ id, name, rule }) => {
  const { passes, fails } = casesOf(id, rule);

  it('says which published rules it covers', () => {
    expect(rule.origins.length).toBeGreaterThan(0);
    if (rule.demand.kind === 'never') return;
    const { check } = rule.demand;
    const own = guardrailChecks.find((each) => each.id === check)?.origins ?? [];
    expect(own.filter((origin) => !rule.origins.includes(origin))).toEqual([]);
  });

  it('states its severity', () => {
    expect(rule.severity).not.toBeNull();
  });

  it('has an estate that passes, or a reason why there is none', async () => {
    expect(passes.length).toBeGreaterThan(0);
    if (typeof passes === 'string') return;
    for (const situation of passes)
      expect((await findingsIn(situation, [], [name])).filter((each) => each.rule === rule.id)).toEqual([]);
  });

  it('has an estate that fails, or a reason why there is none', async () => {
    expect(fails.length).toBeGreaterThan(0);
    if (typeof fails === 'string') return;
    for (const situation of fails) {
      const found = (await findingsIn(situation, [], [name])).filter((each) => each.rule === rule.id);
      expect(found.length).toBeGreaterThan(0);
      for (const finding of found) expect(finding.origins).toEqual(expect.arrayContaining([...rule.origins]));
    }
  });
});

describe('the packs', () => {
  it('are the three that there are', () => {
    expect(names.sort()).toEqual(['baseline', 'cis-aws', 'strict']);
    expect(packs.map(({ name }) => name).sort()).toEqual(names);
  });

  it('between them have every check', () => {
    const used = new Set(
      rules.flatMap(({ rule: { demand } }) => (demand.kind === 'check' ? demand.check : [])),
    );
    expect(guardrailChecks.map(({ id }) => id).filter((id) => !used.has(id))).toEqual([]);
  });

  it.each(publishedChecks)('between them cover %s', (origin) => {
    expect(rules.filter(({ rule }) => rule.origins.includes(origin)).map(({ id }) => id)).not.toEqual([]);
  });
});

describe('the example estate', () => {
  it('uses `baseline` and violates nothing', async () => {
    const example = value(await validate(resolve(project, 'policies/example')));
    expect(example.guardrails.map(({ name }) => name)).toEqual(['baseline']);
    expect(guard(example, value(compile(example)), now)).toEqual([]);
  });
});
