import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { describe, expect, it } from 'vitest';
import { parse, parseAllDocuments } from 'yaml';
import { skeleton } from '../../src/cli/skeleton.js';
import { loadEstate } from '../../src/estate/load-estate.js';
import { compileEstate } from '../../src/providers/aws-kms/compile/compile-estate.js';
import { estateOf } from './estate-in.js';

const project = resolve(import.meta.dirname, '../..');
const texts = ['README.md', ...filesBelow('docs'), ...filesBelow('policies')].map((path) => ({
  path,
  text: readFileSync(join(project, path), 'utf8'),
}));
const written = Object.entries(skeleton).map(([path, text]) => ({ path: `init/${path}`, text }));

function filesBelow(folder: string): readonly string[] {
  return readdirSync(join(project, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(project.length + 1));
}

const modelines = [...texts, ...written].flatMap(({ path, text }) =>
  [...text.matchAll(/^# yaml-language-server: \$schema=(\S+)$/gm)].map(([, schema = '']) => ({
    path,
    schema,
  })),
);

/** The schema file that a modeline names, and the id that it must have. */
function schemaOf(path: string, schema: string): { readonly file: string; readonly id: string } {
  const base = 'https://keywright.dev/schemas/v1/';
  const file = schema.startsWith(base)
    ? join(project, 'schemas', schema.slice(base.length))
    : resolve(project, dirname(path), schema);
  return { file, id: base + file.split('/').at(-1) };
}

describe('the example estate', () => {
  it('loads and compiles without any problem or warning', async () => {
    const loaded = await loadEstate(join(project, 'policies/example'));
    expect(loaded).toMatchObject({ ok: true, warnings: [] });
    if (!loaded.ok) return;
    const compiled = compileEstate(loaded.value);
    expect(compiled).toMatchObject({ ok: true, warnings: [] });
  });

  it('is what the README says: two accounts, two Regions, fourteen keys', async () => {
    const { targets, keys } = await exampleEstate();
    expect(readFileSync(join(project, 'README.md'), 'utf8')).toContain(
      'two accounts, two Regions, fourteen keys',
    );
    expect(new Set(targets.map(({ account }) => account)).size).toBe(2);
    expect(new Set(targets.map(({ region }) => region)).size).toBe(2);
    expect(keys).toHaveLength(14);
  });

  it('names only principals that its world has', async () => {
    const world: unknown = parse(readFileSync(join(project, 'policies/world.yaml'), 'utf8'));
    const existing = new Set(principalsIn(world));
    const { keys, targets } = await exampleEstate();
    const named = [
      ...targets.flatMap(({ reconciler, administrators }) => [reconciler, ...administrators]),
      ...keys.flatMap(({ administrators, grants }) => [
        ...administrators,
        ...grants.flatMap(({ grantees, retiringPrincipal }) => [...grantees, retiringPrincipal]),
      ]),
    ].flatMap((principal) => (principal !== null && 'arn' in principal ? principal.arn : []));
    expect(named.length).toBeGreaterThan(20);
    expect([...new Set(named)].filter((arn) => !existing.has(arn))).toEqual([]);
  });

  it('and what `init` writes has no problem either', async () => {
    const compiled = compileEstate(await estateOf(skeleton));
    expect(compiled).toMatchObject({ ok: true, warnings: [] });
  });
});

describe('a modeline', () => {
  it.each(modelines)('of $path leads to the schema $schema', ({ path, schema }) => {
    const { file, id } = schemaOf(path, schema);
    expect(JSON.parse(readFileSync(file, 'utf8'))).toMatchObject({ $id: id });
  });

  it('stands in every file of the example and of what `init` writes', () => {
    const yaml = [...texts, ...written].filter(({ path }) => path.endsWith('.yaml'));
    expect(yaml.length).toBeGreaterThan(10);
    const without = yaml.filter(({ text }) => !text.startsWith('# yaml-language-server: $schema='));
    expect(without.map(({ path }) => path)).toEqual([]);
  });

  it('names a schema that accepts the documents below it', () => {
    const ajv = new Ajv2020({ strict: true, allowUnionTypes: true, allErrors: true });
    addFormats.default(ajv);
    for (const name of readdirSync(join(project, 'schemas')))
      ajv.addSchema(JSON.parse(readFileSync(join(project, 'schemas', name), 'utf8')));
    for (const { path, text } of [...texts, ...written].filter(({ path }) => path.endsWith('.yaml'))) {
      const [, schema = ''] = /\$schema=(\S+)/.exec(text) ?? [];
      const validate = ajv.getSchema(schemaOf(path, schema).id);
      for (const document of parseAllDocuments(text)) {
        expect([path, validate?.(document.toJS()), validate?.errors]).toEqual([path, true, null]);
      }
    }
  });
});

async function exampleEstate() {
  const loaded = await loadEstate(join(project, 'policies/example'));
  if (!loaded.ok) throw new Error('the example has problems');
  return loaded.value;
}

/** The ARNs of a world's roles and users. */
function principalsIn(world: unknown): readonly string[] {
  const { accounts } = world as {
    accounts: readonly { id: string; roles?: { name: string }[]; users?: { name: string }[] }[];
  };
  return accounts.flatMap(({ id, roles = [], users = [] }) => [
    ...roles.map(({ name }) => `arn:aws:iam::${id}:role/${name}`),
    ...users.map(({ name }) => `arn:aws:iam::${id}:user/${name}`),
  ]);
}
