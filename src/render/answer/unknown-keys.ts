import { keyIdText } from '../../model/key-state.js';
import type { Answer } from '../../model/question.js';
import { codeSpan } from '../markdown.js';
import type { Paint } from '../paint.js';
import { visible } from '../visible.js';

/** The keys of which nothing can be said, and why. */
export function unknownLines({ unknown }: Answer, paint: Paint): readonly string[] {
  return unknown.flatMap(({ key, code, message, remedy }) => [
    `${paint.red('unknown')} ${visible(keyIdText(key))}: ${visible(code)} ${visible(message)}`,
    `  ${paint.green('fix:')} ${visible(remedy)}`,
  ]);
}

export function unknownMarkdown({ unknown }: Answer): string {
  if (unknown.length === 0) return '';
  const lines = unknown.map(
    ({ key, code, message, remedy }) =>
      `- ${codeSpan(keyIdText(key))} ${codeSpan(code)} ${codeSpan(message)}; fix: ${codeSpan(remedy)}`,
  );
  return ['**Unknown**', '', ...lines].join('\n');
}
