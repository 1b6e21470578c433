/** What Markdown would take for more than code: fences first, then spans (CommonMark 0.31 §4.5, §6.1). */
export function withoutCode(markdown: string): string {
  const noFences = markdown.replace(/^(`{3,})\w*\n[\s\S]*?\n\1$/gm, '[fence]');
  return noFences.replace(/(?<!`)(`+)(?!`)[^\n]*?(?<!`)\1(?!`)/g, '[span]').replace(/\s+/g, ' ');
}
