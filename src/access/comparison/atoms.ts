import type { RequestCaller } from '../evaluate.js';
import { accountOf } from '../match-principal.js';
import { orphanId } from '../orphans.js';
import type { PrincipalEntry } from '../policy.js';

/**
 * Callers that no statement tells apart by name, as one that stands for them:
 * - `named`: somebody whom a statement names; all sessions of a role that aren't named themselves are the role;
 * - `root`: the root user of an account;
 * - `others`: everybody else of an account;
 * - `elsewhere`: everybody of all accounts that nothing mentions;
 * - `services`: every AWS service that nothing mentions.
 */
export interface Atom {
  readonly kind: 'named' | 'root' | 'others' | 'elsewhere' | 'services';
  /** As rows show it. */
  readonly name: string;
  readonly caller: RequestCaller;
  /** Who stands for those among whom this one would be if it weren't named. */
  readonly parent: Atom | null;
  /** Not known to exist: somebody named by ARN who could be the one that is named by unique id. */
  readonly isSupposed?: true;
  /** A role that only its sessions make known, by its name. */
  readonly isUnnamed?: true;
  /** Where only the name of its role is known: patterns of the ARNs that the role can have, with whatever path. */
  readonly arnPatterns?: readonly string[];
}

/** Everything that principals can be told apart by. */
export interface Mentions {
  readonly principals: readonly PrincipalEntry[];
  /** Account numbers beside those of the principals. */
  readonly accounts: readonly string[];
  /** Names of services beside those of the principals. */
  readonly services: readonly string[];
  readonly partition: string;
  /** The key's account, where it is known. */
  readonly home: string | null;
}

/** All callers there can be, as atoms: parents before their children. */
export function atomsOf({ principals, accounts, services, partition, home }: Mentions): readonly Atom[] {
  const named = (type: PrincipalEntry['type']) => [
    ...new Set(principals.filter((entry) => entry.type === type).map(({ value }) => value)),
  ];
  const ours = named('AWS').filter((value) => value !== '*');
  const mentioned = [
    ...new Set([...accounts, ...ours.flatMap(accountIn), ...(home === null ? [] : [home])]),
  ].sort();
  const names = principals.map(({ value }) => value);
  const fresh: Fresh = { name: unusedName('somebody-else', names), session: unusedName('session', names) };
  const nowhere = unmentioned(mentioned);
  const elsewhere = others('elsewhere', nowhere, partition, null, fresh);
  const byAccount = new Map(
    mentioned.map((account) => [account, others('others', account, partition, elsewhere, fresh)]),
  );
  const rootOf = (account: string, parent: Atom | null, name: string): Atom => {
    const arn = rootArn(account, partition);
    return { kind: 'root', name, caller: iamCaller('user', arn, arn, account, account), parent };
  };
  const roots = [
    rootOf(nowhere, elsewhere, rootArn('*', partition)),
    ...mentioned.map((account) =>
      rootOf(account, byAccount.get(account) ?? null, rootArn(account, partition)),
    ),
  ];
  const people = ours
    .filter((value) => accountOf(value) === null)
    .sort()
    .sort((a, b) => Number(isSession(a)) - Number(isSession(b)));
  const found: Atom[] = [];
  for (const value of people)
    found.push(...namedAtoms(value, found, byAccount, home ?? mentioned[0] ?? '', fresh));
  const anyService = serviceAtom('services', unusedService([...named('Service'), ...services]), elsewhere);
  return [
    elsewhere,
    ...byAccount.values(),
    ...roots,
    ...found,
    ...(found.length > mostSupposed ? [] : found.flatMap((atom) => supposed(atom, found))),
    anyService,
    ...[...new Set([...named('Service'), ...services])]
      .sort()
      .map((name) => serviceAtom('named', name, anyService)),
    ...named('Federated').map((provider) =>
      outsider({ kind: 'federated', provider }, `federated:${provider}`, elsewhere),
    ),
    ...named('CanonicalUser').map((id) =>
      outsider({ kind: 'canonical-user', id }, `canonical-user:${id}`, elsewhere),
    ),
  ];
}

export function rootArn(account: string, partition: string): string {
  return `arn:${partition}:iam::${account}:root`;
}

/** The account's number in an ARN, or the number itself. */
export function accountIn(principal: string): readonly string[] {
  const account = accountOf(principal) ?? /^arn:[^:]*:(?:iam|sts)::(\d{12}):/.exec(principal)?.[1];
  return account === undefined ? [] : [account];
}

/** Names that nobody has whom a policy names. */
interface Fresh {
  readonly name: string;
  readonly session: string;
}

