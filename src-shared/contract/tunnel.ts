/** The tunnel: the public address at which gateways reach the listener of webhooks on this machine. */
import { z } from 'zod';
import { instant, procedure, version } from './common.ts';

const shownError = z.object({
  code: z.string(),
  message: z.string(),
  provider: z.object({ provider: z.string(), code: z.string().optional(), message: z.string().optional() }).optional(),
});

export const tunnelProviderView = z.object({
  id: z.string(),
  displayName: z.string(),
  website: z.string().optional(),
  /** `learned`: another address may come with every start. `given`: a person says it once. */
  address: z.enum(['learned', 'given']),
  /** The local port is written down elsewhere and must stay the same. */
  needsFixedPort: z.boolean(),
  /** The program that must be installed. */
  program: z.string().optional(),
  fields: z.array(z.object({ name: z.string(), label: z.string(), secret: z.boolean(), required: z.boolean() })),
});
export type TunnelProviderView = z.infer<typeof tunnelProviderView>;

/**
 * `checking`: it is open, and we ask ourselves through the public address. `up`: the answer came. `unreachable`: it is
 * open, but the answer does not come. `waiting`: tried again at `nextTryUtc`. `failed`: not tried again before
 * something is changed (a wrong token, a program that is missing).
 */
export const tunnelState = z.enum(['off', 'starting', 'checking', 'up', 'unreachable', 'waiting', 'failed']);
export type TunnelState = z.infer<typeof tunnelState>;

export const tunnelEndpoint = z.object({
  gatewayId: z.string(),
  name: z.string(),
  /** What the gateway is to be told, or was told. */
  url: z.string(),
  /**
   * `wanted`: a job registers it. `unconfirmed`: the gateway has it and asks for a confirmation. `by-hand`: the gateway
   * has no API for it; a person writes the address in its panel.
   */
  state: z.enum(['wanted', 'registered', 'unconfirmed', 'by-hand', 'failed']),
  error: shownError.optional(),
  registeredAtUtc: instant.optional(),
});

export const tunnelView = z.object({
  provider: z.string(),
  enabled: z.boolean(),
  /** What is not secret. */
  settings: z.record(z.string(), z.string()),
  /** Names of the secret ones that are saved. */
  secrets: z.array(z.string()),
  localPort: z.int().optional(),
  state: tunnelState,
  /** Since when it is in this state. */
  sinceUtc: instant.optional(),
  url: z.string().optional(),
  checkedAtUtc: instant.optional(),
  nextTryUtc: instant.optional(),
  error: shownError.optional(),
  endpoints: z.array(tunnelEndpoint),
  version,
});
export type TunnelView = z.infer<typeof tunnelView>;

const settings = z.record(z.string().max(50), z.string().max(20_000)).refine((said) => Object.keys(said).length <= 20);

export const tunnelContract = {
  providers: procedure.output(z.array(tunnelProviderView)),
  /** null when none was set up. */
  get: procedure.output(tunnelView.nullable()),
  /**
   * Saves it, and opens it anew where it is in use. A secret field that is left out keeps its saved value while the
   * provider and every other setting that decides who gets it stay the same. `version` of the one that was read.
   */
  configure: procedure
    .input(
      z.strictObject({
        provider: z.string().max(50),
        settings,
        enabled: z.boolean().optional(),
        localPort: z.int().min(1).max(65_535).optional(),
        version: version.optional(),
      }),
    )
    .output(tunnelView),
  /** Opens it now, and with the program from here on. */
  start: procedure.output(tunnelView),
  stop: procedure.output(tunnelView),
  /** Closes it and takes its settings and secrets away. */
  remove: procedure.output(z.object({ removed: z.boolean() })),
  /** Takes the last `remove` back, as long as the program runs and nothing else was set up. */
  restore: procedure.output(tunnelView),
  /** Asks ourselves through the public address, now. */
  check: procedure.output(z.object({ reached: z.boolean(), durationMs: z.number(), error: shownError.optional() })),
  /** Tells every gateway its address again, as after somebody changed it in a panel. */
  registerAll: procedure.output(tunnelView),
};
