import { readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';

const root = resolve(import.meta.dirname, '../../src');

/** Every module that loading this one loads, without those that are imported when they are needed. */
function loadedWith(file: string, seen = new Set<string>()): Set<string> {
  if (seen.has(file)) return seen;
  seen.add(file);
  const text = readFileSync(file, 'utf8');
  for (const [statement, specifier = ''] of text.matchAll(/^(?:import|export)\b[^;]*?from '([^']+)';/gm)) {
    if (/^(import|export) type\b/.test(statement)) continue;
    if (specifier.startsWith('.')) loadedWith(join(dirname(file), specifier.replace(/\.js$/, '.ts')), seen);
    else seen.add(specifier);
  }
  return seen;
}

function packages(file: string): string[] {
  return [...loadedWith(join(root, file))]
    .filter((name) => !name.startsWith('/') && !name.startsWith('node:'))
    .sort();
}

describe('what a command loads', () => {
  it('to start: the parser, colours and suggestions only', () => {
    expect(packages('cli/main.ts')).toEqual(['commander', 'fastest-levenshtein', 'picocolors']);
  });

  it('to validate, plan and compile: not the AWS SDK', () => {
    const loaded = packages('pipeline.ts');
    expect(loaded.filter((name) => name.startsWith('@aws-sdk') || name.startsWith('@smithy'))).toEqual([]);
    expect(loaded).toContain('yaml');
  });
});
