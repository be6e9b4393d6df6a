/**
 * The notation in which the tables say what a node gives to the cadena original. One line a node:
 *
 *     Name: attribute attribute? >Child Path/To/Child(attribute …) …
 *
 * | step            | meaning                                                              |
 * | --------------- | -------------------------------------------------------------------- |
 * | `name`          | required attribute: its separator is there even without it           |
 * | `name?`         | optional attribute                                                   |
 * | `>path`         | each node of the path by its own rule                                |
 * | `path(steps)`   | each node of the path by these steps                                 |
 * | `=path` `=path?`| text of the first node of the path, required or optional             |
 * | `[name=x](steps)` | the steps when the attribute has that value                        |
 *
 * A path is names of children joined by `/`; `//` before it looks at any depth, `*` is any element,
 * `.` the node itself. All names are of the table's own namespace.
 */

export interface Path {
  readonly anyDepth: boolean;
  readonly names: readonly string[];
}

export type Step =
  | { readonly kind: 'attribute'; readonly name: string; readonly optional: boolean }
  | { readonly kind: 'apply'; readonly path: Path }
  | { readonly kind: 'each'; readonly path: Path; readonly steps: readonly Step[] }
  | { readonly kind: 'text'; readonly path: Path; readonly optional: boolean }
  | { readonly kind: 'when'; readonly name: string; readonly value: string; readonly steps: readonly Step[] };

function pathOf(text: string): Path {
  const anyDepth = text.startsWith('//');
  const names = text.replace('//', '').split('/');
  return { anyDepth, names: text === '.' ? [] : names };
}

/** Words of a rule: parentheses stand alone. */
function wordsOf(text: string): string[] {
  return text.replaceAll('(', ' ( ').replaceAll(')', ' ) ').split(/\s+/).filter(Boolean);
}

/** Reads steps up to the closing parenthesis or the end, taking the words it used. */
function stepsOf(words: string[]): readonly Step[] {
  const steps: Step[] = [];
  for (let word = words.shift(); word !== undefined && word !== ')'; word = words.shift()) {
    const optional = word.endsWith('?');
    const name = optional ? word.slice(0, -1) : word;
    if (words[0] === '(') {
      words.shift();
      const condition = /^\[(.+)=(.+)\]$/.exec(word);
      const inner = stepsOf(words);
      steps.push(
        condition === null
          ? { kind: 'each', path: pathOf(word), steps: inner }
          : { kind: 'when', name: condition[1] ?? '', value: condition[2] ?? '', steps: inner },
      );
    } else if (word.startsWith('>')) steps.push({ kind: 'apply', path: pathOf(word.slice(1)) });
    else if (word.startsWith('=')) steps.push({ kind: 'text', path: pathOf(name.slice(1)), optional });
    else steps.push({ kind: 'attribute', name, optional });
  }
  return steps;
}

/** The rules of one namespace, by local name of the node. Lines that begin with space continue the one before. */
export function readRules(text: string): ReadonlyMap<string, readonly Step[]> {
  const rules = new Map<string, readonly Step[]>();
  for (const line of text.trim().split(/\n(?! )/)) {
    const colon = line.indexOf(':');
    rules.set(line.slice(0, colon), stepsOf(wordsOf(line.slice(colon + 1))));
  }
  return rules;
}
