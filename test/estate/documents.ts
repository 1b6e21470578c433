/** Documents that fit together, as JSON, which is YAML too; each test changes what it is about. */
type Fields = Readonly<Record<string, unknown>>;

export function targetDocument(name: string, spec: Fields = {}) {
  return document('Target', name, {
    provider: 'aws-kms',
    account: '111122223333',
    region: 'eu-west-1',
    administrators: [{ role: 'key-admin' }],
    ...spec,
  });
}

export function keyDocument(name: string, spec: Fields = {}, labels: Fields = {}) {
  const key = document('Key', name, { target: 'prod', algorithm: 'aes-256', purpose: 'encrypt', ...spec });
  return { ...key, metadata: { name, labels } };
}

export function grantDocument(name: string, spec: Fields = {}) {
  const keys = 'keySelector' in spec ? {} : { keys: ['cards'] };
  return document('Grant', name, {
    ...keys,
    grantees: [{ role: 'app' }],
    operations: ['decrypt'],
    reason: 'the app reads cards',
    ...spec,
  });
}

export function setDocument(name: string, members: readonly Fields[]) {
  return document('PrincipalSet', name, { members });
}

export function groupDocument(name: string, people: readonly Fields[]) {
  return document('ApproverGroup', name, { people });
}

export function policyDocument(name: string, spec: Fields) {
  return document('ApprovalPolicy', name, spec);
}

/** Documents as the text of one file. */
export function yamlOf(...documents: readonly unknown[]): string {
  return documents.map((each) => JSON.stringify(each, null, 2)).join('\n---\n');
}

function document(kind: string, name: string, spec: Fields) {
  return { apiVersion: 'keywright.dev/v1', kind, metadata: { name }, spec };
}
