/** A port of those that systems do not give out by themselves: closed for a moment, it is still free a moment later. */
export function quietPort(): number {
  return 20_000 + Math.floor(Math.random() * 10_000);
}
