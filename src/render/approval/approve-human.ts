import type { SignedApproval } from '../../model/signed-approval.js';
import type { RenderOptions } from '../options.js';
import { paintFor } from '../paint.js';
import { shellWord } from '../shell-word.js';
import { visible } from '../visible.js';

/** What was signed and where it is, and how anybody can check it with nothing but OpenSSH and a shell. */
export function approveHuman(signed: SignedApproval, options: RenderOptions): string {
  const paint = paintFor(options.color);
  const { decision, file, fingerprint, expiresAt, acknowledged, notCounted } = signed;
  const what = decision === 'approve' ? paint.green('approved') : paint.red('objected');
  return [
    `${what}: wrote ${visible(file)}`,
    `  plan     ${visible(signed.digest)}`,
    `  key      ${visible(fingerprint)}${signed.name === null ? '' : ` (${visible(signed.name)})`}`,
    `  expires  ${visible(expiresAt)}`,
    ...acknowledged.map((key) => `  lost     ${paint.red(visible(key))}`),
    ...(notCounted ?? []).map((why) => `  ${paint.yellow(`the gate doesn’t count it: ${visible(why)}`)}`),
    ...(notCounted === null
      ? [paint.dim('  whether it counts, `keywright gate` says in the estate’s folder')]
      : []),
    '',
    'to check it without keywright, with the signer’s line in a file `allowed_signers`:',
    ...checkCommands(signed).map((line) => `  ${line}`),
    '',
  ].join('\n');
}

/** Shell commands that take the envelope apart and let ssh-keygen verify it; POSIX tools only. */
export function checkCommands({ file, payloadType, namespace }: SignedApproval): readonly string[] {
  const path = shellWord(file);
  const head = `DSSEv1 ${payloadType.length} ${payloadType} %d `;
  return [
    `sed -n 's/.*"payload": "\\(.*\\)".*/\\1/p' ${path} | base64 -d > statement.json`,
    `sed -n 's/.*"sig": "\\(.*\\)".*/\\1/p' ${path} | base64 -d > statement.sig`,
    `(printf '${head}' $(wc -c < statement.json); cat statement.json) |`,
    `  ssh-keygen -Y verify -f allowed_signers -I NAME -n ${namespace} -s statement.sig`,
  ];
}
