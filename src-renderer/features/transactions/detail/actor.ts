/** Who did it, as a person reads it. */

/** What Cuadra does by itself is its own; of a person the name, not the window or the line that was used. */
export function actorName(actor: string): string {
  return actor === 'system' ? 'Cuadra' : actor.replace(/^[a-z-]+:/, '');
}
