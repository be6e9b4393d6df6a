/** Which engine holds a lease, and whether it still can. */
import { v7 as uuidv7 } from 'uuid';

export interface ProcessInstance {
  /** New at every start: a restart never mistakes the leases of its predecessor for its own. */
  readonly id: string;
  /** Whether the instance `id` may still be running. */
  isAlive(id: string): boolean;
}

/**
 * The instance of an engine that has its data folder to itself, which `openDatabase` sees to with a
 * lock that the operating system drops when the process ends. So every other owner of a lease is
 * dead, and a restart takes its jobs over at once, without trusting process numbers or clocks.
 */
export function loneInstance(id: string = uuidv7()): ProcessInstance {
  return { id, isAlive: (other) => other === id };
}
