import type { Condition } from '../policy.js';
import { isKey } from './condition-sense.js';
import { confinements, isConfinedByDeny } from './confinement.js';
import { accountIn, isAboutKey, isForEverybody } from './reach.js';
import { adjustableCheck, conditionPath, type Look, principalPath, type Spot } from './statement-check.js';

type Lists = {
  readonly accounts: readonly string[];
  readonly organizations: readonly string[];
  readonly vpcs: readonly string[];
  readonly vpcEndpoints: readonly string[];
};

const defaults: Lists = { accounts: [], organizations: [], vpcs: [], vpcEndpoints: [] };

export const outsideAccess = adjustableCheck<Lists>(
  {
    id: 'outside-access',
    title: 'somebody outside the allow-list has access',
    why: 'access from other accounts, organizations or networks outlives the project that it was given for, unless a list says which are meant',
    remedy: 'remove the access, or add the account, organization, VPC or endpoint to the list',
    severity: 'error',
    origins: ['Custodian cross-account', 'Control Tower CT.KMS.PV.7'],
    parameters: defaults,
  },
  (look) => {
    const { statement, policy } = look;
    if (statement.effect !== 'Allow' || !isAboutKey(statement)) return [];
    if (!isForEverybody(statement)) return named(look);
    if (isConfinedByDeny(statement, policy)) return [];
    return confined(look);
  },
);

function known({ facts, parameters }: Look<Lists>): ReadonlySet<string> {
  return new Set([...parameters.accounts, ...(facts.account === null ? [] : [facts.account])]);
}

function named(look: Look<Lists>): readonly Spot[] {
  const accounts = known(look);
  return (look.statement.principals?.entries ?? []).flatMap((entry, index) => {
    const account = accountIn(entry);
    if (account === null || accounts.has(account)) return [];
    const message = `\`${entry.value}\` is in account \`${account}\`, which isn’t on the list`;
    return { path: principalPath(look.statement, index), message };
  });
}

/** A wildcard is as wide as its narrowest confinement: one that lies within the list is enough. */
function confined(look: Look<Lists>): readonly Spot[] {
  const { statement } = look;
  const found = confinements(statement).map((condition) => ({
    condition,
    outside: outside(condition, look),
  }));
  if (found.some((entry) => entry.outside.length === 0)) return [];
  const spots = found.flatMap(({ condition, outside }) =>
    outside.map((value) => ({
      path: conditionPath(condition, condition.values.indexOf(value)),
      message: `\`${value}\` isn’t on the list`,
    })),
  );
  if (spots.length > 0) return spots;
  return [{ path: principalPath(statement), message: 'everybody has access, whatever is on the list' }];
}

function outside(condition: Condition, look: Look<Lists>): readonly string[] {
  const { organizations, vpcs, vpcEndpoints } = look.parameters;
  const accounts = known(look);
  const isOwn = (value: string) => /^\$\{aws:ResourceAccount\}$/i.test(value) || accounts.has(value);
  const isOrganization = (value: string) => {
    const [id = ''] = value.split('/');
    return /^\$\{aws:ResourceOrgID\}$/i.test(id) || organizations.includes(id);
  };
  const tests: readonly (readonly [readonly string[], (value: string) => boolean])[] = [
    [
      ['aws:PrincipalOrgID', 'aws:PrincipalOrgPaths', 'aws:SourceOrgID', 'aws:SourceOrgPaths'],
      isOrganization,
    ],
    [['aws:VpceOrgID', 'aws:VpceOrgPaths'], isOrganization],
    [['aws:SourceVpc'], (value) => vpcs.includes(value)],
    [['aws:SourceVpce'], (value) => vpcEndpoints.includes(value)],
    [
      ['aws:PrincipalArn', 'aws:SourceArn', 'aws:SourceVpcArn'],
      (value) => accounts.has(value.split(':')[4] ?? ''),
    ],
    [['aws:userid', 'aws:PrincipalServiceName'], () => false],
  ];
  const test = tests.find(([keys]) => isKey(condition, ...keys))?.[1] ?? isOwn;
  return condition.values.filter((value) => !test(value));
}
