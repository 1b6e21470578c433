import { readFile } from 'node:fs/promises';
import { Ajv2020 } from 'ajv/dist/2020.js';
import standaloneCode from 'ajv/dist/standalone/index.js';
import addFormats from 'ajv-formats';

const kinds = {
  Estate: 'estate',
  Target: 'target',
  Key: 'key',
  Grant: 'grant',
  PrincipalSet: 'principal-set',
  Guardrail: 'guardrail',
  ApproverGroup: 'approver-group',
  ApprovalPolicy: 'approval-policy',
};

/**
 * One function a kind that says whether a document fits its schema, as code: compiling the schemas anew takes most of the time of
 * a `validate` that finds nothing wrong. Path → text.
 */
export async function generateValidators(): Promise<Map<string, string>> {
  const ajv = new Ajv2020({ strict: true, code: { source: true, esm: true, lines: true } });
  addFormats.default(ajv, ['date-time', 'uri']);
  for (const name of ['common', ...Object.values(kinds)])
    ajv.addSchema(JSON.parse(await readFile(`schemas/${name}.schema.json`, 'utf8')));
  const ids = Object.entries(kinds).map(([kind, name]) => [
    `fits${kind}`,
    `https://keywright.dev/schemas/v1/${name}.schema.json`,
  ]);
  const code = standaloneCode.default(ajv, Object.fromEntries(ids));
  const banner = `// @ts-nocheck: made by ajv
/* Generated from schemas/*.schema.json by \`npm run generate\`. Long, because ajv writes every rule out, so that no schema is compiled at start-up. */
import { createRequire } from 'node:module';
const require = createRequire(import.meta.url);
`;
  return new Map([['src/estate/generated/fits-schema.ts', `${banner}${code}\n`]]);
}
