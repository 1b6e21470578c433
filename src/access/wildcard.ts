/** Whether `text` matches `pattern`, in which `*` is any run of characters and `?` any one. Case counts. */
export function matchesPattern(pattern: string, text: string): boolean {
  let [at, from, star, mark] = [0, 0, -1, 0];
  while (from < text.length) {
    if (at < pattern.length && pattern[at] === '*') [star, mark, at] = [at, from, at + 1];
    else if (at < pattern.length && (pattern[at] === '?' || pattern[at] === text[from]))
      [at, from] = [at + 1, from + 1];
    else if (star >= 0) [at, mark, from] = [star + 1, mark + 1, mark + 1];
    else return false;
  }
  while (pattern[at] === '*') at += 1;
  return at === pattern.length;
}

/** The same without regard to case, as action names are matched. */
export function matchesIgnoringCase(pattern: string, text: string): boolean {
  return matchesPattern(pattern.toLowerCase(), text.toLowerCase());
}

/**
 * An ARN pattern: each of the six parts between colons matches for itself, so that a `*` in one doesn't reach
 * into the next (IAM user guide, "ARN condition operators").
 */
export function matchesArn(pattern: string, arn: string): boolean {
  const [patterns, parts] = [arnParts(pattern), arnParts(arn)];
  if (patterns === null || parts === null) return pattern === '*' && parts !== null;
  return patterns.every((part, index) => matchesPattern(part, parts[index] ?? ''));
}

function arnParts(text: string): readonly string[] | null {
  const parts = text.split(':');
  if (parts.length < 6) return null;
  return [...parts.slice(0, 5), parts.slice(5).join(':')];
}
