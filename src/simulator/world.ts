import type { Diagnostic, Outcome } from '../model/diagnostic.js';
import type { World } from '../model/generated/world.js';
import type { Path } from '../model/place.js';
import { readAttestationRoot } from './attestation-roots.js';
import { identityPolicyProblem, trustPolicyProblem } from './policy-text.js';
import { checkShape } from './world/shape.js';
import { readWorld, type WorldSource } from './world/source.js';

export type { World };

/** Reads a world file: the accounts, principals and custom key stores of a simulator. All problems are reported. */
export function parseWorld(text: string, file: string): Outcome<World> {
  const reading = readWorld(text, file);
  if (!reading.ok) return reading;
  const { source } = reading;
  const malformed = checkShape(source);
  if (malformed.length > 0) return { ok: false, problems: malformed };
  const world = source.value as World;
  const problems = [
    ...checkNames(world, source),
    ...checkPaths(world, source),
    ...checkPolicies(world, source),
    ...checkRoots(world, source),
  ];
  return problems.length > 0 ? { ok: false, problems } : { ok: true, value: world, warnings: [] };
}

interface Named {
  readonly what: string;
  readonly name: string;
  readonly path: Path;
}

function checkNames(world: World, source: WorldSource): Diagnostic[] {
  const seen = new Set<string>();
  return namesIn(world).flatMap(({ what, name, path }) => {
    const again = seen.has(`${what} ${name}`);
    seen.add(`${what} ${name}`);
    return again ? [source.problem('KW6092', `the ${what} \`${name}\` is there twice`, path)] : [];
  });
}

function namesIn(world: World): Named[] {
  const accounts = world.accounts.flatMap(({ id, roles = [], users = [] }, index): Named[] => [
    { what: 'account', name: id, path: ['accounts', index, 'id'] },
    ...roles.map(({ name }, at) => ({
      what: `role of ${id}`,
      name,
      path: ['accounts', index, 'roles', at, 'name'],
    })),
    ...users.flatMap(({ name, accessKeys = [] }, at) => [
      { what: `user of ${id}`, name, path: ['accounts', index, 'users', at, 'name'] },
      ...accessKeys.map((key, keyAt) => ({
        what: 'access key',
        name: key.id,
        path: ['accounts', index, 'users', at, 'accessKeys', keyAt, 'id'],
      })),
    ]),
  ]);
  const stores = (world.customKeyStores ?? []).map(({ id }, index) => ({
    what: 'custom key store',
    name: id,
    path: ['customKeyStores', index, 'id'],
  }));
  return [...accounts, ...stores];
}

/** A place in an organization begins with the organization's id. */
function checkPaths(world: World, source: WorldSource): Diagnostic[] {
  return world.accounts.flatMap(({ organization }, index) => {
    const { id = '', paths = [] } = organization ?? {};
    return paths.flatMap((path, at) => {
      const place = ['accounts', index, 'organization', 'paths', at];
      return path.startsWith(`${id}/`)
        ? []
        : [source.problem('KW6091', `the path \`${path}\` is not in \`${id}\``, place)];
    });
  });
}

function checkPolicies(world: World, source: WorldSource): Diagnostic[] {
  return world.accounts.flatMap(({ roles = [], users = [] }, index) => [
    ...roles.flatMap(({ trust, policies }, at) => {
      const path = ['accounts', index, 'roles', at];
      const problem = trust === undefined ? null : trustPolicyProblem(policyText(trust));
      const trusts = problem === null ? [] : [source.problem('KW6093', problem, [...path, 'trust'])];
      return [...trusts, ...checkIdentityPolicies(policies, path, source)];
    }),
    ...users.flatMap(({ policies }, at) =>
      checkIdentityPolicies(policies, ['accounts', index, 'users', at], source),
    ),
  ]);
}

function checkIdentityPolicies(
  policies: readonly (object | string)[] | undefined,
  path: Path,
  source: WorldSource,
): Diagnostic[] {
  return (policies ?? []).flatMap((policy, index) => {
    const problem = identityPolicyProblem(policyText(policy));
    return problem === null ? [] : [source.problem('KW6093', problem, [...path, 'policies', index])];
  });
}

function checkRoots({ attestationRoots = [] }: World, source: WorldSource): Diagnostic[] {
  return attestationRoots.flatMap((text, index) => {
    if (readAttestationRoot(text) !== null) return [];
    const path = ['attestationRoots', index];
    return [source.problem('KW6091', `\`${path.join('.')}\` is not a certificate in PEM`, path)];
  });
}

function policyText(policy: object | string): string {
  return typeof policy === 'string' ? policy : JSON.stringify(policy);
}
