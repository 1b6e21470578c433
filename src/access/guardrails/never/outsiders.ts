import type { AssertedParty } from '../../../model/guardrail.js';
import type { PolicyDocument } from '../../policy.js';
import type { KeySubject } from '../subject.js';
import { denyIf, type JsonStatement } from './deny.js';
import { fixedValuesOf, strangeAccount, valuesOf } from './fixed-values.js';

/**
 * Statements that take everything from whoever the assertion is not about: what is left of a key's access under them is what the
 * assertion forbids. So one engine decides it all, with its certainty and its witnesses.
 */
export function denyOthers(party: AssertedParty, subject: KeySubject): readonly JsonStatement[] {
  switch (party.kind) {
    case 'anybody':
      return [];
    case 'account':
      return [
        ...denyServices(subject),
        ...denyIf('StringNotEquals', 'aws:PrincipalAccount', [party.account]),
      ];
    case 'principal':
      return [...denyServices(subject), ...denyIf('ArnNotLike', 'aws:PrincipalArn', [party.pattern])];
    case 'service':
      return denyIf('Null', 'aws:PrincipalAccount', ['false']);
    case 'outside':
      return [...denyServices(subject), ...denyInside(party, subject)];
    case 'public':
      return [...denyServices(subject), ...denyKnown(subject)];
  }
}

/**
 * Services act for others and are only meant where they are named. No request of anybody else has the keys that say for whom;
 * what a policy doesn't look at needs no statement.
 */
function denyServices(subject: KeySubject): readonly JsonStatement[] {
  const keys = ['aws:SourceAccount', 'aws:SourceArn', 'aws:SourceOrgID', 'aws:SourceOrgPaths'];
  return [
    ...denyIf('Bool', 'aws:PrincipalIsAWSService', ['true']),
    ...keys
      .filter((key) => valuesOf(documentOf(subject), key).length > 0)
      .flatMap((key) => denyIf('Null', key, ['false'])),
  ];
}

function documentOf({ policy }: KeySubject): PolicyDocument | null {
  return policy.read ? policy.value : null;
}

/** Only where the policy looks at the paths of organizations itself. */
function denyPaths(subject: KeySubject, ids: readonly string[]): readonly JsonStatement[] {
  const key = 'aws:PrincipalOrgPaths';
  const paths = ids.map((id) => `${id}/*`);
  return valuesOf(documentOf(subject), key).length === 0 ? [] : denyIf('ForAnyValue:StringLike', key, paths);
}

/** Inside is who belongs to the key's account, one of the accounts or organizations, or comes from one of the networks. */
function denyInside(
  { accounts, organizations, vpcs, vpcEndpoints }: Extract<AssertedParty, { kind: 'outside' }>,
  subject: KeySubject,
): readonly JsonStatement[] {
  const inside = [...new Set([subject.target.account, ...accounts])].sort();
  const ids = organizations ?? organizationsIn(subject);
  return [
    ...denyIf('StringEquals', 'aws:PrincipalAccount', inside),
    ...denyIf('StringEquals', 'kms:CallerAccount', inside),
    ...denyIf('StringEquals', 'aws:PrincipalOrgID', ids),
    ...denyPaths(subject, ids),
    ...denyIf('StringEquals', 'aws:SourceVpc', vpcs),
    ...denyIf('StringEquals', 'aws:SourceVpce', vpcEndpoints),
  ];
}

/** The organizations that the policy's conditions name. */
function organizationsIn(subject: KeySubject): readonly string[] {
  const document = documentOf(subject);
  const paths = valuesOf(document, 'aws:PrincipalOrgPaths').flatMap((path) => path.split('/')[0] ?? []);
  const ids = [...fixedValuesOf(document, 'aws:PrincipalOrgID'), ...paths];
  return [...new Set(ids.filter((id) => /^o-[a-z0-9]+$/.test(id)))].sort();
}

/**
 * A stranger is a principal of an account that nothing names, in no organization and on no network that a condition names. What
 * anybody can arrange for (an encryption context, the service that calls, tags of one's own principal) keeps no stranger out.
 * Source: Amazon S3 user guide, "The meaning of public", whose list of fixed values AWS uses for resource policies in general.
 */
function denyKnown(subject: KeySubject): readonly JsonStatement[] {
  const document = documentOf(subject);
  const text = subject.state.policy.read ? subject.state.policy.value : '';
  const stranger = [strangeAccount(text)];
  const fixed = (key: string) => denyIf('StringEquals', key, fixedValuesOf(document, key));
  return [
    ...denyIf('StringNotEquals', 'aws:PrincipalAccount', stranger),
    ...denyIf('StringNotEquals', 'kms:CallerAccount', stranger),
    ...fixed('aws:PrincipalOrgID'),
    ...denyPaths(subject, organizationsIn(subject)),
    ...fixed('aws:SourceVpc'),
    ...fixed('aws:SourceVpce'),
    ...fixed('aws:userid'),
    ...denyIf('IpAddress', 'aws:SourceIp', networksIn(subject)),
    ...denyIf('IpAddress', 'aws:VpcSourceIp', valuesOf(document, 'aws:VpcSourceIp')),
  ];
}

/** The ranges that the policy names, but for those that are everywhere. */
function networksIn(subject: KeySubject): readonly string[] {
  const ranges = valuesOf(documentOf(subject), 'aws:SourceIp');
  return ranges.filter((range) => !/\/[0-7]$/.test(range));
}
