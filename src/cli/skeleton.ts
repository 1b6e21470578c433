const modeline = '# yaml-language-server: $schema=https://keywright.dev/schemas/v1/document.schema.json';

/** The files that `init` writes, by path: one of each kind, planned against the embedded simulator. */
export const skeleton: Readonly<Record<string, string>> = {
  'keywright.yaml': `${modeline}
apiVersion: keywright.dev/v1
kind: Estate
metadata:
  name: my-estate
spec:
  include: [keywright.yaml, targets.yaml, keys/*.yaml, grants/*.yaml]
  guardrails: [baseline]
`,
  'targets.yaml': `${modeline}
# One account and Region. This one is the simulator's (\`keywright sim\`); for AWS, give your own account and Region,
# the role that keywright runs as under \`assumeRole\`, and leave out \`endpoint\` and \`reconciler\`.
apiVersion: keywright.dev/v1
kind: Target
metadata:
  name: local
spec:
  provider: aws-kms
  account: "000000000000"
  region: eu-west-1
  endpoint: http://127.0.0.1:4599
  reconciler: { user: administrator }
  administrators: [{ role: key-admin }]
`,
  'keys/example.yaml': `${modeline}
apiVersion: keywright.dev/v1
kind: Key
metadata:
  name: example
  labels: { team: my-team }
spec:
  target: local
  description: Encrypts the data of the example application
  algorithm: aes-256
  purpose: encrypt
  aliases: [alias/example]
  rotation: { everyDays: 365 }
`,
  'grants/example.yaml': `${modeline}
apiVersion: keywright.dev/v1
kind: Grant
metadata:
  name: example-app
spec:
  keys: [example]
  grantees: [{ role: example-app }]
  operations: [encrypt, decrypt, generate-data-key, describe]
  reason: The example application encrypts and decrypts its data
`,
};
