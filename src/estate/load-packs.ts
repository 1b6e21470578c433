import type { Diagnostic } from '../model/diagnostic.js';
import type { Json, JsonObject } from '../model/json.js';
import { packNames, readPack } from './files/read-packs.js';
import type { Shaped } from './kinds.js';
import { errorAt } from './problem.js';
import { readDocuments } from './shape/read-documents.js';
import { suggestion } from './suggest.js';
import { type ParsedFile, parseYaml, type YamlDocument } from './yaml/parse-yaml.js';

/** The guardrails of the packs that an estate uses. */
export interface Packs {
  readonly guardrails: readonly Shaped<'Guardrail'>[];
  readonly problems: readonly Diagnostic[];
}

/** Reads the packs that the root file's Estate document names, as far as their names can be read. */
export async function loadPacks({ documents }: ParsedFile): Promise<Packs> {
  const named = documents.flatMap(namedPacks);
  if (named.length === 0) return { guardrails: [], problems: [] };
  const shipped = await packNames();
  const known = [...new Set(named.map(({ name }) => name))].filter((name) => shipped.includes(name));
  return {
    guardrails: (await Promise.all(known.map(loadPack))).flat(),
    problems: named
      .filter(({ name }) => !shipped.includes(name))
      .map(({ name, place }) =>
        errorAt(
          place,
          'KW2103',
          `there is no pack \`${name}\``,
          suggestion(name, shipped) ?? 'name a pack that ships with keywright',
        ),
      ),
  };
}

/** A pack has no problems: the tests hold every one of them against its schema. */
async function loadPack(name: string): Promise<readonly Shaped<'Guardrail'>[]> {
  const parsed = parseYaml(await readPack(name));
  const { documents, problems } = readDocuments([parsed]);
  if (parsed.problems.length + problems.length > 0) throw new Error(`the pack ${name} is damaged`);
  return documents.of.Guardrail;
}

function namedPacks({ content, source }: YamlDocument) {
  if (!isObject(content) || content['kind'] !== 'Estate' || !isObject(content['spec'])) return [];
  const { guardrails } = content['spec'];
  const names: readonly Json[] = Array.isArray(guardrails) ? guardrails : [];
  return names.flatMap((name, index) =>
    typeof name === 'string' ? [{ name, place: source.at(['spec', 'guardrails', index]) }] : [],
  );
}

function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
