import type { Answer, AnswerPart, AnswerRow, Given, KeyAnswer } from '../../model/question.js';
import { type AccessOptions, accessLine, accessText, inWords, wholeAccess } from '../access-words.js';

/** What was asked by `who-can`. */
export interface AskedWho {
  readonly operation: string | null;
  readonly key: string;
  readonly given: readonly Given[];
  readonly explain: boolean;
}

/** `who can decrypt payments-cards with context.tenant=acme`. */
export function whoTitle({ operation, key, given }: AskedWho): string {
  const facts = given.map(({ name, value }) => `${name}=${value}`).join(', ');
  return `who can ${operation} ${key}${facts === '' ? '' : ` with ${facts}`}`;
}

/** Where the answers come from, and whether the key can be used at all; our own words. */
export function keyRemark({ from, life }: Pick<KeyAnswer, 'from' | 'life'>): string {
  const source = from === 'live' ? 'as it is there' : 'by the estate';
  return life === 'enabled' ? source : `${source}; it is ${life}, and can't be used so`;
}

export function answerOptions({ account }: KeyAnswer, verbose: boolean): AccessOptions {
  return verbose ? wholeAccess : inWords(account);
}

/** `role/app may decrypt (via s3.eu-west-1 only), by the key policy`. */
export function whoLine(row: AnswerRow, options: AccessOptions): string {
  return accessLine(row, 'has', options);
}

/** What one principal may do, without saying again who it is: `may describe, as everybody`. */
export function mayLine(row: AnswerRow, options: AccessOptions): string {
  const isSaid = row.note?.includes('IAM policies') ?? false;
  const standing =
    row.standing === 'everybody'
      ? ', as everybody'
      : row.standing === 'account' && !isSaid
        ? ', as its account'
        : '';
  return `may ${accessText(row, 'has', options)}${standing}`;
}

/** What gives the access, in a few words: `by the key policy and a native grant`. */
export function through({ by }: AnswerRow): string {
  const kinds = new Set(by.filter(({ effect }) => effect === 'Allow').map(({ kind }) => kind));
  const ways = [
    ...(kinds.has('statement') ? ['the key policy'] : []),
    ...(kinds.has('grant') ? ['a native grant'] : []),
  ];
  return ways.length === 0 ? '' : `by ${ways.join(' and ')}`;
}

/** One part that has a say: `allowed by statement 4 "Grant app"`, and where that is written. */
export function partLines({ kind, effect, number, name, places }: AnswerPart): readonly string[] {
  const what = kind === 'statement' ? `statement ${number}` : `native grant ${number}`;
  const verb = effect === 'Allow' ? 'allowed by' : 'restricted by';
  const title = `${verb} ${what}${name === null ? '' : ` ${JSON.stringify(name)}`}`;
  return [title, ...places.map(({ file, line, column }) => `  ${file}:${line}:${column}`)];
}

/** The answers of each principal that was asked about, those that give something apart from the number of the others. */
export function byPrincipal({ keys }: Answer): readonly {
  readonly principal: string | null;
  readonly giving: readonly KeyAnswer[];
  readonly silent: number;
}[] {
  const principals = [...new Set(keys.map(({ principal }) => principal))];
  return principals.map((principal) => {
    const own = keys.filter((key) => key.principal === principal);
    const giving = own.filter(({ rows }) => rows.length > 0);
    return { principal, giving, silent: own.length - giving.length };
  });
}
