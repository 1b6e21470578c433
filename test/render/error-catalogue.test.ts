import { describe, expect, it } from 'vitest';
import { errorCatalogue } from '../../src/model/error-codes.js';

describe('every text of the error catalogue', () => {
  it.each(Object.entries(errorCatalogue))(
    'of %s starts small and ends without a full stop',
    (_, { title, why, remedy }) => {
      for (const text of [title, why, remedy]) {
        expect(text).not.toMatch(/^[A-Z][a-z]/);
        expect(text).not.toMatch(/\.$/);
      }
    },
  );
});
