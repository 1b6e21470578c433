import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import type { DesiredKey } from '../../../../src/model/desired.js';
import { compiled } from './read-outcome.js';

const folder = new URL('./cases/', import.meta.url);

describe('a case compiles to what stands beside it', () => {
  it.each(readdirSync(folder))('%s', async (name) => {
    const { input } = await import(new URL(`${name}/estate.ts`, folder).href);
    const readable = `${JSON.stringify(compiled(input).map(shown), null, 2)}\n`;
    await expect(readable).toMatchFileSnapshot(fileURLToPath(new URL(`${name}/desired.json`, folder)));
  });
});

/** The desired key with its policy as JSON, without the document that it came from. */
function shown({ source: _, ...desired }: DesiredKey) {
  return { ...desired, state: { ...desired.state, policy: JSON.parse(desired.state.policy) } };
}
