import type { GateReport } from '../../model/approval.js';
import type { JournalEvent } from '../../model/journal.js';
import { keyIdText } from '../../model/key-state.js';
import { count } from '../words.js';

/** What an event is about, in one line. */
export function eventWords(event: JournalEvent): string {
  switch (event.kind) {
    case 'lock': {
      const from = event.takenFrom === null ? '' : `, from ${event.takenFrom.runner.who}`;
      return `${event.lock} ${event.action} by ${event.runner.who}${from} (fence ${event.fence})`;
    }
    case 'plan':
      return `${event.digest} of ${event.plan.estate}: ${count(event.plan.changes.length, 'change')}`;
    case 'approvals':
      return `gate ${event.gate.mode}, ${event.gate.passes ? 'passed' : 'not passed'}, by the rules of ${event.gate.trust}${approvers(event.gate)}`;
    case 'break-glass':
      return `${event.person} of ${event.group}: ${event.reason}`;
    case 'started': {
      const before = event.before.length === 0 ? '' : `, ${event.before.length} done before`;
      return `${event.runner.who}: ${count(event.remaining.length, 'change')} to do${before}`;
    }
    case 'step-begin':
      return `${keyIdText(event.key)} ${event.step.op}`;
    case 'step-end':
      return `${event.change} ${event.result}${event.problem === null ? '' : `: ${event.problem.message}`}`;
    case 'finished':
      return `${event.digest} ${event.outcome}: ${event.done.length} done, ${event.notDone.length} not done`;
    case 'checkpoint':
      return `entry ${event.sequence} signed`;
    case 'torn':
      return `${count(event.bytes, 'byte')} of an entry that was cut off taken out`;
  }
}

function approvers({ rules }: Pick<GateReport, 'rules'>): string {
  const people = new Set(rules.flatMap(({ given }) => given.map(({ person }) => person)));
  return people.size === 0 ? '' : `: ${[...people].join(', ')}`;
}
