import type { ErrorCode } from '../../../model/error-codes.js';
import type { EstateGrant } from '../../../model/estate.js';
import type { Path } from '../../../model/place.js';
import type { Named } from '../../../model/principal.js';
import { grantOperationsOf, hasEncryptionContext, limits } from '../capabilities.js';
import { checkEncryptionContext } from './check-encryption-context.js';
import { inGrant, reportError, type Site } from './site.js';

type Refuse = (code: ErrorCode, path: Path, message: string) => void;
type Service = Extract<Named, { kind: 'service' }>;

/**
 * Reports whatever a native grant can't say or enforce, so that none of it is lost; true where nothing is.
 * Source: AWS KMS API reference, CreateGrant and GrantConstraints.
 */
export function checkNativeGrant(grant: EstateGrant, site: Site): boolean {
  let fine = true;
  const refuse: Refuse = (code, path, message) => {
    fine = false;
    reportError(site, { code, message, place: inGrant(grant, path) });
  };
  checkMaker(site, refuse);
  checkConditions(grant, site, refuse);
  checkOperations(grant, refuse);
  for (const grantee of grant.grantees) checkGrantee(grant, grantee, refuse);
  return checkEncryptionContext(grant, site) && fine;
}

function checkMaker(site: Site, refuse: Refuse): void {
  if (site.target.reconciler !== null || site.key.enableIamPolicies) return;
  refuse(
    'KW3028',
    ['spec', 'as'],
    `nobody may make native grants on keys of the target \`${site.target.name}\``,
  );
}

function checkConditions(grant: EstateGrant, site: Site, refuse: Refuse): void {
  if (grant.expires !== null)
    refuse('KW3024', ['spec', 'expires'], `\`expires\` needs \`as: policy\`: a native grant has no end`);
  for (const name of Object.keys(grant.conditions)) {
    if (name === 'encryptionContext') continue;
    refuse('KW3023', ['spec', 'conditions', name], `a native grant can't enforce \`${name}\``);
  }
  checkConstraints(grant, site, refuse);
}

function checkConstraints(grant: EstateGrant, site: Site, refuse: Refuse): void {
  const context = grant.conditions.encryptionContext;
  if (context === undefined) return;
  const path = ['spec', 'conditions', 'encryptionContext'];
  const onlyMetadata = grant.operations.every((operation) => operation === 'describe');
  if (!hasEncryptionContext(site.key.algorithm))
    refuse('KW3012', path, `a request to a \`${site.key.algorithm}\` key has no encryption context`);
  else if (onlyMetadata) refuse('KW3012', path, 'the encryption context restricts none of the operations');
  if (context.keys !== undefined)
    refuse('KW3023', [...path, 'keys'], "a native grant can't enforce `encryptionContext.keys`");
  for (const member of ['equals', 'contains'] as const) {
    const count = Object.keys(context[member] ?? {}).length;
    if (count > limits.encryptionContextPairs)
      refuse(
        'KW3023',
        [...path, member],
        `a native grant takes ${limits.encryptionContextPairs} pairs, not ${count}`,
      );
  }
}

function checkOperations(grant: EstateGrant, refuse: Refuse): void {
  for (const operation of grant.operations) {
    if (operation === 'wrap' || operation === 'unwrap') continue;
    if (grantOperationsOf(operation).length > 0) continue;
    const path = grant.operationPaths[operation] ?? ['spec', 'operations'];
    refuse('KW3027', path, `a native grant can't give \`${operation}\``);
  }
}

function checkGrantee(grant: EstateGrant, grantee: Named, refuse: Refuse): void {
  if (grantee.kind === 'role' || grantee.kind === 'user') return;
  if (grantee.kind === 'service') checkService(grant, grantee, refuse);
  else refuse('KW3025', grantee.path, `a native grant can't name this ${grantee.kind.replaceAll('-', ' ')}`);
}

function checkService(grant: EstateGrant, service: Service, refuse: Refuse): void {
  const { name, path, sourceArn, sourceAccount } = service;
  if (grant.retiringPrincipal === null)
    refuse('KW3026', path, `the native grant for \`${name}\` has no \`retiringPrincipal\``);
  if (sourceArn === null) {
    refuse('KW3026', path, `the native grant for \`${name}\` has no \`sourceArn\``);
    return;
  }
  if (/[*?]/.test(sourceArn))
    refuse('KW3023', path, `a native grant names one resource, not the pattern \`${sourceArn}\``);
  if (sourceAccount !== null && sourceArn.split(':')[4] !== sourceAccount)
    refuse(
      'KW3023',
      path,
      `a native grant can't enforce \`sourceAccount\`, and the \`sourceArn\` doesn't say it`,
    );
}
