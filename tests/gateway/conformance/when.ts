/** Parts of the suite that only some gateways have: what a declaration says that it cannot do is not asked of it. */

export function when(condition: boolean, define: () => void): void {
  if (condition) define();
}

/** With what there is; nothing where it is absent. */
export function whenThere<T>(value: T | undefined, define: (value: T) => void): void {
  if (value !== undefined) define(value);
}
