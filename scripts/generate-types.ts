import { join } from 'node:path';
import { compileFromFile } from 'json-schema-to-typescript';
import { documentKinds } from './document-kinds.js';

const kinds = [...documentKinds, 'world'];

/** The TypeScript types of each kind of document, from its JSON Schema: path → text. */
export async function generateTypes(): Promise<Map<string, string>> {
  const files = new Map<string, string>();
  for (const kind of kinds) {
    const text = await compileFromFile(join('schemas', `${kind}.schema.json`), {
      cwd: 'schemas',
      bannerComment: `/* Generated from schemas/${kind}.schema.json by \`npm run generate\`. */`,
      declareExternallyReferenced: true,
      additionalProperties: false,
      ignoreMinAndMaxItems: true,
      style: { singleQuote: true, printWidth: 110 },
      $refOptions: { resolve: { http: false } },
    });
    files.set(join('src/model/generated', `${kind}.ts`), text);
  }
  return files;
}
