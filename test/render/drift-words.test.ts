import { expect, it } from 'vitest';
import { unknownWords } from '../../src/render/drift/drift-summary.js';

const key = { name: 'cards', target: 'prod-eu' };

it.each([
  ['without the key, which stands beside it', key, 'cards@prod-eu', 'denied'],
  ['with what it is of the key', key, 'the policy', 'the policy: denied'],
  ['with what it is where no key is known', null, 'cards@prod-eu', 'cards@prod-eu: denied'],
])('what is unknown is said %s', (_, id, what, words) => {
  expect(unknownWords(id, what, 'denied')).toBe(words);
});
