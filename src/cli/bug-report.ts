import { visible, visibleLines } from '../render/visible.js';

/** What is said of an error that nobody foresaw: one line, and the trace only where it is asked for. */
export function bugReport(error: unknown, env: Readonly<Record<string, string | undefined>>): string {
  const message = error instanceof Error ? error.message : String(error);
  const line = `error KW6060: this is a bug in keywright: ${visible(message.split('\n')[0] ?? '')}`;
  if ((env['KEYWRIGHT_DEBUG'] ?? '') === '')
    return `${line}; run it again with KEYWRIGHT_DEBUG=1 to get the trace for a report\n`;
  return `${line}\n${visibleLines(error instanceof Error ? (error.stack ?? message) : message)}\n`;
}
