/** Whom an access row speaks of, in short where `account` (the key's) is known: `role/app`, `account/444455556666`. */
export function principalWords(
  principals: readonly string[],
  except: readonly string[],
  account: string | null,
): string {
  const names = (list: readonly string[]) => list.map((each) => principalWord(each, account)).join(', ');
  return except.length === 0 ? names(principals) : `${names(principals)} except ${names(except)}`;
}

/** Whether the principal is an account, whose IAM policies decide for its members. */
export function isAccount(principal: string): boolean {
  return accountRoot.test(principal);
}

/** One principal. Without the key's account, everything but everybody stays as it is. */
export function principalWord(principal: string, account: string | null): string {
  if (principal === '*') return 'everybody';
  if (account === null) return principal;
  const root = accountRoot.exec(principal);
  if (root !== null) return `account/${root[1]}`;
  const own = /^arn:[a-z-]+:(?:iam|sts)::([0-9]{12}):((?:role|user|assumed-role|federated-user)\/.+)$/.exec(
    principal,
  );
  return own !== null && own[1] === account ? (own[2] ?? principal) : principal;
}

const accountRoot = /^arn:[a-z-]+:iam::([0-9]{12}):root$/;

/** The account in an ARN; null in a text that has none. */
export function accountOfArn(arn: string): string | null {
  const account = arn.split(':')[4] ?? '';
  return /^[0-9]{12}$/.test(account) ? account : null;
}