function others(
  kind: 'others' | 'elsewhere',
  account: string,
  partition: string,
  parent: Atom | null,
  { name, session }: Fresh,
): Atom {
  const arn = `arn:${partition}:iam::${account}:role/${name}`;
  return { kind, name: '*', caller: roleCaller(arn, account, session), parent };
}

function unusedName(wish: string, names: readonly string[]): string {
  let name = wish;
  while (names.some((value) => value.endsWith(`/${name}`))) name = `${name}-too`;
  return name;
}

function namedAtoms(
  value: string,
  before: readonly Atom[],
  byAccount: ReadonlyMap<string, Atom>,
  usual: string,
  { session: anySession }: Fresh,
): readonly Atom[] {
  const [account = usual] = accountIn(value);
  const parent = byAccount.get(account) ?? null;
  const session = /^arn:([^:]*):sts::(\d{12}):assumed-role\/([^/]+)\/.+$/.exec(value);
  if (session !== null) {
    const [, partition = '', , role = ''] = session;
    const plain = `arn:${partition}:iam::${account}:role/${role}`;
    const roles = before.filter((atom) => isRoleNamed(atom, account, role));
    const named = roles.filter(({ isUnnamed }) => isUnnamed !== true);
    const made: readonly Atom[] =
      roles.length > 0 ? [] : [{ ...roleAtom(plain, account, parent, anySession), isUnnamed: true }];
    const owners = named.length > 0 ? named : [...roles, ...made];
    const sessions = owners.flatMap((atom): Atom[] => {
      if (atom.caller.kind !== 'role') return [];
      const caller = iamCaller('role', value, atom.caller.principalArn, plain, account);
      const known: Atom = { kind: 'named', name: value, caller, parent: atom };
      return [named.length > 0 ? known : { ...known, arnPatterns: [plain, pathsOf(plain)] }];
    });
    return [...made, ...sessions];
  }
  if (/^arn:[^:]*:iam::\d{12}:role\//.test(value)) return [roleAtom(value, account, parent, anySession)];
  const kind = value.startsWith('AROA') ? 'role' : 'user';
  return [{ kind: 'named', name: value, caller: iamCaller(kind, value, value, value, account), parent }];
}

/** Beyond so many named principals, which unique id could be whose isn't asked. */
const mostSupposed = 60;

/** A unique id may be the one of a principal that is named by its ARN as well: AWS shows the id only of one that was deleted. */
function supposed(atom: Atom, named: readonly Atom[]): readonly Atom[] {
  const { caller } = atom;
  if (!orphanId.test(atom.name) || (caller.kind !== 'role' && caller.kind !== 'user')) return [];
  return named.flatMap((other): Atom[] => {
    if (other.caller.kind !== caller.kind || orphanId.test(other.name)) return [];
    return [
      { ...other, caller: { ...other.caller, principalId: atom.name }, parent: other, isSupposed: true },
    ];
  });
}

function isSession(value: string): boolean {
  return value.includes(':assumed-role/');
}

/** A session's ARN has its role's name without the path (IAM user guide, "IAM identifiers"). */
function pathsOf(roleArn: string): string {
  return roleArn.replace(/:role\//, ':role/*/');
}

function roleAtom(arn: string, account: string, parent: Atom | null, session: string): Atom {
  return { kind: 'named', name: arn, caller: roleCaller(arn, account, session), parent };
}

function isRoleNamed({ name, caller }: Atom, account: string, role: string): boolean {
  if (caller.kind !== 'role' || caller.account !== account) return false;
  return name.includes(':role/') && name.split('/').at(-1) === role;
}

/** A session of the role, since nobody calls as a role itself (IAM user guide, "AWS STS principals"). */
export function roleCaller(arn: string, account: string, sessionName: string): RequestCaller {
  const [, partition = 'aws'] = arn.split(':');
  const session = `arn:${partition}:sts::${account}:assumed-role/${arn.split('/').at(-1) ?? ''}/${sessionName}`;
  return iamCaller('role', session, arn, arn, account);
}

export function iamCaller(
  kind: 'role' | 'user',
  arn: string,
  principalArn: string,
  principalId: string,
  account: string,
): RequestCaller {
  return { kind, arn, principalArn, principalId, account };
}

function serviceAtom(kind: 'named' | 'services', name: string, parent: Atom | null): Atom {
  return { kind, name: kind === 'services' ? '*' : name, caller: { kind: 'service', name }, parent };
}

function outsider(caller: RequestCaller, name: string, parent: Atom): Atom {
  return { kind: 'named', name, caller, parent };
}

function unmentioned(accounts: readonly string[]): string {
  let number = 999_999_999_999;
  while (accounts.includes(String(number))) number -= 1;
  return String(number);
}

function unusedService(names: readonly string[]): string {
  let name = 'another-service.amazonaws.com';
  while (names.includes(name)) name = `x${name}`;
  return name;
}
