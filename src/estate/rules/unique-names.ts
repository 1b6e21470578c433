import type { Kind, Shaped } from '../kinds.js';
import { type Links, reportAt } from '../link/links.js';

/** A name stands for one document of its kind. */
export function uniqueNames(links: Links): void {
  const named: readonly Kind[] = [
    'Target',
    'Key',
    'Grant',
    'PrincipalSet',
    'Guardrail',
    'ApproverGroup',
    'ApprovalPolicy',
  ];
  for (const document of named.flatMap((kind): readonly Shaped[] => links.of[kind])) {
    const { kind } = document.content;
    const first = links.find(kind, document.name);
    if (first === null || first === document) continue;
    const { file, line } = first.source.at(['metadata', 'name']);
    const message = `there is another ${kind} \`${document.name}\` at ${file}:${line}`;
    reportAt(links, document, ['metadata', 'name'], 'KW2022', message);
  }
}
