import type { Json, JsonObject } from '../../model/json.js';

/** Members of an answer as XML elements; null members are left out, lists become `member` elements. */
export function xmlMembers(value: JsonObject): string {
  return Object.entries(value)
    .filter(([, member]) => member !== null)
    .map(([name, member]) => `<${name}>${xmlValue(member)}</${name}>`)
    .join('');
}

function xmlValue(value: Json): string {
  if (Array.isArray(value)) return value.map((item: Json) => `<member>${xmlValue(item)}</member>`).join('');
  if (typeof value === 'object' && value !== null) return xmlMembers(value as JsonObject);
  return escapeXml(String(value));
}

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** Text as XML 1.0 content; characters that XML can't carry become U+FFFD. */
export function escapeXml(text: string): string {
  return text
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '\ufffd')
    .replace(/[&<>"]/g, (character) => entities[character] ?? character);
}
