/** What a person chose to import: sorted into what is read and what is not, each under a path of its own. */
import { pathOf } from '../../ui/fields/dropped-folders.ts';

export interface ChosenFile {
  readonly path: string;
  readonly file: File;
}

export interface Chosen {
  readonly files: readonly ChosenFile[];
  readonly xml: number;
  readonly zip: number;
  /** Neither XML nor ZIP: not read. */
  readonly other: number;
  readonly bytes: number;
}

/** As much of a path as the engine takes. */
const LONGEST_PATH = 900;

export function sortOut(given: readonly File[]): Chosen {
  const taken = new Map<string, number>();
  const files: ChosenFile[] = [];
  const counts = { xml: 0, zip: 0, other: 0 };
  let bytes = 0;
  for (const file of given) {
    const kind = kindOf(file.name);
    counts[kind] += 1;
    if (kind === 'other') continue;
    bytes += file.size;
    files.push({ path: freePath(pathOf(file).slice(-LONGEST_PATH), taken), file });
  }
  return { files, bytes, ...counts };
}

function kindOf(name: string): 'xml' | 'zip' | 'other' {
  const ending = /\.(xml|zip)$/i.exec(name)?.[1]?.toLowerCase();
  return ending === 'xml' || ending === 'zip' ? ending : 'other';
}

/** Two files of one name, out of two folders, are two files. */
function freePath(path: string, taken: Map<string, number>): string {
  const times = (taken.get(path) ?? 0) + 1;
  taken.set(path, times);
  return times === 1 ? path : freePath(path.replace(/(\.\w+)$/, ` (${times})$1`), taken);
}
