/** What a person chose to import: sorted into what is read and what is not, each under a path of its own. */
import { pathOf } from '../../ui/fields/dropped-folders.ts';

export interface ChosenFile {
  readonly path: string;
  readonly file: File;
  readonly size: number;
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

/** As long as the window may stand still. */
const TURN_MS = 12;

/** In turns: a browser asks the disk for the size of each file when it is looked at, and ten thousand take seconds. */
export async function sortOut(given: readonly File[]): Promise<Chosen> {
  const taken = new Map<string, number>();
  const files: ChosenFile[] = [];
  const counts = { xml: 0, zip: 0, other: 0 };
  let bytes = 0;
  let began = performance.now();
  for (const file of given) {
    if (performance.now() - began > TURN_MS) {
      await new Promise((resolve) => setTimeout(resolve));
      began = performance.now();
    }
    const kind = kindOf(file.name);
    counts[kind] += 1;
    if (kind === 'other') continue;
    const { size } = file;
    bytes += size;
    files.push({ path: freePath(pathOf(file).slice(-LONGEST_PATH), taken), file, size });
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
