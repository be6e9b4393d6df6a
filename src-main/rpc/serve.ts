/** What every host that serves the contract over a wire does alike: the caller's language, and one error envelope. */
import type { StandardRPCHandlerOptions } from '@orpc/server/standard';
import { LOCALES, type Locale } from '#i18n/index.ts';
import type { Logger } from '#ports/logger.ts';
import type { RequestContext } from './context.ts';
import { mapErrors } from './map-errors.ts';

/**
 * Options for oRPC's `RPCHandler`, whichever transport it is of. The context that a host gives is that of
 * its launch; the language is said anew in each request.
 */
export function serveOptions(logger: Logger) {
  return {
    interceptors: [
      (options) => {
        const locale = localeOf(options.request.headers['accept-language']);
        return options.next(locale === undefined ? options : { ...options, context: { ...options.context, locale } });
      },
    ],
    clientInterceptors: [mapErrors(logger)],
  } satisfies StandardRPCHandlerOptions<RequestContext>;
}

/** Only what our own window says exactly; what a browser sends by itself is no choice of the person's. */
function localeOf(header: string | readonly string[] | undefined): Locale | undefined {
  return LOCALES.find((locale) => locale === header);
}
