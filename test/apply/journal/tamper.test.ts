import { describe, expect, it } from 'vitest';
import { entryText, hashOf, sealEntry } from '../../../src/apply/journal/entry.js';
import { textOf } from '../../../src/apply/journal/utf8.js';
import { checkpointProblem, verifyChain } from '../../../src/apply/journal/verify-chain.js';
import type { JournalEntry } from '../../../src/model/journal.js';
import { event } from './building.js';

const size = 200;
const entries: JournalEntry[] = [];
for (let number = 1; number <= size; number += 1)
  entries.push(sealEntry(entries.at(-1) ?? null, event(number), Date.UTC(2027, 0, 1, 0, 0, number)));
const lines = entries.map(entryText);
const signed = { by: 'ssh-key', key: '', signature: '' } as const;
const checkpoint = { sequence: size, hash: entries.at(-1)?.hash ?? '', signed };

function judge(texts: readonly (string | null)[]) {
  return verifyChain({ entries: texts.map((text, index) => ({ position: index + 1, text })), torn: null });
}

/** The number of the first bad entry, as the message says it; null for a sound journal. */
function firstBad(texts: readonly (string | null)[]): number | null {
  const chain = judge(texts);
  if (chain.ok) return null;
  return Number(/^entry (\d+)/.exec(chain.problem.message)?.[1]);
}

const everyEntry = entries.map((_, index) => index);

describe('a journal of 200 entries', () => {
  it('is sound as it was written', () => {
    expect(judge(lines)).toEqual({ ok: true, entries });
    expect(checkpointProblem(checkpoint, entries)).toBeNull();
  });

  it('shows every byte that is changed', () => {
    for (const index of everyEntry) {
      const line = Buffer.from(lines[index] ?? '');
      for (let at = 0; at < line.length; at += 1) {
        const other = Buffer.from(line);
        other[at] = (other[at] ?? 0) ^ 0x01;
        const raw = { position: index + 1, text: textOf(other) };
        const chain = verifyChain({ entries: [raw], torn: null }, entries[index - 1] ?? null);
        expect(chain.ok, `${index}:${at}`).toBe(false);
      }
    }
  });

  it('shows every edit of an entry whose hash was made to fit', () => {
    for (const index of everyEntry.slice(0, -1)) {
      const entry = entries[index];
      if (entry === undefined) throw new Error('no entry');
      const edited = { ...entry, event: event(index + 1, { run: 'another' }) };
      const forged = entryText({ ...edited, hash: hashOf(edited) });
      expect(firstBad(lines.with(index, forged))).toBe(index + 2);
    }
    const last = entries.at(-1);
    if (last === undefined) throw new Error('no entry');
    const edited = { ...last, event: event(size, { run: 'another' }) };
    const chain = judge([...lines.slice(0, -1), entryText({ ...edited, hash: hashOf(edited) })]);
    expect(chain.ok && checkpointProblem(checkpoint, chain.entries)).toMatchObject({ code: 'KW4564' });
  });

  it('shows every entry that is taken out', () => {
    for (const index of everyEntry.slice(0, -1)) expect(firstBad(lines.toSpliced(index, 1))).toBe(index + 1);
  });

  it('shows every object that is missing in an object storage', () => {
    for (const index of everyEntry.slice(0, -1)) {
      const raw = lines.map((text, at) => ({ position: at + 1, text })).toSpliced(index, 1);
      const chain = verifyChain({ entries: raw, torn: null });
      expect(chain).toMatchObject({ ok: false, problem: { message: `entry ${index + 1} is missing` } });
    }
  });

  it('shows every two neighbours that are swapped, and every pair far apart', () => {
    for (const index of everyEntry)
      for (const other of [index + 1, size - 1 - index].filter((each) => each > index && each < size)) {
        const swapped = lines.with(index, lines[other] ?? '').with(other, lines[index] ?? '');
        expect(firstBad(swapped), `${index} and ${other}`).toBe(index + 1);
      }
  });

  it('shows every entry that stands there twice', () => {
    for (const index of everyEntry)
      expect(firstBad(lines.toSpliced(index, 0, lines[index] ?? ''))).toBe(index + 2);
  });

  it('shows every truncation against a checkpoint, and what is missing', () => {
    for (const index of everyEntry) {
      const chain = judge(lines.slice(0, index));
      expect(chain.ok).toBe(true);
      const problem = checkpointProblem(checkpoint, chain.entries);
      expect(problem).toMatchObject({
        code: 'KW4564',
        message: expect.stringContaining(`entry ${index + 1} is missing`),
      });
    }
  });

  it('shows a whole history that was written anew against a checkpoint inside', () => {
    const tip = entries[99];
    if (tip === undefined) throw new Error('no entry');
    const { sequence, hash } = tip;
    const kept = { kind: 'checkpoint', sequence, hash, signed } as const;
    let last: JournalEntry | null = null;
    const forged = Array.from({ length: size }, (_, index) => {
      const next = index === 150 ? kept : event(index + 1, index === 3 ? { run: 'another' } : {});
      last = sealEntry(last, next, Date.UTC(2027, 0, 1));
      return entryText(last);
    });
    const chain = judge(forged);
    expect(chain).toMatchObject({
      ok: false,
      problem: { message: 'entry 100 is not what the checkpoint in entry 151 says' },
    });
  });

  it.each<[string, (line: string) => string | null]>([
    ['other spacing', (line) => line.replace('{', '{ ')],
    ['a member twice', (line) => line.replace('{', '{"at":"x",')],
    ['a byte order mark', (line) => `\uFEFF${line}`],
    ['one member more', (line) => line.replace(/}$/, ',"zzz":1}')],
    ['what is no JSON', () => 'nothing'],
    ['endless nesting', () => '['.repeat(200_000)],
    ['what is no text', () => null],
    ['nothing', () => ''],
  ])('shows %s', (_, edit) => {
    expect(firstBad((lines as (string | null)[]).with(41, edit(lines[41] ?? '')))).toBe(42);
  });
});
