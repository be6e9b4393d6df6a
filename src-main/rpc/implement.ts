/**
 * How a feature serves its part of the contract: `implementFeature(contract)` gives oRPC's typed
 * builder with our request context; the handlers stay one line each. Errors are not mapped here
 * but once, at the door of every host ({@link mapErrors}).
 */
import { implement } from '@orpc/server';
import type { AnyContractRouter } from '@orpc/contract';
import type { RequestContext } from './context.ts';

export function implementFeature<T extends AnyContractRouter>(contract: T) {
  return implement(contract).$context<RequestContext>();
}
