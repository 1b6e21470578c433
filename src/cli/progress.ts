import type { Progress } from '../model/provider.js';
import { cut } from '../render/cells.js';
import { visible } from '../render/visible.js';
import type { Output } from './terminal.js';

/** Shows how far long work has come; `note` prints a line that stays. */
export interface ProgressReporter {
  report(progress: Progress): void;
  note(line: string): void;
  /** Takes the passing line away, before results are printed. */
  clear(): void;
}

const redrawMs = 80;
const plainEveryMs = 5_000;

/** A single line that is drawn again on a terminal; a plain line now and then elsewhere, and never the same again. */
export function progressOn(output: Output, now: () => number): ProgressReporter {
  return output.isTerminal ? drawn(output, now) : plain(output, now);
}

function drawn(output: Output, now: () => number): ProgressReporter {
  const running = new Map<string, string>();
  let drawnAt = 0;
  let shown = false;
  const clear = (): void => {
    if (shown) output.write('\r\u001b[2K');
    shown = false;
  };
  return {
    report: (progress) => {
      if (isFinished(progress)) running.delete(progress.target);
      else running.set(progress.target, progressWords(progress));
      if (now() - drawnAt < redrawMs) return;
      drawnAt = now();
      clear();
      if (running.size === 0) return;
      output.write(cut([...running.values()].join(' · '), output.columns - 1));
      shown = true;
    },
    note: (line) => {
      clear();
      output.write(`${line}\n`);
    },
    clear,
  };
}

function plain(output: Output, now: () => number): ProgressReporter {
  const printedAt = new Map<string, number>();
  const lines = new Map<string, string>();
  return {
    report: (progress) => {
      const work = `${progress.target} ${progress.doing}`;
      const last = printedAt.get(work);
      if (last === undefined) printedAt.set(work, now());
      if (!isFinished(progress) && now() - (last ?? now()) < plainEveryMs) return;
      printedAt.set(work, now());
      const line = progressWords(progress);
      if (lines.get(work) === line) return;
      lines.set(work, line);
      output.write(`${line}\n`);
    },
    note: (line) => output.write(`${line}\n`),
    clear: () => undefined,
  };
}

function isFinished({ done, total }: Progress): boolean {
  return total !== null && done >= total;
}

function progressWords({ target, doing, done, total }: Progress): string {
  return `${visible(target)}: ${visible(doing)} ${total === null ? done : `${done}/${total}`}`;
}
