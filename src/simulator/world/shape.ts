import { readFileSync } from 'node:fs';
import type { ErrorObject, ValidateFunction } from 'ajv/dist/2020.js';
import type { Diagnostic } from '../../model/diagnostic.js';
import type { World } from '../../model/generated/world.js';
import type { Path } from '../../model/place.js';
import { loadOnDemand } from '../load-on-demand.js';
import type { WorldSource } from './source.js';

let compiled: ValidateFunction<World> | null = null;

/** What `schemas/world.schema.json` finds wrong. */
export function checkShape(source: WorldSource): readonly Diagnostic[] {
  compiled ??= compileSchema();
  if (compiled(source.value)) return [];
  return (compiled.errors ?? []).map((error) => describe(error, source));
}

function compileSchema(): ValidateFunction<World> {
  const { Ajv2020 } = loadOnDemand('ajv/dist/2020.js') as typeof import('ajv/dist/2020.js');
  const ajv = new Ajv2020({ allErrors: true, allowUnionTypes: true });
  ajv.addSchema(readSchema('common'));
  return ajv.compile<World>(readSchema('world'));
}

/** Schemas stand beside `src` and, in the package, beside `dist`. */
function readSchema(name: string): object {
  const url = new URL(`../../../schemas/${name}.schema.json`, import.meta.url);
  return JSON.parse(readFileSync(url, 'utf8')) as object;
}

function describe(error: ErrorObject, source: WorldSource): Diagnostic {
  const path = pathOf(error.instancePath, source.value);
  const params = error.params as Readonly<Record<string, unknown>>;
  switch (error.keyword) {
    case 'additionalProperties': {
      const name = String(params['additionalProperty']);
      return source.problem('KW6091', `\`${name}\` is not known here`, [...path, name], 'name');
    }
    case 'required':
      return source.problem('KW6091', `\`${String(params['missingProperty'])}\` is missing`, path);
    case 'pattern':
      return source.problem('KW6091', `${shown(path)} doesn't match \`${String(params['pattern'])}\``, path);
    case 'enum':
      return source.problem(
        'KW6091',
        `${shown(path)} has to be one of ${listed(params['allowedValues'])}`,
        path,
      );
    default:
      return source.problem('KW6091', `${shown(path)} ${error.message ?? 'is wrong'}`, path);
  }
}

function shown(path: Path): string {
  return path.length === 0 ? 'the file' : `\`${path.join('.')}\``;
}

function listed(values: unknown): string {
  return Array.isArray(values) ? values.map((value) => `\`${String(value)}\``).join(', ') : '';
}

/** A JSON pointer (RFC 6901) as a path; a step into a list is a number. */
function pathOf(pointer: string, root: unknown): Path {
  const path: (string | number)[] = [];
  let value = root;
  for (const step of pointer.split('/').slice(1)) {
    const name = step.replaceAll('~1', '/').replaceAll('~0', '~');
    path.push(Array.isArray(value) ? Number(name) : name);
    value = (value as Record<string, unknown> | undefined)?.[name];
  }
  return path;
}
