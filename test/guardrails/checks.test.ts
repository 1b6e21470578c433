import { describe, expect, it } from 'vitest';
import { differences } from '../../scripts/guardrail-differences.js';
import { guardrailChecks } from '../../src/access/guardrails/index.js';
import { policyChecks, policyTextChecks } from '../../src/access/policy-checks/index.js';
import { keyDocument, targetDocument } from '../estate/documents.js';
import { ownCases } from './own-cases.js';
import { policyCases } from './policy-cases.js';
import { findingsOf, loaded } from './situations.js';

const ofPolicies = [...policyChecks, ...policyTextChecks].map(({ id }) => id);
const own = guardrailChecks.filter(({ id }) => !ofPolicies.includes(id));

describe.each(own.map(({ id }) => id))('%s', (id) => {
  const { passes, fails, message = /./, parameters } = ownCases[id] ?? { passes: [], fails: [] };
  const rule = checkRule(id, parameters);

  it.runIf(typeof passes !== 'string').each(listOf(passes))('passes estate %#', async (situation) => {
    expect(await findingsOf(situation, rule)).toEqual([]);
  });

  it.runIf(typeof fails !== 'string').each(listOf(fails))('fails estate %#', async (situation) => {
    const found = await findingsOf(situation, rule);
    expect(found.length).toBeGreaterThan(0);
    for (const finding of found) {
      expect(finding).toMatchObject({ guardrail: 'mine', rule: 'rule', check: id, exempted: null });
      expect(finding.message).toMatch(message);
      expect(finding.origins.length).toBeGreaterThan(0);
    }
  });
});

describe.each(ofPolicies)('%s', (id) => {
  it.each(policyCases(id, 'passes'))('passes a live key: $name', async ({ situation, parameters }) => {
    expect(await findingsOf(situation, checkRule(id, parameters))).toEqual([]);
  });

  it.each(policyCases(id, 'fails'))('fails a live key: $name', async ({ situation, parameters }) => {
    const found = await findingsOf(situation, checkRule(id, parameters));
    expect(found.length).toBeGreaterThan(0);
    expect(found.every(({ check, code }) => check === id && code === 'KW2110')).toBe(true);
  });
});

describe('the table of checks', () => {
  it('has for each check an estate that passes and one that fails, or a reason', () => {
    const lacking = own.filter(({ id }) => {
      const { passes, fails } = ownCases[id] ?? { passes: [], fails: [] };
      return passes.length === 0 || fails.length === 0;
    });
    const bare = ofPolicies.filter(
      (id) => policyCases(id, 'passes').length === 0 || policyCases(id, 'fails').length === 0,
    );
    expect([...lacking.map(({ id }) => id), ...bare]).toEqual([]);
  });

  it('has for each check the published ids that it covers', () => {
    expect(guardrailChecks.filter(({ origins }) => origins.length === 0)).toEqual([]);
    expect(guardrailChecks.filter(({ origins }) => new Set(origins).size < origins.length)).toEqual([]);
  });

  it('has each id once', () => {
    const ids = guardrailChecks.map(({ id }) => id);
    expect([...new Set(ids)]).toEqual(ids);
  });

  it('speaks in one style', () => {
    for (const { title, why, remedy } of own)
      for (const text of [title, why, remedy]) {
        expect(text).not.toMatch(/\.$/);
        expect(text).not.toMatch(/^[A-Z][a-z]+ [a-z]/);
      }
  });

  it('is told apart from others only where there is such a check', () => {
    const ids = guardrailChecks.map(({ id }) => id);
    expect(Object.keys(differences).filter((id) => !ids.includes(id))).toEqual([]);
  });

  it('leaves to the loader what no estate can hold', async () => {
    const documents = [
      targetDocument('prod'),
      keyDocument('cards', { algorithm: 'rsa-3072', purpose: 'sign', rotation: { everyDays: 365 } }),
    ];
    expect((await loaded(documents)).problems.map(({ code }) => code)).toEqual(['KW2034']);
  });
});

function checkRule(id: string, parameters: object = {}) {
  return {
    check: { id, ...(Object.keys(parameters).length === 0 ? {} : { parameters: { ...parameters } }) },
  };
}

function listOf<T>(cases: readonly T[] | string): readonly T[] {
  return typeof cases === 'string' ? [] : cases;
}
