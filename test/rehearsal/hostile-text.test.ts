import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { schemaProblems } from '../render/fits-schema.js';
import { hostile } from '../render/hostile.js';
import { type CliDesk, openCliDesk } from './cli-desk.js';
import { grant, key } from './documents.js';

const use = grant('use', { role: 'app' });

let desk: CliDesk;
beforeEach(async () => {
  desk = await openCliDesk();
  await desk.writeEstate(key('cards') + use);
});
afterEach(() => desk.close());

describe('hostile text stays text', () => {
  const texts = hostile.filter((text) => !/[\ud800-\udfff](?![\udc00-\udfff])/.test(text));
  // A key policy holds no other characters.
  const inPolicy = texts.join(' ').replace(/[^\u0020-\u007e]/g, '');

  it.each(['human', 'markdown', 'json'])('in %s', async (format) => {
    await desk.plan();
    await desk.at('apply', 'plan.json');
    const conditions = { encryptionContext: { equals: { tenant: inPolicy.slice(0, 380) } } };
    const spec = { keys: ['next'], reason: texts.join(' '), operations: ['decrypt'], conditions };
    await desk.writeEstate(
      key('cards', { description: texts.join(' ') }) +
        key('next') +
        grant('use', { role: 'not-allowed', account: '444455556666' }, spec),
    );
    await desk.plan();
    const args = ['--world', 'no-descriptions.yaml', '--format', format, '--verbose'];
    const { exit, stdout, stderr } = await desk.at('rehearse', 'plan.json', ...args);
    expect(exit, stderr).toBe(1);
    expect(stdout, stderr).toContain('not-allowed');
    expect(stdout.match(/[^\P{C}\n]/u)).toBeNull();
    expect(stdout).not.toMatch(/^(<\/details>\n# |# heading)/m);
    if (format === 'markdown')
      expect(withoutCode(stdout).match(/<(?!\/?(details|summary)>)|@everyone|!\[|https:/)).toBeNull();
    if (format === 'json') expect(schemaProblems('rehearsal', stdout)).toEqual([]);
  });
});

/** Markdown without its code spans, in which nothing has a meaning. */
function withoutCode(text: string): string {
  return text.replace(/(`+)(?!`)[\s\S]*?[^`]\1(?!`)/g, '');
}
