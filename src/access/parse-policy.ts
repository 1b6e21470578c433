import { parseConditions } from './parse-conditions.js';
import type {
  PatternElement,
  PolicyDocument,
  PolicyProblem,
  PrincipalElement,
  PrincipalEntry,
  Statement,
} from './policy.js';
import { principalTypes } from './policy.js';
import { repeatedMembers } from './repeated-members.js';

export type PolicyReading =
  | { readonly ok: true; readonly policy: PolicyDocument }
  | { readonly ok: false; readonly problems: readonly PolicyProblem[] };

type Path = readonly (string | number)[];
type Members = Readonly<Record<string, unknown>>;

const policyMembers = ['Version', 'Id', 'Statement'];
const statementMembers = [
  'Sid',
  'Effect',
  'Principal',
  'NotPrincipal',
  'Action',
  'NotAction',
  'Resource',
  'NotResource',
  'Condition',
];

/**
 * A policy from its JSON text. Whatever AWS's grammar doesn't have is a problem: an element that is overlooked
 * could be the one that restricts. `identity` policies have no principals, key policies must have them.
 */
export function parsePolicy(text: string, kind: 'key' | 'identity'): PolicyReading {
  const problems: PolicyProblem[] = [];
  const json = readJson(text);
  if (!isMembers(json))
    return { ok: false, problems: [{ message: 'a policy is one JSON object', path: [] }] };
  const reader = new PolicyReader(problems, kind);
  const policy = reader.policy(json);
  // Nested text that is no policy anyway isn't walked: its depth is whatever somebody likes.
  for (const path of problems.length === 0 ? repeatedMembers(text) : [])
    problems.push({ message: `\`${String(path.at(-1))}\` stands twice in one object`, path });
  return problems.length > 0 ? { ok: false, problems } : { ok: true, policy };
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function isMembers(value: unknown): value is Members {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Stands for one that couldn't be read, in a policy that isn't used then. */
const noStatement: Statement = {
  sid: null,
  effect: 'Deny',
  principals: null,
  actions: null,
  resources: null,
  conditions: [],
};

/** Reads one policy and collects what is wrong with it. */
class PolicyReader {
  readonly #problems: PolicyProblem[];
  readonly #kind: 'key' | 'identity';

  constructor(problems: PolicyProblem[], kind: 'key' | 'identity') {
    this.#problems = problems;
    this.#kind = kind;
  }

  policy(json: Members): PolicyDocument {
    this.#known(json, policyMembers, []);
    const version = json['Version'] ?? '2008-10-17';
    if (version !== '2012-10-17' && version !== '2008-10-17')
      this.#add('`Version` is `2012-10-17` or `2008-10-17`', ['Version']);
    const list = json['Statement'];
    const statements = Array.isArray(list) ? list : list === undefined ? [] : [list];
    if (list === undefined) this.#add('`Statement` is missing', []);
    return {
      version: version === '2012-10-17' ? version : '2008-10-17',
      id: this.#optionalText(json['Id'], ['Id']),
      statements: statements.map((statement, index) => this.#statement(statement, ['Statement', index])),
    };
  }

  #statement(json: unknown, path: Path): Statement {
    if (!isMembers(json)) {
      this.#add('a statement is a JSON object', path);
      return noStatement;
    }
    this.#known(json, statementMembers, path);
    const effect = json['Effect'];
    if (effect === undefined) this.#add('`Effect` is missing', path);
    else if (effect !== 'Allow' && effect !== 'Deny')
      this.#add('`Effect` is `Allow` or `Deny`', [...path, 'Effect']);
    return {
      sid: this.#optionalText(json['Sid'], [...path, 'Sid']),
      effect: effect === 'Allow' ? 'Allow' : 'Deny',
      principals: this.#principals(json, path),
      actions: this.#patterns(json, 'Action', path),
      resources: this.#patterns(json, 'Resource', path),
      conditions: parseConditions(json['Condition'], [...path, 'Condition'], (message, at) =>
        this.#add(message, at),
      ),
    };
  }

  #principals(json: Members, path: Path): PrincipalElement | null {
    const name = this.#oneOf(json, 'Principal', 'NotPrincipal', path);
    if (name === null) {
      if (this.#kind === 'key') this.#add('`Principal` is missing', path);
      return null;
    }
    if (this.#kind === 'identity') this.#add('an identity policy has no principals', [...path, name]);
    const value = json[name];
    const not = name === 'NotPrincipal';
    if (value === '*') return { not, entries: [{ type: 'AWS', value: '*' }] };
    if (!isMembers(value)) {
      this.#add('principals are `"*"` or an object by type', [...path, name]);
      return { not, entries: [] };
    }
    this.#known(value, principalTypes, [...path, name]);
    return {
      not,
      entries: principalTypes.flatMap((type) => this.#entries(value[type], type, [...path, name, type])),
    };
  }

  #entries(value: unknown, type: PrincipalEntry['type'], path: Path): readonly PrincipalEntry[] {
    return value === undefined ? [] : this.#texts(value, path).map((text) => ({ type, value: text }));
  }

  #patterns(json: Members, element: 'Action' | 'Resource', path: Path): PatternElement | null {
    const name = this.#oneOf(json, element, `Not${element}`, path);
    if (name === null) return null;
    return { not: name !== element, patterns: this.#texts(json[name], [...path, name]) };
  }

  #texts(value: unknown, path: Path): readonly string[] {
    const list = Array.isArray(value) ? value : [value];
    if (list.some((item) => typeof item !== 'string')) this.#add('this is text or a list of texts', path);
    return list.filter((item) => typeof item === 'string');
  }

  #oneOf(json: Members, name: string, other: string, path: Path): string | null {
    if (json[name] !== undefined && json[other] !== undefined)
      this.#add(`\`${name}\` and \`${other}\` exclude each other`, path);
    if (json[name] !== undefined) return name;
    return json[other] === undefined ? null : other;
  }

  #optionalText(value: unknown, path: Path): string | null {
    if (value === undefined) return null;
    if (typeof value === 'string') return value;
    this.#add('this is text', path);
    return null;
  }

  #known(json: Members, names: readonly string[], path: Path): void {
    for (const name of Object.keys(json))
      if (!names.includes(name)) this.#add(`\`${name}\` is no element of a policy`, [...path, name]);
  }

  #add(message: string, path: Path): void {
    this.#problems.push({ message, path });
  }
}
