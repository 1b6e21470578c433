import type { Json, JsonObject } from '../../model/json.js';
import { ServiceError } from '../service-error.js';

/** A structure while it is put together: `Tags.member.1.Key=…` becomes `{ Tags: [{ Key: … }] }`. */
type Node = { text: string | null; readonly members: Map<string, Node> };

const deepest = 8;

/** The parameters of a query-protocol call as an object; all values are text. `Action` and `Version` are left out. */
export function nestParameters(parameters: URLSearchParams): JsonObject {
  const root: Node = { text: null, members: new Map() };
  for (const [name, value] of parameters) {
    if (name === 'Action' || name === 'Version') continue;
    const steps = name.split('.');
    if (steps.length > deepest || steps.some((step) => !/^[A-Za-z0-9]+$/.test(step))) {
      throw new ServiceError('MalformedQueryString', 'a parameter has a malformed name');
    }
    place(root, steps, value);
  }
  return toObject(root);
}

function place(root: Node, steps: readonly string[], value: string): void {
  let node = root;
  for (const step of steps) {
    const next = node.members.get(step) ?? { text: null, members: new Map() };
    node.members.set(step, next);
    node = next;
  }
  node.text = value;
}

function toJson(node: Node): Json {
  if (node.members.size === 0) return node.text ?? '';
  const list = node.members.get('member');
  if (list === undefined) return toObject(node);
  return [...list.members].sort(([a], [b]) => Number(a) - Number(b)).map(([, item]) => toJson(item));
}

function toObject(node: Node): JsonObject {
  return Object.fromEntries([...node.members].map(([name, member]) => [name, toJson(member)]));
}
