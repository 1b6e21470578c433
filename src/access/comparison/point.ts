import { compileCondition } from '../compile-condition.js';
import { isKeyOfAction } from '../condition-keys.js';
import { conditionOperators, parseOperator } from '../condition-operators.js';
import { orphanId } from '../orphans.js';
import { resolveVariables, unprotect } from '../policy-variables.js';
import type { ActionAtom } from './action-groups.js';
import type { Analysis } from './analysis.js';
import type { Atom } from './atoms.js';
import type { Cube } from './cubes.js';
import { callerValues, isAboutCaller, isCallersOwn, isName } from './fixed-values.js';
import type { ValueClass } from './value-class.js';
import type { AskedClasses, Variable } from './variables.js';
import { resourceKey } from './voices.js';

/** One request of a cube: what its condition keys hold. */
export interface Point {
  readonly context: Readonly<Record<string, readonly string[]>>;
  /** Where the cube asks for a certain key. */
  readonly resource: string | null;
  /** Whether requests can have all of that at once, by AWS's documentation. */
  readonly isDocumented: boolean;
  /** Condition keys that AWS documents no such values of for the action. */
  readonly undocumented: readonly string[];
  /** Whether something in it can only be tried out. */
  readonly isTrial: boolean;
}

type Context = Map<string, readonly string[]>;

/** A request among those of the cube, a documented one where there is one; null where none was found. */
export function pointIn(
  cube: Cube,
  atom: Atom,
  action: ActionAtom,
  { table: { variables }, domainFor, known }: Pick<Analysis, 'table' | 'domainFor' | 'known'>,
): Point | null {
  const domain = domainFor(atom);
  const chosen = variables.flatMap((variable) => {
    const possible = domain.get(variable.id) ?? variable.full;
    const asked = cube.get(variable.id);
    if (asked !== undefined) return [{ variable, mask: asked & possible }];
    // What is known of every request is no condition any more, but the request still has it.
    const isKnown = possible !== variable.full && !isAboutCaller(variable.key);
    return isKnown && variable.family !== 'open' ? [{ variable, mask: possible }] : [];
  });
  const closed = chosen.filter(({ variable }) => variable.family !== 'open');
  const context: Context = new Map();
  const undocumented: string[] = [];
  for (const key of new Set(closed.map(({ variable }) => variable.key))) {
    const picked = pick(
      closed.filter(({ variable }) => variable.key === key),
      action,
      atom,
    );
    if (picked === null) return null;
    const keyText = closed.find(({ variable }) => variable.key === key)?.variable.keyText ?? key;
    if (!picked.isDocumented) undocumented.push(keyText);
    const values = known(key) ?? picked.values;
    // A name that IAM doesn't take is nobody's, and what the ARN of a deleted principal was isn't known.
    if (key === 'aws:principalarn' && (orphanId.test(atom.name) || !values.every(isName))) return null;
    if (values.length > 0) context.set(keyText, values);
  }
  if (!agreeOnContext(context, closed)) undocumented.push('kms:EncryptionContextKeys');
  if (!agreeOnUser(context, closed, atom)) return null;
  addCaller(context, atom);
  const open = chosen.filter(({ variable }) => variable.family === 'open');
  for (const { variable, mask } of open) tryOut(context, variable, mask === 2n, known);
  const resource = context.get(resourceKey)?.[0] ?? null;
  context.delete(resourceKey);
  return {
    context: Object.fromEntries([...context].sort(([a], [b]) => (a < b ? -1 : 1))),
    resource,
    isDocumented: undocumented.length === 0,
    undocumented,
    isTrial: open.length > 0,
  };
}

interface Choice {
  readonly variable: Variable;
  readonly mask: bigint;
}

/** Values of one key that all of its variables leave, the documented ones first. */
function pick(
  choices: readonly Choice[],
  { name, isKnown }: ActionAtom,
  atom: Atom,
): { readonly values: readonly string[]; readonly isDocumented: boolean } | null {
  const [first] = choices;
  if (first === undefined) return null;
  const candidates = choices.flatMap(({ variable, mask }) => classesIn(variable, mask));
  // Values of one variable alone need no other's leave.
  const fitting =
    choices.length === 1
      ? candidates
      : candidates.filter(({ values }) =>
          choices.every(({ variable, mask }) => leaves(variable, mask, values)),
        );
  const isCallers = callerValues(atom, first.variable.key)?.length !== 0;
  const isPossible = isCallers && (!isKnown || isKeyOfAction(first.variable.keyText, name));
  const isDocumented = ({ values, documented }: ValueClass) =>
    documented && (values.length === 0 || isPossible || first.variable.key === resourceKey);
  const found = fitting.find(isDocumented) ?? fitting[0];
  return found === undefined ? null : { values: found.values, isDocumented: isDocumented(found) };
}

function classesIn({ classes }: Variable, mask: bigint): readonly ValueClass[] {
  return classes.filter((_, index) => (mask & (1n << BigInt(index))) !== 0n);
}

/** Whether the conditions say the same of the values as of some class that is left. */
function leaves({ key, classes, conditions }: Variable, mask: bigint, values: readonly string[]): boolean {
  const holds = conditions.map((each) => holdsFor(each, key, values));
  return classes.some(
    (each, index) =>
      (mask & (1n << BigInt(index))) !== 0n &&
      (each.values.length === 0) === (values.length === 0) &&
      conditions.every(({ mask: own }, at) => ((own >> BigInt(index)) & 1n) === (holds[at] ? 1n : 0n)),
  );
}

