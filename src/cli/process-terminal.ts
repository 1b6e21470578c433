import { fstatSync, writeSync } from 'node:fs';
import process from 'node:process';
import { createInterface } from 'node:readline';
import type { Output, Terminal } from './terminal.js';

/** A standard stream with its file descriptor. */
type FdStream = NodeJS.WriteStream & { readonly fd: number };

/** The process as a terminal. Stopping twice ends the process at once. */
export function processTerminal(): Terminal {
  return {
    env: process.env,
    cwd: process.cwd(),
    stdout: outputOf(process.stdout),
    stderr: outputOf(process.stderr),
    readStdin,
    ask: process.stdin.isTTY === true && process.stderr.isTTY === true ? ask : null,
    onStop,
  };
}

function outputOf(stream: FdStream): Output {
  return {
    isTerminal: stream.isTTY === true,
    columns: stream.columns ?? 100,
    write: isFile(stream) ? (text) => writeWhole(stream, text) : (text) => void stream.write(text),
  };
}

async function readStdin(limit: number): Promise<Uint8Array | null> {
  const parts: Buffer[] = [];
  let bytes = 0;
  for await (const part of process.stdin) {
    parts.push(part);
    bytes += part.length;
    if (bytes > limit) return null;
  }
  return Buffer.concat(parts);
}

/** What was typed before the question was there is not an answer to it: each question has a reader of its own. */
function ask(question: string): Promise<string | null> {
  const reader = createInterface({ input: process.stdin, output: process.stderr, historySize: 0 });
  return new Promise((done) => {
    const onClose = (): void => {
      process.stderr.write('\n');
      done(null);
    };
    reader.on('close', onClose);
    reader.question(question, (answer) => {
      reader.off('close', onClose);
      reader.close();
      done(answer);
    });
  });
}

function isFile({ fd }: FdStream): boolean {
  try {
    return fstatSync(fd).isFile();
  } catch {
    return false;
  }
}

/** Node writes to a file once and takes a short write, as a filling disk makes them, for the whole. */
function writeWhole(stream: FdStream, text: string): void {
  try {
    let rest = Buffer.from(text, 'utf8');
    while (rest.length > 0) rest = rest.subarray(writeSync(stream.fd, rest));
  } catch (error) {
    stream.emit('error', error);
  }
}

function onStop(listener: () => void): () => void {
  let asked = false;
  const stop = (): void => {
    if (asked) process.exit(130);
    asked = true;
    listener();
  };
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
  return () => {
    process.off('SIGINT', stop);
    process.off('SIGTERM', stop);
  };
}
