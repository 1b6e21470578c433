import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

/** One line of an operation's `@throws` list. */
export interface DocumentedError {
  readonly name: string;
  readonly fault: 'client' | 'server';
}

const commands = join(
  dirname(createRequire(import.meta.url).resolve('@aws-sdk/client-kms/package.json')),
  'dist-types/commands',
);

/** Every operation of the SDK. */
export function documentedOperations(): readonly string[] {
  const names = readdirSync(commands).flatMap((file) => /^(\w+)Command\.d\.ts$/.exec(file)?.[1] ?? []);
  return names.sort();
}

/** What the SDK says that the operation throws, without the class that all have in common. */
export function documentedErrors(operation: string): readonly DocumentedError[] {
  const text = readFileSync(join(commands, `${operation}Command.d.ts`), 'utf8');
  const found = [...text.matchAll(/@throws \{@link (\w+)\} \((client|server) fault\)/g)];
  const errors = found.map(([, name = '', fault]): DocumentedError => ({ name, fault: faultOf(fault) }));
  if (errors.length === 0) throw new Error(`${operation}: the SDK documents no errors`);
  return errors;
}

function faultOf(text: string | undefined): 'client' | 'server' {
  return text === 'server' ? 'server' : 'client';
}
