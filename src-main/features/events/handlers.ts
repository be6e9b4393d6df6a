import { eventsContract } from '#contract/events.ts';
import { implementFeature } from '../../rpc/implement.ts';
import type { EventHub } from './hub.ts';

/** Serves `events.*` of the contract. */
export function eventsHandlers(hub: EventHub) {
  const os = implementFeature(eventsContract);
  return os.router({
    subscribe: os.subscribe.handler(({ signal }) => hub.subscribe(signal)),
  });
}
