/** Accessibility as axe judges it, by all rules that it has on: what it calls serious or critical fails. */
import { AxeBuilder } from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';

export interface AxeOptions {
  /** Only this part of the page. */
  readonly include?: string;
  /** Left out, for what is not ours (the canvas of a PDF). */
  readonly exclude?: readonly string[];
}

/** Fails with every serious or critical finding, and where it is. */
export async function expectAccessible(page: Page, { include, exclude = [] }: AxeOptions = {}): Promise<void> {
  // The legacy mode needs no second page, which Electron has not.
  let builder = new AxeBuilder({ page }).setLegacyMode(true);
  if (include !== undefined) builder = builder.include(include);
  for (const selector of exclude) builder = builder.exclude(selector);
  const { violations } = await builder.analyze();
  const findings = violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, impact, help, nodes }) =>
      nodes.map(
        (node) =>
          `${impact ?? ''} ${id}: ${help}\n  ${node.target.join(' ')}\n  ${node.html}\n  ${node.failureSummary ?? ''}`,
      ),
    );
  expect(findings, findings.join('\n\n')).toEqual([]);
}
