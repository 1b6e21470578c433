import { visible } from '../visible.js';

/**
 * Text from outside as a plain-text message (SARIF 2.1.0 §3.11): braces are doubled, since single ones are placeholders
 * (§3.11.5), and what would be an embedded link is taken apart (§3.11.6).
 */
export function messageText(text: string): string {
  return visible(text)
    .replace(/[{}]/g, (brace) => brace + brace)
    .replaceAll('](', '] (');
}

/** A path relative to the repository as a URI reference (RFC 3986): every part percent-encoded. */
export function artifactUri(base: string, file: string): string {
  const path = base === '' ? file : `${base}/${file}`;
  return path.split('/').map(encodePart).join('/');
}

/** A lone surrogate has no UTF-8 form and stands as U+FFFD. */
function encodePart(part: string): string {
  return encodeURIComponent(part.replace(/\p{Cs}/gu, '\u{fffd}'));
}
