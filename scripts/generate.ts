/** Writes every generated file, or with `--check` fails when one of them is out of date. */
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { generateAccessTable } from './generate-access-table.js';
import { generateAlgorithmsPage } from './generate-algorithms-page.js';
import { generateErrorsPage } from './generate-errors-page.js';
import { generateGuardrailsPage } from './generate-guardrails-page.js';
import { generateReference } from './generate-reference.js';
import { generateSchemaModules } from './generate-schema-modules.js';
import { generateTypes } from './generate-types.js';
import { generateValidators } from './generate-validators.js';

const files = new Map<string, string>([
  ...(await generateTypes()),
  ...(await generateSchemaModules()),
  ...(await generateValidators()),
  ...(await generateReference()),
  ...(await generateAccessTable()),
  ...generateAlgorithmsPage(),
  ...generateErrorsPage(),
  ...(await generateGuardrailsPage()),
]);
const check = process.argv.includes('--check');
const stale: string[] = [];
for (const [path, text] of files) {
  const current = await readFile(path, 'utf8').catch(() => null);
  if (current === text) continue;
  stale.push(path);
  if (check) continue;
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, text);
}
if (stale.length > 0) console.log(`${check ? 'out of date' : 'written'}:\n  ${stale.join('\n  ')}`);
if (check && stale.length > 0) {
  console.log('run `npm run generate` and commit the result');
  process.exitCode = 1;
}