function holdsFor({ condition, variables }: AskedClasses, key: string, values: readonly string[]): boolean {
  return compileCondition(condition, variables)(new Map([[key, values]]));
}

/** Only users have a user name, and it ends their ARN: whoever may be anybody is that user then. */
function agreeOnUser(context: Context, closed: readonly Choice[], { caller, kind }: Atom): boolean {
  const [name] = context.get('aws:username') ?? [];
  if (name === undefined) return true;
  if (!isName(name) || (caller.kind !== 'role' && caller.kind !== 'user')) return false;
  if (kind !== 'others' && kind !== 'elsewhere') return true;
  const [, partition = 'aws'] = caller.arn.split(':');
  const arn = `arn:${partition}:iam::${caller.account}:user/${name}`;
  const asked = closed.filter(({ variable }) => variable.key === 'aws:principalarn');
  if (!asked.every(({ variable, mask }) => leaves(variable, mask, [arn]))) return false;
  context.set('aws:PrincipalArn', [arn]);
  return true;
}

const pairPrefix = 'kms:encryptioncontext:';
const namesKey = 'kms:encryptioncontextkeys';

/**
 * An encryption context's pairs and the list of their names say the same: names get a pair each, pairs their name. Whether that
 * can be had within what the conditions leave.
 */
function agreeOnContext(context: Context, closed: readonly Choice[]): boolean {
  const pairs = [...context.keys()].filter((key) => key.toLowerCase().startsWith(pairPrefix));
  const names = closed.filter(({ variable }) => variable.key === namesKey);
  if (pairs.length + names.length === 0) return true;
  const nameOf = (key: string) => key.slice(pairPrefix.length);
  const listed = [...context].find(([key]) => key.toLowerCase() === namesKey)?.[1] ?? [];
  const missing = pairs.map(nameOf).filter((name) => !has(listed, name));
  const all = [...listed, ...missing];
  if (!names.every(({ variable, mask }) => leaves(variable, mask, all)))
    return chooseNames(context, closed, pairs.map(nameOf));
  if (all.length > 0) context.set('kms:EncryptionContextKeys', all);
  return addPairs(context, closed, all);
}

function has(names: readonly string[], name: string): boolean {
  return names.some((each) => each.toLowerCase() === name.toLowerCase());
}

/** Another list of names that has those of all pairs. */
function chooseNames(context: Context, closed: readonly Choice[], wanted: readonly string[]): boolean {
  const names = closed.find(({ variable }) => variable.key === namesKey);
  const found = classesIn(names?.variable ?? emptyVariable, names?.mask ?? 0n).find(({ values }) =>
    wanted.every((name) => has(values, name)),
  );
  if (found === undefined) return false;
  context.set('kms:EncryptionContextKeys', found.values);
  return addPairs(context, closed, found.values);
}

const emptyVariable: Pick<Variable, 'classes'> & Variable = {
  id: -1,
  key: '',
  keyText: '',
  family: 'text',
  classes: [],
  conditions: [],
  full: 0n,
};

/** A pair for each name that has none; false where the conditions want a pair to be absent. */
function addPairs(context: Context, closed: readonly Choice[], names: readonly string[]): boolean {
  for (const name of names) {
    const key = `kms:EncryptionContext:${name}`;
    if ([...context.keys()].some((each) => each.toLowerCase() === key.toLowerCase())) continue;
    const asked = closed.find(({ variable }) => variable.key === key.toLowerCase());
    if (asked !== undefined) return false;
    context.set(key, ['any']);
  }
  return true;
}

const callerKeys = [
  'aws:PrincipalArn',
  'aws:PrincipalAccount',
  'aws:PrincipalIsAWSService',
  'aws:PrincipalServiceName',
  'aws:PrincipalType',
  'aws:username',
  'kms:CallerAccount',
];

/** What the request says of its caller. */
function addCaller(context: Context, atom: Atom): void {
  for (const key of callerKeys) {
    const values = callerValues(atom, key.toLowerCase());
    if (values !== undefined && values.length > 0) context.set(key, values);
  }
}

/** Values under which a condition with policy variables probably holds, or doesn't; whether they do has to be tried. */
function tryOut(
  context: Context,
  { conditions, key, keyText }: Variable,
  wanted: boolean,
  known: Analysis['known'],
): void {
  const [asked] = conditions;
  const value = asked?.condition.values.find((each) => each.includes('${'));
  if (asked === undefined || value === undefined) return;
  const operator = parseOperator(asked.condition.operator)?.operator ?? 'StringEquals';
  for (const [, name = ''] of value.matchAll(/\$\{([^},]+)[^}]*\}/g))
    if (!/^[*?$]$/.test(name) && !isCallersOwn(name.trim().toLowerCase()) && !context.has(name.trim()))
      context.set(name.trim(), known(name.trim().toLowerCase()) ?? ['tried']);
  const given = known(key);
  if (given !== undefined && given.length > 0) context.set(keyText, given);
  const lower = new Map([...context].map(([key, values]) => [key.toLowerCase(), values]));
  const resolved = resolveVariables(value, lower);
  if (resolved === null) return;
  const fitting = unprotect(resolved.replace(/\*/g, '').replace(/\?/g, 'x'));
  const isSame = conditionOperators[operator].negated !== wanted;
  if (!lower.has(keyText.toLowerCase()) && !isCallersOwn(keyText.toLowerCase()))
    context.set(keyText, [isSame ? fitting : `other-${fitting}`]);
}
