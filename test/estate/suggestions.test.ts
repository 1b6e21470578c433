import { describe, expect, it } from 'vitest';
import { grantDocument, keyDocument, setDocument, targetDocument, yamlOf } from './documents.js';
import { problemsOf } from './estate-in.js';

const sound = [targetDocument('prod'), keyDocument('cards'), setDocument('apps', [{ role: 'app' }])];

/** What the one problem of the sound documents and this one advises. */
async function remedyFor(document: object, text = yamlOf(document)): Promise<string | undefined> {
  const problems = await problemsOf({ 'sound.yaml': yamlOf(...sound), 'more.yaml': text });
  expect(problems.filter(({ place }) => place?.file !== 'more.yaml')).toEqual([]);
  expect(problems).toHaveLength(1);
  return problems[0]?.remedy;
}

describe('the remedy', () => {
  it.each([
    ['a field', keyDocument('x', { multiregion: true }), 'did you mean `multiRegion`?'],
    [
      'a field with a hyphen',
      keyDocument('x', { 'enable-iam-policies': true }),
      'did you mean `enableIamPolicies`?',
    ],
    ['an algorithm', keyDocument('x', { algorithm: 'AES_256' }), 'did you mean `aes-256`?'],
    ['an operation', grantDocument('x', { operations: ['decrpt'] }), 'did you mean `decrypt`?'],
    ['a target', keyDocument('x', { target: 'prd' }), 'did you mean `prod`?'],
    ['a key', grantDocument('x', { keys: ['crads'] }), 'did you mean `cards`?'],
    ['a set', grantDocument('x', { grantees: [{ set: 'app' }] }), 'did you mean `apps`?'],
    ['the form of a grantee', grantDocument('x', { grantees: [{ rle: 'app' }] }), 'did you mean `role`?'],
    ['a kind', { ...keyDocument('x'), kind: 'principal-set' }, 'did you mean `PrincipalSet`?'],
  ])('names what %s was most likely meant to be', async (_, document, remedy) => {
    expect(await remedyFor(document)).toBe(remedy);
  });

  it('lists what there is where nothing is near', async () => {
    expect(await remedyFor(keyDocument('x', { target: 'somewhere-else' }))).toBe('write `prod`');
    expect(await remedyFor(keyDocument('x', { state: 'gone' }))).toBe(
      'write one of `enabled`, `disabled`, `retired`',
    );
    expect(await remedyFor({ ...keyDocument('x'), kind: 'Certificate' })).toBe(
      'write one of `Estate`, `Target`, `Key`, `Grant`, `PrincipalSet`, `Guardrail`, `ApproverGroup`, `ApprovalPolicy`',
    );
  });

  it.each([
    ['a prefix', keyDocument('x', { aliases: ['cards'] }), 'write `alias/cards` ('],
    ['small letters', keyDocument('My_Key'), 'write `my-key` ('],
    [
      'no hyphens',
      targetDocument('x', { account: '1111-2222-3333', region: 'eu-west-2' }),
      'write `111122223333` (',
    ],
  ])('spells out a value that lacks %s', async (_, document, remedy) => {
    expect(await remedyFor(document)).toContain(remedy);
  });

  it('does not spell out a value that is as wrong, or empty', async () => {
    const remedy = await remedyFor(keyDocument('x', { tags: { team: '🔑' } }));
    expect(remedy).not.toContain('``');
    expect(await remedyFor(keyDocument('-'))).toMatch(/^write lower-case letters/);
  });

  it('quotes what YAML took for something else, as it stands in the file', async () => {
    const account = yamlOf(targetDocument('x', { region: 'eu-west-2' })).replace(
      '"111122223333"',
      '012345678901',
    );
    expect(await remedyFor({}, account)).toBe('write it in quotes: `"012345678901"`');
    const yes = yamlOf(keyDocument('x', { multiRegion: '?' })).replace('"?"', 'Yes');
    expect(await remedyFor({}, yes)).toBe('write `true`');
  });
});
