import { readFile } from 'node:fs/promises';

const modules = [
  { schema: 'plan', name: 'planSchema' },
  { schema: 'common', name: 'commonSchema' },
  { schema: 'estate', name: 'estateSchema' },
  { schema: 'target', name: 'targetSchema' },
  { schema: 'key', name: 'keySchema' },
  { schema: 'grant', name: 'grantSchema' },
  { schema: 'principal-set', name: 'principalSetSchema' },
  { schema: 'guardrail', name: 'guardrailSchema' },
  { schema: 'approver-group', name: 'approverGroupSchema' },
  { schema: 'approval-policy', name: 'approvalPolicySchema' },
  { schema: 'approval', name: 'approvalSchema' },
];

/** Schemas that pure code needs as data, as TypeScript modules: path → text. */
export async function generateSchemaModules(): Promise<Map<string, string>> {
  const files = new Map<string, string>();
  for (const { schema, name } of modules) {
    const text = JSON.stringify(JSON.parse(await readFile(`schemas/${schema}.schema.json`, 'utf8')));
    const banner = `/* Generated from schemas/${schema}.schema.json by \`npm run generate\`. */`;
    files.set(
      `src/model/generated/${schema}-schema.ts`,
      `${banner}\nexport const ${name}: object = ${text};\n`,
    );
  }
  return files;
}
