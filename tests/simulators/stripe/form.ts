/** Form bodies as Stripe reads them: `a[b][c]=1`, `list[0]=x`, `list[]=x`. */

export type FormValue = string | FormValue[] | { [name: string]: FormValue };
export type Form = Record<string, FormValue>;

export function readForm(body: string): Form {
  const root: Form = {};
  for (const [name, value] of new URLSearchParams(body)) {
    const path = [...name.matchAll(/[^[\]]+|(?<=\[)(?=\])/g)].map(([part]) => part);
    place(root, path, value);
  }
  return arrays(root) as Form;
}

function place(into: Form, [head, ...rest]: readonly string[], value: string): void {
  if (head === undefined) return;
  const key = head === '' ? String(Object.keys(into).length) : head;
  if (rest.length === 0) {
    into[key] = value;
    return;
  }
  const next = into[key];
  const inner = typeof next === 'object' && !Array.isArray(next) ? next : {};
  into[key] = inner;
  place(inner, rest, value);
}

/** What has the keys 0, 1, 2… is a list. */
function arrays(value: FormValue): FormValue {
  if (typeof value === 'string' || Array.isArray(value)) return value;
  const keys = Object.keys(value);
  const converted = Object.fromEntries(Object.entries(value).map(([key, each]) => [key, arrays(each)]));
  return keys.length > 0 && keys.every((key, index) => key === String(index)) ? Object.values(converted) : converted;
}

/** Value at a path of names; undefined where there is none. */
export function at(form: FormValue | undefined, ...path: readonly string[]): FormValue | undefined {
  let each: FormValue | undefined = form;
  for (const name of path) {
    if (typeof each !== 'object') return undefined;
    each = Array.isArray(each) ? each[Number(name)] : each[name];
  }
  return each;
}

export function textAt(form: FormValue | undefined, ...path: readonly string[]): string | undefined {
  const value = at(form, ...path);
  return typeof value === 'string' ? value : undefined;
}
