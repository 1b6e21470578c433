import type { Runner } from '../../model/journal.js';

/** A runner in words: `alice@acme.example on build-7 (process 4711, https://…)`. */
export function runnerText({ who, host, process, job }: Runner): string {
  const details = [process === null ? null : `process ${process}`, job].filter((part) => part !== null);
  const where = host === null ? '' : ` on ${host}`;
  return `${who}${where}${details.length === 0 ? '' : ` (${details.join(', ')})`}`;
}
