/** What the list says of a certificate: whether it seals, and how near its end is. */
import type { Csd } from '#contract/csds.ts';
import type { Tone } from '../../ui/state/state-badge.tsx';

type BadgeKey =
  | `csds.state.${'active' | 'standby' | 'retired' | 'demo' | 'soon90' | 'soon30' | 'soon7'}`
  | 'csds.expired';

/** Days before its end at which it is told. */
export const MARKS = [90, 30, 7] as const;

/** How many of the four stretches (to 7 days, to 30, to 90, and beyond) it has something left of. */
export function stretchesLeft(daysLeft: number): number {
  return daysLeft < 0 ? 0 : 1 + MARKS.filter((mark) => daysLeft >= mark).length;
}

/** Whether it seals, and how near its end is: 90, 30 and 7 days. */
export function badgesOf({ status, daysLeft, demo }: Pick<Csd, 'status' | 'daysLeft' | 'demo'>): [Tone, BadgeKey][] {
  const badges: [Tone, BadgeKey][] = [
    [status === 'active' ? 'settled' : status === 'standby' ? 'neutral' : 'ended', `csds.state.${status}`],
  ];
  if (demo) badges.push(['waiting', 'csds.state.demo']);
  if (status === 'retired') return badges;
  if (daysLeft < 0) badges.push(['person', 'csds.expired']);
  else if (daysLeft < 7) badges.push(['person', 'csds.state.soon7']);
  else if (daysLeft < 30) badges.push(['person', 'csds.state.soon30']);
  else if (daysLeft < 90) badges.push(['waiting', 'csds.state.soon90']);
  return badges;
}
