/**
 * Named places in the code where a crash would hurt most. In the product `hit` does nothing; the
 * kill tests put in an implementation that ends the process there with SIGKILL.
 */
export interface FaultPoints {
  /** @param name stable name of the place, `<feature>.<what just happened or is about to>` */
  hit(name: string): void;
}

export const noFaultPoints: FaultPoints = { hit() {} };
