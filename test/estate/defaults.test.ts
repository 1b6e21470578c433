import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { grantDocument, keyDocument, targetDocument, yamlOf } from './documents.js';
import { estateOf, plain } from './estate-in.js';

interface Schema {
  readonly $ref?: string;
  readonly default?: unknown;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly items?: Schema;
}

type Path = readonly (string | number)[];

const folder = resolve(import.meta.dirname, '../../schemas');
const schemaIn = (file: string): Schema => JSON.parse(readFileSync(join(folder, file), 'utf8'));
const common: { readonly $defs: Readonly<Record<string, Schema>> } = JSON.parse(
  readFileSync(join(folder, 'common.schema.json'), 'utf8'),
);

/** Every default that a schema documents, with the path to its field; a list is entered at its first item. */
function defaultsOf(schema: Schema, path: Path): readonly { readonly path: Path; readonly value: unknown }[] {
  const referred = common.$defs[schema.$ref?.split('/').at(-1) ?? ''];
  const whole = { ...referred, ...schema };
  return [
    ...(whole.default === undefined ? [] : [{ path, value: whole.default }]),
    ...Object.entries(whole.properties ?? {}).flatMap(([name, each]) => defaultsOf(each, [...path, name])),
    ...(whole.items === undefined ? [] : defaultsOf(whole.items, [...path, 0])),
  ];
}

/** One document of each kind in which every field with a default may stand. */
const documents: Readonly<Record<string, unknown>> = {
  estate: { apiVersion: 'keywright.dev/v1', kind: 'Estate', metadata: { name: 'acme' }, spec: {} },
  target: targetDocument('prod'),
  key: keyDocument('cards', {
    retirement: { stage: 'soak' },
    state: 'retired',
    replicas: [{ target: 'standby', state: 'retired', retirement: { stage: 'soak' } }],
  }),
  grant: grantDocument('use'),
};

/** The value with the field at the path set, or left out where it is undefined. */
function withField(value: unknown, [step, ...rest]: Path, field: unknown): unknown {
  if (step === undefined) return field;
  if (Array.isArray(value)) return value.with(Number(step), withField(value[Number(step)], rest, field));
  const members = typeof value === 'object' ? { ...value } : {};
  return { ...members, [step]: withField(Reflect.get(members, step), rest, field) };
}

/** What the documents mean with that field set, or left out. */
async function meaningWith(kind: string, path: Path, field: unknown): Promise<unknown> {
  const { estate, ...others } = { ...documents, [kind]: withField(documents[kind], path, field) };
  const standby = targetDocument('standby', { region: 'eu-central-1' });
  const files = { 'rest.yaml': yamlOf(...Object.values(others)), 'rest.yml': yamlOf(standby) };
  return plain(await estateOf({ 'keywright.yaml': yamlOf(estate), ...files }));
}

const documented = Object.keys(documents).flatMap((kind) =>
  defaultsOf(schemaIn(`${kind}.schema.json`), []).map((each) => ({
    kind,
    ...each,
    name: each.path.join('.'),
  })),
);

/** Fields that a document can't have beside what it needs for the others, or whose absence means something else. */
const apart: readonly string[] = ['key spec.state', 'key spec.multiRegion'];

describe('the default that a schema documents is the one that counts', () => {
  it.each(documented.filter(({ kind, name }) => !apart.includes(`${kind} ${name}`)))(
    '$kind $name: $value',
    async ({ kind, path, value }) => {
      expect(await meaningWith(kind, path, value)).toEqual(await meaningWith(kind, path, undefined));
    },
  );

  it('also of fields that need a document of their own', async () => {
    const meaning = async (spec: object) =>
      plain(await estateOf({ 'a.yaml': yamlOf(targetDocument('prod'), keyDocument('cards', { ...spec })) }));
    expect(await meaning({ state: 'enabled' })).toEqual(await meaning({}));
    expect(await meaning({ multiRegion: false })).toEqual(await meaning({}));
    const found = documented.filter(({ kind, name }) => apart.includes(`${kind} ${name}`));
    expect(found.map(({ value }) => value)).toEqual([false, 'enabled']);
  });

  it('and another value does change the estate, so that the comparison sees the fields', async () => {
    const paths = documented.filter(
      ({ kind, name }) => kind === 'estate' && name.startsWith('spec.defaults'),
    );
    expect(paths).toHaveLength(2);
    for (const { kind, path, value } of paths) {
      const other = typeof value === 'number' ? value - 1 : !value;
      expect(await meaningWith(kind, path, other)).not.toEqual(await meaningWith(kind, path, undefined));
    }
  });
});
