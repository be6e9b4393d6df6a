/** Folders dropped on the window: all files within them, each with its path inside what was dropped. */

/** The part of the browser's entries that is used. */
export interface DroppedEntry {
  readonly isFile: boolean;
  readonly isDirectory: boolean;
  readonly fullPath: string;
}
interface FileEntry extends DroppedEntry {
  file(done: (file: File) => void, failed: (error: unknown) => void): void;
}
interface FolderEntry extends DroppedEntry {
  createReader(): {
    /** Some of what is left; none: that was all. */
    readEntries(done: (some: DroppedEntry[]) => void, failed: (error: unknown) => void): void;
  };
}

// A file out of a dropped folder does not know where it lay, as one out of a chosen folder does.
const paths = new WeakMap<File, string>();

/** As the person knows the file: with its folders, where it was chosen or dropped with them. */
export function pathOf(file: File): string {
  const known = [paths.get(file), file.webkitRelativePath];
  return known.find((path) => path !== undefined && path !== '') ?? file.name;
}

/** What was dropped, where the browser says so: to be asked for while the drop is handled, and walked later. */
export function entriesOf(transfer: DataTransfer | null): DroppedEntry[] {
  return [...(transfer?.items ?? [])].flatMap((item) => item.webkitGetAsEntry() ?? []);
}

/** Every file below the entries. What cannot be read (a folder without permission) is left out. */
export async function filesBelow(entries: readonly DroppedEntry[]): Promise<File[]> {
  const files: File[] = [];
  const waiting = entries.toReversed();
  for (let entry = waiting.pop(); entry !== undefined; entry = waiting.pop()) {
    if (entry.isDirectory) waiting.push(...(await childrenOf(entry as FolderEntry)).toReversed());
    else if (entry.isFile) {
      const file = await fileOf(entry as FileEntry);
      if (file === undefined) continue;
      paths.set(file, entry.fullPath.replace(/^\//, ''));
      files.push(file);
    }
  }
  return files;
}

function fileOf(entry: FileEntry): Promise<File | undefined> {
  return new Promise((resolve) => entry.file(resolve, () => resolve(undefined)));
}

async function childrenOf(folder: FolderEntry): Promise<DroppedEntry[]> {
  const reader = folder.createReader();
  const all: DroppedEntry[] = [];
  for (;;) {
    // Chromium gives a hundred at a time.
    const some = await new Promise<DroppedEntry[]>((resolve) => reader.readEntries(resolve, () => resolve([])));
    if (some.length === 0) return all.toSorted((a, b) => (a.fullPath < b.fullPath ? -1 : 1));
    all.push(...some);
  }
}
