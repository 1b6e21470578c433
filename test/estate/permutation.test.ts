import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compileEstate } from '../../src/providers/aws-kms/compile/compile-estate.js';
import { grantDocument, keyDocument, setDocument, targetDocument, yamlOf } from './documents.js';
import { type Files, load, plain, problemsOf } from './estate-in.js';

const documents = [
  targetDocument('prod'),
  targetDocument('standby', { region: 'eu-central-1' }),
  setDocument('apps', [{ role: 'app' }, { role: 'web' }, { account: '444455556666' }]),
  keyDocument('cards', { aliases: ['alias/cards', 'alias/a'] }, { team: 'payments' }),
  keyDocument('ledger', { replicas: [{ target: 'standby' }] }, { team: 'payments' }),
  keyDocument('signing', { algorithm: 'ec-p256', purpose: 'sign' }),
  grantDocument('use', { keySelector: { matchLabels: { team: 'payments' } }, grantees: [{ set: 'apps' }] }),
  grantDocument('sign', { keys: ['signing'], operations: ['signer', 'verifier'] }),
  grantDocument('decrypt', { keys: ['ledger', 'cards'], grantees: [{ role: 'web' }, { role: 'app' }] }),
];

/** Some files that hold the documents in any order, each file any number of them. */
function spread(documents: readonly object[]): fc.Arbitrary<Files> {
  const paths = fc.shuffledSubarray(['a.yaml', 'b/a.yml', 'b/z.yaml', 'm/n/o.yaml', 'z.yml'], {
    minLength: 1,
  });
  const order = fc.shuffledSubarray([...documents], { minLength: documents.length });
  const seats = fc.array(fc.nat(), { minLength: documents.length, maxLength: documents.length });
  return fc.tuple(paths, order, seats).map(([paths, order, seats]) => {
    const held = order.map((document, index) => ({
      document,
      path: paths[(seats[index] ?? 0) % paths.length],
    }));
    const files = paths.map((path) => held.filter((each) => each.path === path));
    return Object.fromEntries(
      files.map((inFile, index) => [paths[index], yamlOf(...inFile.map(({ document }) => document))]),
    );
  });
}

describe('an estate is the same however its documents are spread over files', () => {
  it('linked and compiled', async () => {
    const expected = await meaningOf({ 'all.yaml': yamlOf(...documents) });
    await fc.assert(
      fc.asyncProperty(spread(documents), async (files) => {
        expect(await meaningOf(files)).toEqual(expected);
      }),
      { numRuns: 60 },
    );
  });

  it('in the order of list entries that have no order', async () => {
    const lists = ['keys', 'grantees', 'operations', 'aliases', 'members'];
    const expected = await meaningOf({ 'all.yaml': yamlOf(...documents) });
    const turned = JSON.parse(JSON.stringify(documents), (name, value: unknown) =>
      lists.includes(name) && Array.isArray(value) ? value.toReversed() : value,
    );
    expect(await meaningOf({ 'all.yaml': yamlOf(...turned) })).toEqual(expected);
  });

  it('and has the same problems', async () => {
    const broken = [
      ...documents,
      keyDocument('tokens', { target: 'prd' }),
      keyDocument('reports', { aliases: ['alias/aws/x'] }),
      grantDocument('mac', { keys: ['signing'], operations: ['mac'] }),
      grantDocument('colour', { colour: 'blue' }),
    ];
    const expected = sayings(await problemsOf({ 'all.yaml': yamlOf(...broken) }));
    expect(expected).toHaveLength(4);
    await fc.assert(
      fc.asyncProperty(spread(broken), async (files) => {
        expect(sayings(await problemsOf(files))).toEqual(expected);
      }),
      { numRuns: 60 },
    );
  });
});

async function meaningOf(files: Files): Promise<unknown> {
  const loaded = await load(files);
  if (!loaded.ok) return loaded.problems;
  const compiled = compileEstate(loaded.value);
  if (!compiled.ok) return compiled.problems;
  return [plain(loaded.value), compiled.value.map(({ source: _, ...key }) => key)];
}

function sayings(
  problems: readonly { readonly code: string; readonly message: string }[],
): readonly string[] {
  return problems.map(({ code, message }) => `${code} ${message}`).sort();
}
