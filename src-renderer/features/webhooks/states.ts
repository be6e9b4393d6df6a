/** What the states of an event mean for a person, and the views of the inbox that are made of them. */
import type { WebhookEventRow, WebhookEventState } from '#contract/webhooks.ts';
import type { Tone } from '../../ui/state/state-badge.tsx';

export const TONES: Readonly<Record<WebhookEventState, Tone>> = {
  pending: 'progress',
  waiting: 'waiting',
  done: 'settled',
  ignored: 'neutral',
  dead: 'person',
};

/** All of them, or those in some states. */
export const VIEWS = {
  all: undefined,
  open: ['pending', 'waiting'],
  dead: ['dead'],
  done: ['done'],
  ignored: ['ignored'],
} as const satisfies Readonly<Record<string, readonly WebhookEventState[] | undefined>>;
export type View = keyof typeof VIEWS;

/** How far it can be believed: what was found in a list was said by the gateway itself. */
export function trustOf({ via, trust }: Pick<WebhookEventRow, 'via' | 'trust'>): 'verified' | 'hint' | 'poll' {
  return via === 'poll' ? 'poll' : trust;
}
