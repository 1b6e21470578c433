import { readFileSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { globSync } from 'tinyglobby';
import { describe, expect, it } from 'vitest';

/** The design's import table: what each room may import beside itself and npm packages. */
const mayImport: Readonly<Record<string, readonly string[]>> = {
  model: [],
  estate: ['model'],
  access: ['model'],
  providers: ['model', 'access'],
  plan: ['model', 'access'],
  approval: ['model', 'plan'],
  apply: ['model', 'plan', 'approval'],
  render: ['model'],
  github: ['model', 'approval', 'render'],
  simulator: ['model', 'access'],
};

/** Rooms without effects: no disk, no network, no process, no clock, no randomness. */
const pureRooms = ['model', 'access', 'plan', 'render'];
const effects =
  /node:(fs|net|http|https|child_process|os|process|worker_threads)|\bprocess\.|\bDate\.now\(|\bnew Date\(\)|Math\.random|randomBytes|randomUUID|console\./;

/** All of `node:net` that has no effect: what an address is, and which range it lies in. */
const addressArithmetic = /import \{ (BlockList|isIP)(, isIP)? \} from 'node:net';/;

const files = globSync('src/**/*.ts').map((path) => ({ path, text: readFileSync(path, 'utf8') }));

function roomOf(path: string): string {
  const [, room = '', ...rest] = path.split(sep);
  return rest.length === 0 ? '(root)' : room;
}

function importsOf(path: string, text: string): readonly string[] {
  const specifiers = [...text.matchAll(/(?:from|import\()\s*'(\.[^']+)'/g)].map((match) => match[1] ?? '');
  return specifiers.map((specifier) => relative('.', join(dirname(path), specifier)).replace(/\.js$/, '.ts'));
}

describe('the rooms of src/', () => {
  it('import only what the design allows', () => {
    const wrong = files.flatMap(({ path, text }) => {
      const allowed = mayImport[roomOf(path)];
      if (allowed === undefined) return [];
      const rooms = importsOf(path, text).filter(
        (target) => ![roomOf(path), ...allowed].includes(roomOf(target)),
      );
      return rooms.map((target) => `${path} imports ${target}`);
    });
    expect(wrong).toEqual([]);
  });

  it('keep providers apart from each other', () => {
    const provider = (path: string) => path.split(sep)[2] ?? '';
    const wrong = files
      .filter(({ path }) => roomOf(path) === 'providers' && path.split(sep).length > 3)
      .flatMap(({ path, text }) =>
        importsOf(path, text)
          .filter((target) => roomOf(target) === 'providers' && provider(target) !== provider(path))
          .map((target) => `${path} imports ${target}`),
      );
    expect(wrong).toEqual([]);
  });

  it('have no cycles', () => {
    const graph = new Map(
      files.map(({ path, text }) => [path, importsOf(path, text.replace(/import type [^;]+;/g, ''))]),
    );
    const done = new Set<string>();
    const visit = (path: string, trail: readonly string[]): void => {
      if (trail.includes(path)) throw new Error(`cycle: ${[...trail, path].join(' → ')}`);
      if (done.has(path)) return;
      for (const next of graph.get(path) ?? []) visit(next, [...trail, path]);
      done.add(path);
    };
    expect(() => {
      for (const path of graph.keys()) visit(path, []);
    }).not.toThrow();
  });

  it('leave effects out of the pure ones', () => {
    const wrong = files
      .filter(({ path }) => pureRooms.includes(roomOf(path)))
      .flatMap(({ path, text }) =>
        effects.test(text.replace(/\/\*[\s\S]*?\*\/|\/\/.*/g, '').replace(addressArithmetic, ''))
          ? [path]
          : [],
      );
    expect(wrong).toEqual([]);
  });

  it('let only the verifier make a verified plan', () => {
    const makers = files
      .filter(({ text }) => /as (unknown as )?VerifiedPlan/.test(text))
      .map(({ path }) => path);
    expect(makers).toEqual([join('src', 'apply', 'verify-plan.ts')]);
  });

  it('keep the program readable in one file', () => {
    const pipeline = files.find(({ path }) => path === join('src', 'pipeline.ts'));
    expect(pipeline?.text.split('\n').length).toBeLessThan(100);
  });
});
