/** What goes wrong in a page without anybody looking: it fails the test at its end. */
import type { Page } from '@playwright/test';

export interface Problems {
  /** Expects such a problem in this test, e.g. `/422/` where the desk is to refuse something. */
  readonly allow: (pattern: RegExp) => void;
  /** Those that were not expected. */
  readonly unexpected: () => string[];
  /** Begins to watch a page. */
  readonly watch: (page: Page) => void;
}

export function watchProblems(): Problems {
  const seen: string[] = [];
  const allowed: RegExp[] = [];
  return {
    allow: (pattern) => void allowed.push(pattern),
    unexpected: () => seen.filter((problem) => !allowed.some((pattern) => pattern.test(problem))),
    watch(page) {
      page.on('console', (message) => {
        if (message.type() !== 'error') return;
        const { url } = message.location();
        seen.push(`console: ${message.text()}${url === '' ? '' : ` (${url})`}`);
      });
      page.on('pageerror', (error) => seen.push(`page: ${error.stack ?? error.message}`));
      page.on('requestfailed', (request) => {
        const why = request.failure()?.errorText ?? '';
        // A page that goes away, or a query that nobody waits for any more, takes its requests with it.
        if (why !== 'net::ERR_ABORTED') seen.push(`request: ${request.method()} ${request.url()} ${why}`);
      });
      page.on('response', (response) => {
        if (response.status() >= 400) seen.push(`response: ${response.status()} ${response.url()}`);
      });
    },
  };
}
