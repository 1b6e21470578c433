import { rootFile } from '../files/read-files.js';
import { type Links, reportAt } from '../link/links.js';

/** An estate has one Estate document, in the root file: elsewhere its settings would be easy to miss. */
export function oneEstate(links: Links): void {
  const chosen = links.of.Estate.find(({ source }) => source.file === rootFile);
  for (const other of links.of.Estate) {
    if (other === chosen) continue;
    reportAt(links, other, ['kind'], 'KW2021', `\`${other.name}\` is one Estate document too many`);
  }
}
