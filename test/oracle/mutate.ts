import type { WorldKey } from './condition-world.js';
import type { Prng } from './prng.js';
import { randomActions, randomCondition, randomPrincipal, randomStatement } from './random-policy.js';
import { listOf, type RawPolicy, type RawPrincipal, type RawStatement, statementsOf } from './raw-policy.js';

type Change = (
  random: Prng,
  keys: readonly WorldKey[],
  statements: readonly RawStatement[],
) => readonly RawStatement[];
type ChangeOfOne = (random: Prng, keys: readonly WorldKey[], statement: RawStatement) => RawStatement;

/** The policy after a few small changes, as somebody would make them in a pull request. */
export function mutated(random: Prng, policy: RawPolicy, keys: readonly WorldKey[]): RawPolicy {
  let statements = statementsOf(policy);
  const count = 1 + random.below(3);
  for (let step = 0; step < count; step++) statements = random.pick(changes)(random, keys, statements);
  const { Version, ...rest } = policy;
  const version = random.chance(0.05) ? '2012-10-17' : Version;
  return { ...rest, ...(version === undefined ? {} : { Version: version }), Statement: statements };
}

const ofOne =
  (change: ChangeOfOne): Change =>
  (random, keys, statements) => {
    if (statements.length === 0) return statements;
    const at = random.below(statements.length);
    return statements.map((statement, index) => (index === at ? change(random, keys, statement) : statement));
  };

const changes: readonly Change[] = [
  (random, keys, statements) => [...statements, randomStatement(random, keys)],
  (random, _, statements) =>
    statements.filter((_statement, index) => index !== random.below(statements.length + 1)),
  (random, _, statements) => random.shuffled(statements),
  ofOne((_, __, statement) => ({ ...statement, Effect: statement.Effect === 'Allow' ? 'Deny' : 'Allow' })),
  ofOne((random, _, statement) => {
    const { Principal, NotPrincipal, ...rest } = statement;
    const [name, element] =
      Principal === undefined
        ? (['NotPrincipal', NotPrincipal] as const)
        : (['Principal', Principal] as const);
    return { ...rest, [name]: otherPrincipals(random, element ?? '*') };
  }),
  ofOne((_, __, statement) => {
    const { Principal, NotPrincipal, ...rest } = statement;
    return Principal === undefined
      ? { ...rest, Principal: NotPrincipal ?? '*' }
      : { ...rest, NotPrincipal: Principal };
  }),
  ofOne((random, _, { Action, NotAction, ...rest }) => {
    const patterns = listOf(Action ?? NotAction);
    if (random.chance(0.3) || patterns.length === 0) return { ...rest, ...randomActions(random) };
    const changed =
      random.chance(0.5) && patterns.length > 1
        ? patterns.slice(1)
        : [...patterns, ...listOf(randomActions(random).Action)];
    return { ...rest, [Action === undefined ? 'NotAction' : 'Action']: changed };
  }),
  ofOne((random, keys, statement) => ({
    ...statement,
    Condition: { ...statement.Condition, ...randomCondition(random, keys) },
  })),
  ofOne((random, keys, statement) => ({ ...statement, Condition: randomCondition(random, keys) })),
  ofOne((random, _, { Condition, ...rest }) => {
    const operators = Object.entries(Condition ?? {});
    if (operators.length < 2) return rest;
    const gone = random.below(operators.length);
    return { ...rest, Condition: Object.fromEntries(operators.filter((_operator, index) => index !== gone)) };
  }),
];

function otherPrincipals(random: Prng, element: RawPrincipal): RawPrincipal {
  const other = randomPrincipal(random);
  if (element === '*' || other === '*' || random.chance(0.3)) return other;
  const listed = listOf(element['AWS']);
  if (random.chance(0.4) && listed.length > 1) return { ...element, AWS: listed.slice(1) };
  return { ...element, AWS: [...listed, ...listOf(other['AWS'])] };
}
