const modeline = '# yaml-language-server: $schema=https://keywright.dev/schemas/v1/document.schema.json';

/** Who approves, and how much approval it takes; the public keys are for the reader to fill in. */
const approvers = `---
apiVersion: keywright.dev/v1
kind: ApproverGroup
metadata:
  name: security
spec:
  people:
    - name: Ann Example
      github: ann-example
      emails: [ann@example.com]
      sshKeys: [ssh-ed25519 AAAA…]
---
apiVersion: keywright.dev/v1
kind: ApproverGroup
metadata:
  name: platform
spec:
  people:
    - name: Ben Example
      emails: [ben@example.com]
      sshKeys: [ssh-ed25519 AAAA…]
    - name: Cem Example
      emails: [cem@example.com]
      sshKeys: [ssh-ed25519 AAAA…]
---
# Without rules the defaults count: one person; for what takes keys away, or access that is in use, two people of two groups.
apiVersion: keywright.dev/v1
kind: ApprovalPolicy
metadata:
  name: approvals
spec:
  breakGlass: platform
  rules:
    - id: end-of-a-key
      match: { changes: [disable, schedule-deletion] }
      approvals: 2
      groups: [security, platform]
      distinctGroups: 2
      maxAge: 24h
`;

/** The files that `init` writes, by path: one of each kind, planned against the embedded simulator. */
export const skeleton: Readonly<Record<string, string>> = {
  'keywright.yaml': `${modeline}
apiVersion: keywright.dev/v1
kind: Estate
metadata:
  name: my-estate
spec:
  include: [keywright.yaml, targets.yaml, approvers.yaml, keys/*.yaml, grants/*.yaml]
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
  'approvers.yaml': `${modeline}
# Nobody has to approve anything. That is for trying things out on the simulator only, and every plan and apply says so.
apiVersion: keywright.dev/v1
kind: ApprovalPolicy
metadata:
  name: approvals
spec:
  gate: off
# For real keys: remove the document above and uncomment what follows, with your own people and the public keys that they sign with
# (the line in ~/.ssh/id_ed25519.pub). The rules that count are those of the protected branch; docs/approvals.md says more.
${commented(approvers)}`,
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
  '.gitignore': `# The journal, where nothing else says where it is: docs/journal.md.
.keywright/
`,
};

/** Each line as a comment, so that taking `# ` away gives the text back. */
function commented(text: string): string {
  return text.replace(/^(?=.)/gm, '# ');
}
