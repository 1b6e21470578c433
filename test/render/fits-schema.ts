import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';

/** What is wrong with a printed JSON by a schema of `schemas/`, which may refer to others of them; empty where it fits. */
export function schemaProblems(
  name: string,
  printed: string,
  others: readonly string[] = [],
): readonly string[] {
  const ajv = new Ajv2020({ strict: true, allErrors: true, allowUnionTypes: true });
  addFormats.default(ajv);
  for (const other of others) ajv.addSchema(JSON.parse(readFileSync(`schemas/${other}.schema.json`, 'utf8')));
  const validate = ajv.compile(JSON.parse(readFileSync(`schemas/${name}.schema.json`, 'utf8')));
  if (validate(JSON.parse(printed))) return [];
  return (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
}
