/**
 * What our SSH signatures are for: `ssh-keygen -Y sign -n approval@keywright.dev`. A signature that the same key made for anything
 * else (a Git commit, a file, a login) isn't an approval.
 */
export const approvalNamespace = 'approval@keywright.dev';
