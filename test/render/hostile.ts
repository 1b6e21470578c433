/** Text that tries to break out of a line, a terminal, a table, a code span, a fence, or a reader's trust. */
export const hostile = [
  'esc \u001b[2J\u001b]0;owned\u0007 end',
  'c1 \u009b31m end',
  'line\nfeed and\rreturn',
  'bidi \u202egnp.exe\u2066 end',
  'zero\u200bwidth\ufeff\u00ad\u2060 end',
  'separators\u2028and\u2029paragraphs and\u00a0spaces',
  'tag \u{e0041} filler \u3164 braille \u2800 end',
  'lone \ud800 surrogate',
  'tick ` two `` three ``` fence',
  '```\n</details>\n# heading',
  '`',
  '| cell | \\| \\\\| end',
  '<img src=x onerror=alert(1)> </details> <!-- -->',
  '@everyone and #1 and https://example.com and [a](b)',
  '',
  ' ',
];
