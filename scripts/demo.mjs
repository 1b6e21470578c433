/**
 * keywright's main job, through the command line as users run it: a KMS on the desk, an estate in a Git repository, a plan, its
 * approval, an apply; somebody who changes a key behind Git's back, and the repair; the end of a key, which no one decides alone.
 * Everything happens in a temporary folder.
 */
import { copyFile, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { commandLine, startSimulator } from './demo/command-line.mjs';
import { encryptAs, openTheDoor, retireLongAgo, say, tryToDecrypt } from './demo/people.mjs';
import { openRepository } from './demo/repository.mjs';

process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED ??= 'true';

const policies = fileURLToPath(new URL('../policies', import.meta.url));
const world = join(policies, 'world.yaml');
const lost = 'webhook-tokens@payments-ireland';
const folder = await mkdtemp(join(tmpdir(), 'keywright-demo-'));
const simulator = await startSimulator(world, join(folder, 'kms.state'));
try {
  const repository = openRepository(folder, policies, ['anna', 'ben', 'carl', 'dora']);
  await copyFile(world, join(repository.folder, 'world.yaml'));
  const run = commandLine(simulator.url, repository.folder);
  await mainJob(simulator.url, repository, run);
  await endOfAKey(simulator.url, repository, run);
} finally {
  await simulator.stop();
  await rm(folder, { recursive: true, force: true });
}

async function mainJob(url, repository, run) {
  heading('1. A pull request says who may use the keys. The estate is checked before anything is called');
  repository.branch('first-grants');
  for (const part of ['keywright.yaml', 'grants']) repository.add(part);
  repository.commit('dora', 'Who may use our keys');
  await run(['validate', '--estate', 'policies']);

  heading('2. What would happen? Nothing is written yet');
  await run(['plan', '--estate', 'policies', '--out', 'plan.json']);

  heading(
    '3. Would it work? The plan is applied in a private simulator, and everybody tries what the estate gives them',
  );
  await run(['rehearse', 'plan.json', '--estate', 'policies', '--world', 'world.yaml']);

  heading('4. Somebody else than its author approves it; it is merged, and exactly that plan is applied');
  await approve(repository, run, 'anna');
  repository.merge();
  await run(['apply', 'plan.json', '--estate', 'policies']);

  heading('5. The payments service can decrypt, the build pipeline can not');
  const sealed = await encryptAs(url, 'payments-api');
  say(`payments-api encrypted a card number for the tenant acme (${sealed.length} bytes)`);
  await tryToDecrypt(url, 'payments-api', sealed);
  await tryToDecrypt(url, 'build', sealed);

  heading('6. Somebody gives the build pipeline access, behind the back of Git');
  await openTheDoor(url);
  await tryToDecrypt(url, 'build', sealed);

  heading('7. Drift shows it');
  await run(['drift', '--estate', 'policies', '--exit-code'], { exits: 2 });

  heading('8. The repair is a plan like any other: it is not applied just like that');
  await run(['plan', '--estate', 'policies', '--out', 'plan.json']);
  await run(['apply', 'plan.json', '--estate', 'policies'], { exits: 3 });
  await approve(repository, run, 'anna');
  await approve(repository, run, 'carl');
  await run(['apply', 'plan.json', '--estate', 'policies']);
  await tryToDecrypt(url, 'payments-api', sealed);
  await tryToDecrypt(url, 'build', sealed);

  heading('9. And now?');
  await run(['plan', '--estate', 'policies', '--exit-code']);
}

async function endOfAKey(url, repository, run) {
  heading('10. A pull request of Dora’s ends a key for ever. Nobody decides that alone');
  await retireLongAgo(url, 'alias/payments/webhook-tokens', 31);
  repository.branch('end-of-webhook-tokens');
  repository.edit('keys/payments.yaml', (text) =>
    text.replace('[alias/payments/webhook-tokens]', '$&\n  state: retired\n  retirement: { stage: delete }'),
  );
  repository.commit('dora', 'No webhooks any more');
  await run(['plan', '--estate', 'policies', '--out', 'plan.json']);

  heading('11. Approvals that don’t do');
  const refusals = [
    ['nobody’s', []],
    ['one', ['anna']],
    ['two of one person, who has two keys', ['anna', 'anna-2']],
    ['two of one group', ['anna', 'ben']],
    ['one, and that of the author', ['anna', 'dora']],
  ];
  for (const [index, [words, keys]] of refusals.entries()) {
    say(`— ${words}`);
    const approvals = ['--approvals', join(repository.folder, `approvals-${index}`)];
    for (const key of keys) await approve(repository, run, key, '--acknowledge', lost, ...approvals);
    await run(['gate', 'plan.json', '--estate', 'policies', ...approvals], { exits: 3 });
  }
  await run(['apply', 'plan.json', '--estate', 'policies'], { exits: 3 });

  heading('12. Two people of two groups, and neither of them its author: that plan is applied, and recorded');
  await approve(repository, run, 'anna', '--acknowledge', lost);
  await approve(repository, run, 'carl', '--acknowledge', lost);
  await run(['gate', 'plan.json', '--estate', 'policies']);
  await run(['apply', 'plan.json', '--estate', 'policies']);
  await run(['journal', 'verify', '--estate', 'policies']);
  await run(['drift', '--estate', 'policies', '--exit-code']);
}

/** Signs with somebody's key; what is shown before that, we have seen. */
async function approve({ keyOf }, run, key, ...more) {
  const signing = ['approve', 'plan.json', '--estate', 'policies', '--key', keyOf(key), '--yes'];
  await run([...signing, ...more], { quiet: true });
}

function heading(text) {
  console.log(`\n━━ ${text}\n`);
}
