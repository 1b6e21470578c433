import { parsePolicy } from '../../../access/parse-policy.js';
import type { Diagnostic, Outcome } from '../../../model/diagnostic.js';
import { nearest } from '../../../model/nearest.js';
import type { AskedKey } from '../../../model/question.js';

/**
 * The principals that a word stands for. `role/app` is each role of that name that a policy or native grant of the keys names,
 * else the one in the account of each key; nobody is refused for not being named, because a policy also speaks of
 * everybody and of whole accounts.
 */
export function askedPrincipals(word: string, keys: readonly AskedKey[]): Outcome<readonly string[]> {
  if (/^arn:[a-z-]+:(iam|sts)::[0-9]{12}:(root|[a-z-]+\/.+)$/.test(word)) return named([word], word, keys);
  if (/^[a-z0-9.-]+\.amazonaws\.com(\.cn)?$/.test(word)) return named([word], word, keys);
  if (/^A(ROA|IDA)[A-Z0-9]{8,}$/.test(word)) return named([word], word, keys);
  const account = /^account\/([0-9]{12})$/.exec(word)?.[1];
  if (account !== undefined)
    return found(unique(keys.map(({ target }) => `arn:${target.partition}:iam::${account}:root`)));
  if (/^(role|user)\/.+$/.test(word)) {
    const known = mentioned(keys).filter((arn) => arn.startsWith('arn:') && arn.endsWith(`:${word}`));
    if (known.length > 0) return found(unique(known));
    const own = keys.map(({ target }) => `arn:${target.partition}:iam::${target.account}:${word}`);
    return named(unique(own), word, keys);
  }
  return refuse(word, keys);
}

function found(
  principals: readonly string[],
  warnings: readonly Diagnostic[] = [],
): Outcome<readonly string[]> {
  return { ok: true, value: principals, warnings };
}

/** The principals, with a warning where none of the keys' policies names them. */
function named(
  principals: readonly string[],
  word: string,
  keys: readonly AskedKey[],
): Outcome<readonly string[]> {
  const all = mentioned(keys);
  if (principals.some((principal) => isMentioned(principal, all))) return found(principals);
  const near = nearest(word, shortNames(all));
  const warning: Diagnostic = {
    code: 'KW6057',
    severity: 'warning',
    message: `no policy and no native grant of these keys names \`${word}\``,
    ...(near === null || near === word ? {} : { remedy: `did you mean \`${near}\`?` }),
  };
  return found(principals, [warning]);
}

/** A session is named by its role too, whose path the session's ARN leaves out. */
function isMentioned(principal: string, all: readonly string[]): boolean {
  if (all.includes(principal)) return true;
  const session = /^(arn:[a-z-]+:)sts(::[0-9]{12}:)assumed-role\/([^/]+)\//.exec(principal);
  if (session === null) return false;
  const [, start = '', account = '', name = ''] = session;
  const role = `${start}iam${account}role/`;
  return all.some((each) => each.startsWith(role) && each.endsWith(`/${name}`));
}

function refuse(word: string, keys: readonly AskedKey[]): Outcome<never> {
  const near = nearest(word, shortNames(mentioned(keys)));
  const bare = shortNames(mentioned(keys)).find((name) => name.endsWith(`/${word}`));
  const meant = /^[0-9]{12}$/.test(word) ? `account/${word}` : (bare ?? near);
  const problem: Diagnostic = {
    code: 'KW6055',
    severity: 'error',
    message: word.startsWith('set/')
      ? `\`${word}\` is a set, and access is asked for one principal`
      : `\`${word}\` names no principal`,
    ...(meant === null ? {} : { remedy: `did you mean \`${meant}\`?` }),
  };
  return { ok: false, problems: [problem] };
}

/** Everybody whom the keys' policies and native grants name. */
function mentioned(keys: readonly AskedKey[]): readonly string[] {
  return unique(
    keys.flatMap(({ state }) => {
      const reading = parsePolicy(state.policy, 'key');
      const statements = reading.ok ? reading.policy.statements : [];
      const entries = statements.flatMap(({ principals }) => principals?.entries ?? []);
      const grantees = state.grants.map(({ grantee }) =>
        grantee.kind === 'service' ? grantee.name : grantee.arn,
      );
      return [...entries.map(({ value }) => value), ...grantees];
    }),
  );
}

/** As somebody would write them: `role/app`, `user/app`, services. */
function shortNames(principals: readonly string[]): readonly string[] {
  return unique(principals.map((principal) => /:((?:role|user)\/.+)$/.exec(principal)?.[1] ?? principal));
}

function unique(values: readonly string[]): readonly string[] {
  return [...new Set(values)].sort();
}
