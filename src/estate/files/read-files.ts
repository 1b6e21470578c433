import { join, relative, sep } from 'node:path';
import { glob } from 'tinyglobby';
import type { Diagnostic } from '../../model/diagnostic.js';
import { errorIn } from '../problem.js';
import { decodeText, maxFileBytes, type TextFile } from './decode-text.js';
import { codeOf, type FileSource } from './file-source.js';
import {
  badExclude,
  badGlob,
  type Globs,
  isExcluded,
  mayMatch,
  mayReachBelow,
  unmatchedGlob,
} from './globs.js';

/** What was read of the estate, and what stood in the way. */
export interface ReadFiles {
  readonly files: readonly TextFile[];
  readonly problems: readonly Diagnostic[];
}

/** The file at an estate's root that names the others. */
export const rootFile = 'keywright.yaml';

const alwaysOut = ['**/node_modules/**', '**/.*/**', '**/.*'];

/** Reads one file of the estate; `file` is relative to its folder. */
export async function readEstateFile(source: FileSource, file: string): Promise<ReadFiles> {
  const link = await linkProblem(source, file);
  if (link !== null) return { files: [], problems: [link] };
  try {
    const path = join(source.folder, file);
    const entry = await source.stat(path);
    const { size } = entry;
    if (!entry.isFile() && !entry.isDirectory())
      return refuse('KW1002', file, `\`${file}\` can't be read: it is no regular file`);
    if (size > maxFileBytes)
      return refuse('KW1003', file, `\`${file}\` has ${size} bytes; ${maxFileBytes} is the most`);
    return decodeText(file, await source.readFile(path));
  } catch (error) {
    return unreadable(source, file, error);
  }
}

/**
 * Reads every file that the globs match, sorted by path. Symbolic links to files inside the estate are followed;
 * links to folders, out of the estate, or to nowhere are refused where a glob reaches them.
 */
export async function readMatching(source: FileSource, globs: Globs): Promise<ReadFiles> {
  const problems = [
    ...globs.include.flatMap((each) => badGlob(each) ?? []),
    ...globs.exclude.flatMap((each) => badExclude(each) ?? []),
  ];
  const include = globs.include.filter((each) => badGlob(each) === null);
  const exclude = globs.exclude.filter((each) => badExclude(each) === null);
  const links = await refusedLinks(source, { include, exclude });
  const ignore = [
    ...alwaysOut,
    ...exclude.map(({ pattern }) => pattern),
    ...links.flatMap(({ link }) => [link, `${link}/**`]),
  ];
  const found = new Set<string>();
  for (const each of include) {
    const matches = await glob([each.pattern], { ...searching(source), ignore });
    const throughLink = links.some(
      ({ link }) => mayMatch(each.pattern, link) || mayReachBelow(each.pattern, link),
    );
    if (matches.length === 0 && !throughLink) problems.push(...unmatchedGlob(each));
    for (const match of matches) found.add(match);
  }
  const read = await readAll(source, [...found].sort());
  return {
    files: read.flatMap(({ files }) => files),
    problems: [...problems, ...links.map(({ problem }) => problem), ...read.flatMap((each) => each.problems)],
  };
}

/** Where and how tinyglobby looks for files. */
function searching({ folder, adapter }: FileSource) {
  const options = { cwd: folder, dot: false, expandDirectories: false };
  return adapter === null ? options : { ...options, fs: adapter };
}

/** A bounded number of files at a time, so that a large estate doesn't run out of file handles. */
async function readAll(source: FileSource, files: readonly string[]): Promise<readonly ReadFiles[]> {
  const read: ReadFiles[] = [];
  for (let start = 0; start < files.length; start += 64) {
    const part = files.slice(start, start + 64);
    read.push(...(await Promise.all(part.map((file) => readEstateFile(source, file)))));
  }
  return read;
}

interface RefusedLink {
  readonly link: string;
  readonly problem: Diagnostic;
}

/** Every symbolic link that a glob reaches and that must not be followed. */
async function refusedLinks(source: FileSource, globs: Globs): Promise<readonly RefusedLink[]> {
  const refused: RefusedLink[] = [];
  for (const link of await linksBelow(source, '', globs)) {
    if (isExcluded(globs, link)) continue;
    const problem = await linkProblem(source, link);
    if (problem === null) continue;
    refused.push({ link, problem });
  }
  return refused;
}

/** Symbolic links that a glob matches or would go through. */
async function linksBelow(source: FileSource, below: string, globs: Globs): Promise<readonly string[]> {
  const entries = await source.readdir(join(source.folder, below)).catch(() => []);
  const links: string[] = [];
  for (const entry of entries) {
    if (entry.name.startsWith('.') || entry.name === 'node_modules') continue;
    const path = below === '' ? entry.name : `${below}/${entry.name}`;
    const reached = globs.include.some(({ pattern }) => mayReachBelow(pattern, path));
    const matched = globs.include.some(({ pattern }) => mayMatch(pattern, path));
    if (entry.isSymbolicLink() && (matched || reached)) {
      const isFile = await source.stat(join(source.folder, path)).then(
        (target) => target.isFile(),
        () => false,
      );
      if (matched || !isFile) links.push(path);
    } else if (entry.isDirectory() && reached) links.push(...(await linksBelow(source, path, globs)));
  }
  return links;
}

/** Why the path can't be read because of a symbolic link; null where it can. */
async function linkProblem(source: FileSource, file: string): Promise<Diagnostic | null> {
  const path = join(source.folder, file);
  const isLink = await source.lstat(path).then(
    (entry) => entry.isSymbolicLink(),
    () => false,
  );
  if (!isLink) return null;
  const target = await source.realpath(path).catch((error: unknown) => ({ code: codeOf(error) }));
  if (typeof target !== 'string' && target.code === 'ESUBMODULE')
    return errorIn(file, 'KW4548', `\`${file}\` is a submodule`);
  if (typeof target !== 'string')
    return errorIn(file, 'KW1009', `the symbolic link \`${file}\` leads in a circle or to nothing`);
  const inside = relative(await source.realpath(source.folder), target);
  if (inside === '..' || inside.startsWith(`..${sep}`))
    return errorIn(file, 'KW1008', `the symbolic link \`${file}\` leads out of the estate`);
  if ((await source.stat(target)).isDirectory())
    return errorIn(file, 'KW1009', `the symbolic link \`${file}\` leads to a folder`);
  return null;
}

function unreadable({ name }: FileSource, file: string, error: unknown): ReadFiles {
  const code = codeOf(error);
  if (code === 'ENOENT' && file === rootFile)
    return {
      files: [],
      problems: [
        { code: 'KW1001', severity: 'error', message: `there is no \`${rootFile}\` in \`${name}\`` },
      ],
    };
  const reasons: Readonly<Record<string, string>> = {
    EACCES: 'reading it is not permitted',
    EISDIR: 'it is a folder',
    ENOENT: 'it is gone',
    ENOTDIR: 'a part of its path is not a folder',
  };
  return refuse('KW1002', file, `\`${file}\` can't be read: ${reasons[String(code)] ?? String(code)}`);
}

function refuse(code: Diagnostic['code'], file: string, message: string): ReadFiles {
  return { files: [], problems: [errorIn(file, code, message)] };
}
