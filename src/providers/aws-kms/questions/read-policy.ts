import { findNodeAtLocation, type Node } from 'jsonc-parser';
import { parsePolicy } from '../../../access/parse-policy.js';
import type { PolicyProblem } from '../../../access/policy.js';
import type { Diagnostic, Outcome } from '../../../model/diagnostic.js';
import { nearest } from '../../../model/nearest.js';
import type { Place } from '../../../model/place.js';
import type { PolicyFile } from '../../../model/policy-difference.js';
import { jsonPlace } from './json-place.js';
import { type JsonText, readJson, type Stretch } from './json-text.js';

const mostProblems = 20;

/**
 * The text of a key policy in a file, bare or as AWS's command line answers GetKeyPolicy (`{"Policy": "<text>"}`). What isn't
 * a policy is reported at its place in the file.
 */
export function readPolicy(file: PolicyFile): Outcome<string> {
  const whole: JsonText = { text: file.text, place: (stretch) => jsonPlace(file, stretch) };
  const outer = readJson(whole);
  if (!outer.ok) return outer;
  const json = policyInside(whole, outer.value);
  const tree = json === whole ? outer : readJson(json);
  if (!tree.ok) return tree;
  const reading = parsePolicy(json.text, 'key');
  if (reading.ok) return { ok: true, value: json.text, warnings: [] };
  return { ok: false, problems: problemsIn(reading.problems, json, tree.value) };
}

/** The policy in AWS's answer, which holds it as text; the text itself where it is no such answer. */
function policyInside(whole: JsonText, tree: Node): JsonText {
  const policy = findNodeAtLocation(tree, ['Policy']);
  if (policy === undefined || findNodeAtLocation(tree, ['Statement']) !== undefined) return whole;
  if (policy.type === 'object') {
    const { offset, length } = policy;
    const place = (inner: Stretch) => whole.place({ ...inner, offset: offset + inner.offset });
    return { text: whole.text.slice(offset, offset + length), place };
  }
  if (policy.type !== 'string') return whole;
  const offsets = unescapedOffsets(whole.text, policy);
  const at = (index: number) => offsets[Math.min(index, offsets.length - 1)] ?? policy.offset;
  return {
    text: String(policy.value),
    place: ({ offset, length }) =>
      whole.place({ offset: at(offset), length: at(offset + length) - at(offset) }),
  };
}

/** Where each character of a JSON string stands in the text, and its end. */
function unescapedOffsets(text: string, { offset, length }: Stretch): readonly number[] {
  const offsets: number[] = [];
  const end = offset + length - 1;
  for (let at = offset + 1; at < end; ) {
    offsets.push(at);
    at += text.charAt(at) !== '\\' ? 1 : text.charAt(at + 1) === 'u' ? 6 : 2;
  }
  return [...offsets, end];
}

function problemsIn(problems: readonly PolicyProblem[], json: JsonText, tree: Node): readonly Diagnostic[] {
  const shown = problems.slice(0, mostProblems);
  const left = problems.length - shown.length;
  return shown.map(({ message, path }, index) => {
    const more = left > 0 && index === shown.length - 1 ? ` (and ${left} more problems)` : '';
    return {
      code: 'KW6052',
      severity: 'error',
      message: messageFor(message, path, tree) + more,
      place: placeOf(path, json, tree),
      ...suggestionFor(message, path),
    };
  });
}

/** What an element must be is no help to whoever left it out. */
function messageFor(message: string, path: PolicyProblem['path'], tree: Node): string {
  const isMissing = path.at(-1) === 'Effect' && findNodeAtLocation(tree, [...path]) === undefined;
  return isMissing ? '`Effect` is missing' : message;
}

const elements = [
  ...['Version', 'Id', 'Statement', 'Sid', 'Effect', 'Principal', 'NotPrincipal', 'Action', 'NotAction'],
  ...['Resource', 'NotResource', 'Condition', 'AWS', 'Service', 'Federated', 'CanonicalUser'],
];

/** What an element that a policy doesn't have was meant to be. */
function suggestionFor(message: string, path: PolicyProblem['path']): { readonly remedy?: string } {
  const name = String(path.at(-1) ?? '');
  const near = message === `\`${name}\` is no element of a policy` ? nearest(name, elements) : null;
  return near === null ? {} : { remedy: `did you mean \`${near}\`?` };
}

/** The member or item at the path; where it isn't there, the nearest that is. */
function placeOf(path: PolicyProblem['path'], json: JsonText, tree: Node): Place {
  for (let length = path.length; length > 0; length -= 1) {
    const node = findNodeAtLocation(tree, [...path.slice(0, length)]);
    if (node !== undefined) return json.place(stretchOf(node, json.text));
  }
  return json.place({ offset: tree.offset, length: 1 });
}

/** A member with its name, where it stands on one line; of a longer one its name alone. */
function stretchOf(node: Node, text: string): Stretch {
  const member = node.parent?.type === 'property' ? node.parent : node;
  const name = member.children?.[0];
  const long = text.slice(member.offset, member.offset + member.length).includes('\n');
  return member !== node && long && name !== undefined ? name : member;
}
