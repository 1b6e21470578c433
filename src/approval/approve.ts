/** Everything that signing an approval needs. */
export { lossesOf } from './losses.js';
export { makeApproval } from './make-approval.js';
export { payloadType } from './signing/envelope.js';
export { approvalNamespace } from './signing/namespace.js';
export { sshSigner } from './signing/ssh-signer.js';
export type { ApprovalStatement } from './statement.js';
export { writeApproval } from './write-approval.js';
