import type { ErrorCode } from '../../model/error-codes.js';
import type { GuardrailVocabulary } from '../../model/guardrail.js';
import type { Path } from '../../model/place.js';
import type { Kind, Shaped } from '../kinds.js';
import { errorAt, type Report } from '../problem.js';
import type { Documents } from '../shape/read-documents.js';

/** The documents of an estate with their names looked up: what every cross-field rule works on. */
export interface Links {
  readonly of: Documents['of'];
  /** The document of that kind and name, the first one where there are several; null where there is none. */
  find<K extends Kind>(kind: K, name: string): Shaped<K> | null;
  /** Every name of that kind, sorted. */
  names(kind: Kind): readonly string[];
  /** Whether there may be a document of that kind (and name) that couldn't be read or isn't right. */
  maybe(kind: Kind, name?: string): boolean;
  /** The targets and keys that a grant is about, as far as they are known. */
  keysOf(grant: Shaped<'Grant'>): readonly Shaped<'Key'>[];
  targetOf(key: Shaped<'Key'>): Shaped<'Target'> | null;
  readonly report: Report;
  /** The guardrails that the estate uses and that aren't its own documents. */
  readonly packs: readonly Shaped<'Guardrail'>[];
  /** Null where whoever loads the estate doesn't say which checks there are. */
  readonly vocabulary: GuardrailVocabulary | null;
}

/** What comes to an estate from outside its folder. */
export type Surroundings = Pick<Links, 'packs' | 'vocabulary'>;

/** One rule over several fields or documents. It reports; it changes nothing. */
export type Rule = (links: Links) => void;

/** Looks up names once; duplicates are a rule's business. */
export function linkDocuments(documents: Documents, surroundings: Surroundings, report: Report): Links {
  const { of, damaged, complete } = documents;
  const index = new Map<string, Shaped>();
  for (const document of Object.values(of).flat()) {
    const id = idOf(document.content.kind, document.name);
    if (!index.has(id)) index.set(id, document);
  }
  const names = new Map<Kind, readonly string[]>();
  const links: Links = {
    ...surroundings,
    of,
    report,
    names: (kind) => {
      const known = names.get(kind) ?? [...new Set(of[kind].map(({ name }) => name))].sort();
      names.set(kind, known);
      return known;
    },
    find: <K extends Kind>(kind: K, name: string) =>
      (index.get(idOf(kind, name)) ?? null) as Shaped<K> | null,
    maybe: (kind, name) =>
      !complete ||
      damaged.some(
        (each) => (each.kind ?? kind) === kind && (name === undefined || (each.name ?? name) === name),
      ),
    targetOf: (key) => links.find('Target', key.content.spec.target),
    keysOf: (grant) => keysOf(grant, links),
  };
  return links;
}

function keysOf(grant: Shaped<'Grant'>, links: Links): readonly Shaped<'Key'>[] {
  const { keys, keySelector } = grant.content.spec;
  if (keys !== undefined) return keys.flatMap((name) => links.find('Key', name) ?? []);
  const wanted = Object.entries(keySelector?.matchLabels ?? {});
  return links.of.Key.filter(
    (key) =>
      links.find('Key', key.name) === key && wanted.every(([name, value]) => labelOf(key, name) === value),
  );
}

/** Own labels only: `constructor` is not a label of everything. */
function labelOf(key: Shaped<'Key'>, name: string): string | null {
  const labels = key.content.metadata.labels ?? {};
  return Object.hasOwn(labels, name) ? (labels[name] ?? null) : null;
}

function idOf(kind: Kind, name: string): string {
  return `${kind}/${name}`;
}

/** Reports an error at the value at `path` of a document, or at its name. */
export function reportAt(
  links: Links,
  document: Shaped,
  path: Path,
  code: ErrorCode,
  message: string,
  options: { readonly remedy?: string | undefined; readonly of?: 'name' } = {},
): void {
  links.report(errorAt(document.source.at(path, options.of), code, message, options.remedy));
}
