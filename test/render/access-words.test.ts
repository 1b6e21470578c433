import { expect, it } from 'vitest';
import { accessLines, wholeAccess } from '../../src/render/access-words.js';

it.each([
  [['role/a'], '- role/a loses Decrypt'],
  [['role/a', 'role/b'], '- role/a, role/b lose Decrypt'],
])('%j', (principals, line) => {
  const lost = [{ principals, operations: ['kms:Decrypt'], conditions: '' }];
  const lines = accessLines({ gained: [], lost }, wholeAccess);
  expect(lines.map(({ sign, text }) => `${sign} ${text}`)).toEqual([line]);
});
