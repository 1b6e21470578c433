import type { AccessChange, AccessRow } from '../model/access-row.js';
import { forServicesCondition } from '../model/condition-phrases.js';
import { conditionWords } from './condition-words.js';
import { operationWords } from './operation-words.js';
import { isAccount, principalWords } from './principal-words.js';

/** How much of an access row is shown. */
export interface AccessOptions {
  /** The account of the key: principals of the same account lose the head of their ARN. Null keeps whole ARNs. */
  readonly account: string | null;
  /** How many operations are named before the rest is counted. */
  readonly most: number;
  /** Every action and condition as the row has it, instead of the words for them. */
  readonly exact: boolean;
}

export const wholeAccess: AccessOptions = { account: null, most: Number.POSITIVE_INFINITY, exact: true };

/** Whole, but in words: for comments, where nobody can unfold a line. */
export function inWords(account: string | null): AccessOptions {
  return { account, most: Number.POSITIVE_INFINITY, exact: false };
}

type Side = 'has' | 'gains' | 'loses';

/** `role/app may decrypt, encrypt (via s3.eu-west-1 only)`; of lost access `role/app loses …`. */
export function accessLine(row: AccessRow, side: Side, options: AccessOptions): string {
  const who = principalWords(row.principals, row.except ?? [], options.account);
  return `${who} ${verb(row, side)} ${accessText(row, side, options)}`;
}

/** What a row says beside whom it is about: `decrypt as its IAM policies allow (via s3.eu-west-1 only)`. */
export function accessText(row: AccessRow, side: Side, options: AccessOptions): string {
  const [delegated, note] = noteParts(row);
  return `${operationText(row, options)}${delegated}${whenText(row, options)}${undecidedText(row, side, note)}`;
}

/** How the access model says that an account's IAM policies decide. */
const byAccount = 'as far as IAM policies of the account allow it';

/** Whose IAM policies decide, where they do; and what else the row notes. */
function noteParts({ principals, note = '' }: AccessRow): readonly [string, string] {
  const rest = note.startsWith(byAccount) ? note.slice(byAccount.length).replace(/^, /, '') : note;
  if (!principals.some(isAccount)) return ['', note];
  return [' as its IAM policies allow', rest];
}

/** The note, after what is said where the model can't tell. */
function undecidedText({ certainty }: AccessRow, side: Side, note: string): string {
  if (certainty === 'certain') return note === '' ? '' : `, ${note}`;
  const open = side === 'has' ? "can't be decided for every request" : "can't be decided";
  return note === '' || note === 'can’t be decided' ? ` (${open})` : ` (${open}: ${note})`;
}

/** A row of a change in words. */
export interface AccessLine {
  readonly sign: '+' | '-';
  readonly text: string;
  readonly witness: AccessRow['witness'];
}

/** Each row as `+ …` for what is gained and `- …` for what is lost. */
export function accessLines(access: AccessChange | null, options: AccessOptions): readonly AccessLine[] {
  if (access === null) return [];
  const { gained, lost } = access;
  return [
    ...gained.map((row): AccessLine => lineOf('+', row, accessLine(row, 'gains', options))),
    ...lost.map((row): AccessLine => lineOf('-', row, accessLine(row, 'loses', options))),
  ];
}

function lineOf(sign: AccessLine['sign'], { witness }: AccessRow, text: string): AccessLine {
  return { sign, text, witness };
}

function verb({ certainty, principals }: AccessRow, side: Side): string {
  if (side === 'has') return 'may';
  if (side === 'gains') return certainty === 'may' ? 'may gain' : 'may';
  if (certainty === 'may') return 'may lose';
  return principals.length > 1 ? 'lose' : 'loses';
}

/** What the row's principals may do. */
export function operationText(row: Pick<AccessRow, 'operations' | 'conditions'>, options: AccessOptions) {
  const words = options.exact
    ? row.operations.map((operation) => operation.replace(/^kms:/i, ''))
    : operationWords(row.operations, row.conditions.includes(forServicesCondition));
  if (words.length <= options.most + 1) return words.join(', ');
  return `${words.slice(0, options.most).join(', ')} and ${words.length - options.most} more operations`;
}

/** The conditions of the row; empty where there are none. */
export function conditionText(conditions: string, options: AccessOptions): string {
  return options.exact ? conditions : conditionWords(conditions);
}

function whenText({ conditions }: AccessRow, options: AccessOptions): string {
  return conditions === '' ? '' : ` (${conditionText(conditions, options)})`;
}
