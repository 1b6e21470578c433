import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sortDiagnostics } from '../../src/model/diagnostic.js';
import { grantDocument, keyDocument, setDocument, targetDocument, yamlOf } from './documents.js';
import { load, problemsOf } from './estate-in.js';

/** Ways to break a document, each with the code of the one problem that it makes. */
const faults = [
  { code: 'KW2005', document: () => keyDocument('a', { colour: 'blue' }) },
  { code: 'KW2009', document: () => keyDocument('b', { deletionWindowDays: 3 }) },
  { code: 'KW2024', document: () => keyDocument('c', { target: 'elsewhere' }) },
  { code: 'KW2030', document: () => keyDocument('d', { aliases: ['alias/aws/d'] }) },
  {
    code: 'KW2034',
    document: () => keyDocument('e', { algorithm: 'rsa-2048', rotation: { everyDays: 90 } }),
  },
  { code: 'KW2022', document: () => keyDocument('cards') },
  { code: 'KW2025', document: () => grantDocument('f', { keys: ['nothing'] }) },
  { code: 'KW2026', document: () => grantDocument('g', { grantees: [{ set: 'nobody' }] }) },
  { code: 'KW2032', document: () => grantDocument('h', { operations: ['sign'] }) },
  { code: 'KW2015', document: () => setDocument('i', [{ colour: 'blue' }]) },
  { code: 'KW2056', document: () => targetDocument('j', { region: 'cn-north-1' }) },
  { code: 'KW2001', document: () => ({ services: {} }) },
];
const sound = [targetDocument('prod'), keyDocument('cards'), grantDocument('use')];

describe('all problems of a run', () => {
  it('are told at once, whichever there are, sorted by place', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.shuffledSubarray(faults, { minLength: 1 }),
        fc.boolean(),
        async (chosen, oneFile) => {
          const documents = chosen.map(({ document }) => document());
          const files = oneFile
            ? { 'z.yaml': yamlOf(...documents) }
            : Object.fromEntries(documents.map((document, index) => [`n${index}.yaml`, yamlOf(document)]));
          const problems = await problemsOf({ 'a.yaml': yamlOf(...sound), ...files });
          expect(problems.map(({ code }) => code).sort()).toEqual(chosen.map(({ code }) => code).sort());
          expect(problems).toEqual(sortDiagnostics(problems));
        },
      ),
      { numRuns: 80 },
    );
  });

  it('are told of YAML, shapes, links and files together', async () => {
    const problems = await problemsOf({
      'a.yaml': yamlOf(targetDocument('prod'), keyDocument('cards', { colour: 'blue' })),
      'b.yaml': 'kind: [\n',
      'c.yaml': Buffer.from([0x89, 0x50, 0x4e, 0x47]),
      'd.yaml': `a: &a x\n---\n${yamlOf(grantDocument('use', { grantees: [{ set: 'x' }], conditions: {} }))}`,
    });
    expect(problems.map(({ code, place }) => `${place?.file} ${code}`)).toEqual([
      'a.yaml KW2005',
      'b.yaml KW1010',
      'c.yaml KW1005',
      'd.yaml KW2001',
      'd.yaml KW1014',
      'd.yaml KW2011',
    ]);
  });

  it('are not made up: a reference to what could not be read is no problem', async () => {
    const grants = [grantDocument('x', { keys: ['cards', 'tokens'], grantees: [{ set: 'apps' }] })];
    const readable = { 'a.yaml': yamlOf(targetDocument('prod')), 'b.yaml': yamlOf(...grants) };
    const torn = await problemsOf({ ...readable, 'c.yaml': 'metadata: "cards\n' });
    expect(torn.map(({ code }) => code)).toEqual(['KW1012']);
    const gone = await problemsOf(readable);
    expect(gone.map(({ code }) => code)).toEqual(['KW2025', 'KW2025', 'KW2026']);
  });

  it('stay readable where a file has thousands: a hundred of a kind, and how many more', async () => {
    const fields = Array.from({ length: 1000 }, (_, index) => [`field${index}`, 1]);
    const broken = keyDocument('x', { state: 'gone', ...Object.fromEntries(fields) });
    const problems = await problemsOf({ 'a.yaml': yamlOf(...sound), 'b.yaml': yamlOf(broken) });
    const unknown = problems.filter(({ code }) => code === 'KW2005');
    expect(unknown).toHaveLength(100);
    expect(unknown.at(-1)?.message).toMatch(/^`field99` .*; the file has 900 more of these$/);
    expect(problems.filter(({ code }) => code !== 'KW2005').map(({ code }) => code)).toEqual(['KW2008']);
  });

  it('are none for a sound estate', async () => {
    const outcome = await load({ 'a.yaml': yamlOf(...sound) });
    expect(outcome).toMatchObject({ ok: true, warnings: [] });
  });
});
