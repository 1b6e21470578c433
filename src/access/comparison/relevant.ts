import { accountOf } from '../match-principal.js';
import { orphanId } from '../orphans.js';
import type { Voice } from './voices.js';

interface Sides {
  readonly before: readonly Voice[];
  readonly after: readonly Voice[];
}

/**
 * Both sides without what can't make a difference: where everything that differs is about principals by name, voices that both sides
 * have and that are about others have no say. A key can have thousands of native grants.
 */
export function relevantVoices({ before, after }: Sides): Sides {
  const [was, is] = [textsOf(before), textsOf(after)];
  const isSame = ({ text }: Voice) => was.has(text) && is.has(text);
  const moving = [...before, ...after].filter((voice) => !isSame(voice));
  if (!moving.every(isNarrow)) return { before, after };
  const names = new Set(moving.flatMap(namesOf));
  const hasSay = (voice: Voice) =>
    !isSame(voice) || !isNarrow(voice) || namesOf(voice).some((name) => names.has(name));
  return { before: before.filter(hasSay), after: after.filter(hasSay) };
}

function textsOf(voices: readonly Voice[]): ReadonlySet<string> {
  return new Set(voices.map(({ text }) => text));
}

/** About nobody but those whom it names: no wildcard, no account as a whole, nobody by unique id, none left out. */
function isNarrow({ principals, isNotPrincipal }: Voice): boolean {
  return (
    !isNotPrincipal &&
    principals.every(({ value }) => value !== '*' && accountOf(value) === null && !orphanId.test(value))
  );
}

/** The names of a voice's principals; roles and their sessions have one in common. */
function namesOf({ principals }: Voice): readonly string[] {
  return principals.flatMap(({ type, value }) => {
    const role = /^arn:[^:]*:(?:iam|sts)::(\d{12}):(?:role|assumed-role)\/(.+)$/.exec(value);
    if (role === null) return [`${type} ${value}`];
    const [, account = '', path = ''] = role;
    const parts = path.split('/');
    return [`role ${account} ${value.includes(':assumed-role/') ? parts[0] : parts.at(-1)}`];
  });
}
