/** Whether `*` (any text) and `?` (one character) make the text of the pattern. Takes time in proportion to the two lengths. */
export function globMatches(pattern: string, text: string): boolean {
  let [inPattern, inText] = [0, 0];
  let [star, resume] = [-1, 0];
  while (inText < text.length) {
    const wanted = pattern[inPattern];
    if (wanted === '*') {
      [star, resume] = [inPattern, inText];
      inPattern++;
    } else if (wanted === '?' || wanted === text[inText]) {
      inPattern++;
      inText++;
    } else if (star === -1) return false;
    else {
      resume++;
      inText = resume;
      inPattern = star + 1;
    }
  }
  return /^\**$/.test(pattern.slice(inPattern));
}
