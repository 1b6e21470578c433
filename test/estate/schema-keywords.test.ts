import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkShape } from '../../src/estate/shape/check-shape.js';
import { readDocuments } from '../../src/estate/shape/read-documents.js';
import { checkOf, kinds } from '../../src/estate/shape/validators.js';
import { parseYaml } from '../../src/estate/yaml/parse-yaml.js';
import {
  grantDocument,
  groupDocument,
  keyDocument,
  policyDocument,
  setDocument,
  targetDocument,
} from './documents.js';

const sound: Readonly<Record<string, object>> = {
  Estate: {
    apiVersion: 'keywright.dev/v1',
    kind: 'Estate',
    metadata: { name: 'acme', annotations: { a: 'b' } },
    spec: { include: ['a'], defaults: { deletionWindowDays: 7 }, observe: { quotaShare: 0.5 } },
  },
  Target: targetDocument('prod', {
    reconciler: { role: 'r' },
    tags: { a: 'b' },
    endpoint: 'http://127.0.0.1',
  }),
  Key: keyDocument('cards', {
    aliases: ['alias/a'],
    rotation: { everyDays: 90 },
    replicas: [{ target: 't' }],
  }),
  Grant: grantDocument('use', {
    conditions: {
      encryptionContext: { equals: { a: 'b' } },
      raw: [{ operator: 'a', key: 'b', values: ['c'] }],
    },
    expires: '2027-01-01T00:00:00Z',
  }),
  PrincipalSet: setDocument('apps', [
    { role: 'a', account: '111122223333' },
    { service: 's3.amazonaws.com' },
  ]),
  Guardrail: {
    apiVersion: 'keywright.dev/v1',
    kind: 'Guardrail',
    metadata: { name: 'rules' },
    spec: {
      rules: [
        { id: 'a', check: { id: 'rotation-enabled', parameters: { maxDays: 9 }, on: { keys: ['cards'] } } },
        {
          id: 'b',
          severity: 'note',
          never: {
            who: { outside: { accounts: ['111122223333'] } },
            can: ['decrypt', 'kms:CreateGrant'],
            on: { labels: { data: 'pci' } },
            unless: [{ operator: 'Bool', key: 'aws:MultiFactorAuthPresent', values: ['true'] }],
          },
          exemptions: [{ keys: ['cards'], reason: 'x', expires: '2027-01-31' }],
        },
      ],
      exemptions: [{ rules: ['baseline/a'], keys: ['cards'], reason: 'x', expires: '2027-01-31T00:00:00Z' }],
    },
  },
  ApproverGroup: groupDocument('platform', [
    { name: 'Anna', github: 'anna', emails: ['anna@acme.example'], sshKeys: ['ssh-ed25519 AAAA'] },
  ]),
  ApprovalPolicy: policyDocument('rules', {
    gate: 'on',
    breakGlass: 'platform',
    rules: [
      {
        id: 'a',
        match: { risk: ['destructive'], targets: ['prod-*'], keyLabels: { a: 'b' }, changes: ['policy'] },
        approvals: 2,
        groups: ['platform'],
        distinctGroups: 1,
        maxAge: '24h',
        objectionVetoes: false,
      },
    ],
  }),
};

const junk = fc.oneof(
  fc.constantFrom<unknown>(
    null,
    true,
    0,
    -1,
    1.5,
    1e9,
    '',
    'x',
    'a/b',
    [],
    {},
    [null],
    [[]],
    { a: 1 },
    'é'.repeat(9000),
  ),
  fc.jsonValue({ maxDepth: 2 }),
);

/** What comes out where a message forgot what its value can be; unless it stands in the YAML. */
const slips = /undefined|\[object|NaN/;

/** The value with one part of it, somewhere, replaced, removed, doubled or added to. */
function spoil(value: unknown, way: fc.GeneratorValue): unknown {
  const here = typeof value !== 'object' || value === null || way(fc.integer, { min: 0, max: 3 }) === 0;
  if (here) return way(() => junk);
  if (Array.isArray(value)) {
    const index = way(fc.nat, value.length);
    return index === value.length
      ? [...value, way(() => fc.oneof(junk, fc.constantFrom<unknown>(...value, null)))]
      : value.with(index, spoil(value[index], way));
  }
  const names = Object.keys(value);
  const name = way(() => fc.constantFrom(...names, 'role', 'colour', '', 'a b'));
  const part: unknown = Reflect.get(value, name);
  const { [name]: _, ...others } = value as Record<string, unknown>;
  if (part !== undefined && way(fc.nat, 3) === 0) return others;
  return { ...others, [name]: part === undefined ? way(() => junk) : spoil(part, way) };
}

describe('whatever a schema refuses is explained', () => {
  it.each(kinds)('in a %s, at a place in the text', (kind) => {
    fc.assert(
      fc.property(fc.gen(), fc.integer({ min: 1, max: 3 }), (way, times) => {
        let content: unknown = sound[kind];
        for (let n = 0; n < times; n++) content = spoil(content, way);
        const [document] = parseYaml({ file: 'x.yaml', text: JSON.stringify(content, null, 1) }).documents;
        if (document === undefined) return;
        const problems = checkShape(document, checkOf(kind));
        expect(problems.length > 0).toBe(checkOf(kind)(document.content).length > 0);
        for (const { place, message, code } of problems) {
          expect(code).toMatch(/^KW20/);
          if (!slips.test(JSON.stringify(content))) expect(message).not.toMatch(slips);
          expect(place?.lineText.length).toBeGreaterThanOrEqual(
            (place?.column ?? 0) + (place?.length ?? 0) - 1,
          );
        }
      }),
      // Shrinking what a generator drew takes for ever; the counterexample is small enough.
      { numRuns: 400, endOnFailure: true },
    );
  });

  it.each<[string, object]>([
    ['apiVersion', { apiVersion: { toString: 1 }, kind: 'Secret' }],
    ['kind', { apiVersion: 'keywright.dev/v1', kind: { toString: 'Key' } }],
    ['an enumeration', { ...keyDocument('cards'), spec: { algorithm: { toString: null } } }],
    ['a version', { ...keyDocument('cards'), apiVersion: { valueOf: 1, toString: 1 } }],
  ])('also where a map as %s can’t be made a text', (_, content) => {
    const { problems } = readDocuments([parseYaml({ file: 'x.yaml', text: JSON.stringify(content) })]);
    expect(problems.length).toBeGreaterThan(0);
  });

  it('also a map with a `toString` of its own, wherever it stands', () => {
    const trap = { toString: null };
    for (const [field, value] of [
      ['apiVersion', trap],
      ['kind', trap],
      ['spec', { rules: [{ id: 'a', approvals: 1, match: { risk: [trap, trap] } }] }],
    ] as const) {
      const text = JSON.stringify({ ...sound['ApprovalPolicy'], [field]: value });
      const { problems } = readDocuments([parseYaml({ file: 'x.yaml', text })]);
      expect(problems.map(({ place }) => place?.line)).toContain(1);
    }
  });

  it('and each kind has a sound document, which is accepted', () => {
    for (const kind of kinds) expect(checkOf(kind)(sound[kind])).toEqual([]);
  });
});
