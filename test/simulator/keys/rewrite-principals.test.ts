import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rewritePrincipals } from '../../../src/simulator/policy/rewrite-principals.js';

const word = fc.string({ unit: 'grapheme', maxLength: 12 });
const texts = fc.oneof(word, fc.array(word, { maxLength: 3 }));
const byType = fc.dictionary(fc.constantFrom('AWS', 'Service', 'Federated'), texts);
const statement = fc.record(
  {
    Sid: word,
    Principal: fc.oneof(fc.constant('*'), byType),
    NotPrincipal: byType,
    Action: texts,
    Condition: fc.dictionary(word, fc.dictionary(fc.constantFrom('Principal', 'AWS', 'Statement'), texts)),
  },
  { requiredKeys: [] },
);
const policy = fc.record({ Id: word, Statement: fc.oneof(statement, fc.array(statement, { maxLength: 3 })) });
const space = fc.constantFrom(undefined, 1, '\t', 4);

type Members = Readonly<Record<string, unknown>>;

/** What the rewriting is to do, done on the parsed value instead of the text. */
function renamed(value: Members): unknown {
  const each = (list: unknown): unknown =>
    Array.isArray(list) ? list.map(each) : typeof list === 'string' ? `<${list}>` : list;
  const inTypes = (principal: unknown): unknown =>
    typeof principal === 'object' && principal !== null
      ? Object.fromEntries(Object.entries(principal).map(([type, list]) => [type, each(list)]))
      : each(principal);
  const inStatement = (item: Members) => ({
    ...item,
    ...(item['Principal'] === undefined ? {} : { Principal: inTypes(item['Principal']) }),
    ...(item['NotPrincipal'] === undefined ? {} : { NotPrincipal: inTypes(item['NotPrincipal']) }),
  });
  const { Statement } = value;
  return {
    ...value,
    Statement: Array.isArray(Statement) ? Statement.map(inStatement) : inStatement(Statement as Members),
  };
}

describe('rewriting the principals of a policy', () => {
  it('changes every principal and nothing else, in any layout', () => {
    fc.assert(
      fc.property(policy, space, (value, indent) => {
        const text = JSON.stringify(value, null, indent);
        const next = rewritePrincipals(text, (principal) => `<${principal}>`);
        expect(next).toBe(JSON.stringify(renamed(value), null, indent));
        expect(rewritePrincipals(text, (principal) => principal)).toBe(text);
      }),
    );
  });

  it('says of which type a principal is', () => {
    const seen: string[] = [];
    const text = `{"Statement":[{"Principal":{"AWS":["a"],"Service":"b"}},{"Principal":"*"},{"NotPrincipal":{"Federated":"c"}}]}`;
    rewritePrincipals(text, (value, type) => {
      seen.push(`${type} ${value}`);
      return value;
    });
    expect(seen).toEqual(['AWS a', 'Service b', '* *', 'Federated c']);
  });

  it('keeps escapes of what it does not change, and reads them in what it does', () => {
    const text = String.raw`{"\u0053tatement":{"Principal":{"AWS":"\u0061b"},"Sid":"\u0061b"}}`;
    expect(rewritePrincipals(text, (value) => value)).toBe(text);
    expect(rewritePrincipals(text, (value) => value.toUpperCase())).toBe(
      String.raw`{"\u0053tatement":{"Principal":{"AWS":"AB"},"Sid":"\u0061b"}}`,
    );
  });
});
