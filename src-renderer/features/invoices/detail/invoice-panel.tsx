/** One invoice at the right of the list: how it stands and what comes next, its document, its data, its history. */
import { ActionIcon, Button, Menu, Tabs } from '@mantine/core';
import { IconDots, IconPrinter } from '@tabler/icons-react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import type { InvoiceDetail, InvoiceRowView } from '#contract/invoices.ts';
import * as common from '#i18n/catalog/window/common.ts';
import * as words from '#i18n/catalog/window/invoices.ts';
import { Keys } from '../../../app/commands/key-caps.tsx';
import { useCommands } from '../../../app/commands/registry.ts';
import { api } from '../../../app/connection/query.ts';
import { useWords } from '../../../i18n/words.ts';
import { ErrorState } from '../../../ui/feedback/error-state.tsx';
import { reportProblem } from '../../../ui/feedback/report.ts';
import { SidePanel } from '../../../ui/layout/side-panel.tsx';
import { Money } from '../../../ui/state/money.tsx';
import type { InvoiceAction } from '../shared/actions.tsx';
import { invoiceNumber } from '../shared/invoice-number.ts';
import { InvoiceState } from '../shared/invoice-state.tsx';
import { Composer } from './mail/composer.tsx';
import { Standing } from './standing.tsx';
import classes from './detail.module.css';

// Each tab is fetched when it is first looked at; pdf.js alone weighs more than the rest of the section.
const PdfTab = lazy(() => import('./pdf/pdf-tab.tsx'));
const FactsTab = lazy(() => import('./facts/facts-tab.tsx'));
const XmlTab = lazy(() => import('./xml/xml-tab.tsx'));
const HistoryTab = lazy(() => import('./history/history-tab.tsx'));

const FORMS = {
  cancel: lazy(() => import('../../cancellation/cancel-form.tsx')),
  charge: lazy(() => import('../../transactions/charge/charge-invoice.tsx')),
} as const;

const TABS = ['pdf', 'facts', 'xml', 'history'] as const;
type Tab = (typeof TABS)[number];
const BODIES = { pdf: PdfTab, facts: FactsTab, xml: XmlTab, history: HistoryTab } as const;

export type PanelForm = 'mail' | keyof typeof FORMS;

interface PanelProps {
  readonly id: string;
  readonly actionsOf: (row: InvoiceRowView) => readonly InvoiceAction[];
  /** What stands in place of the tabs: the composer of mail, or the form that charges or cancels it. */
  readonly asked: PanelForm | undefined;
  readonly onAsked: (asked: PanelForm | undefined) => void;
  readonly onClose: () => void;
}

export function InvoicePanel({ id, actionsOf, asked, onAsked, onClose }: PanelProps) {
  const t = useWords(words);
  const { data, error, refetch } = useQuery({
    ...api.invoices.get.queryOptions({ input: { id } }),
    // The invoice before stands for the moment that the next one takes: the keys move through a list quickly.
    placeholderData: keepPreviousData,
  });
  const [chosen, setTab] = useState<Tab>();
  const invoice = error === null ? data : undefined;
  // A draft has no document yet: what it will say comes first.
  const tab = chosen ?? (invoice?.status === 'draft' ? 'facts' : 'pdf');
  const Body = BODIES[tab];
  const Form = asked === undefined || asked === 'mail' ? undefined : FORMS[asked];
  useTabCommands(setTab);
  // An imported document that no draft can say cannot be made into another one.
  const isDuplicable = invoice?.importRunId === undefined || invoice.draft !== undefined;
  const actions =
    invoice === undefined ? [] : actionsOf(invoice).filter(({ id: action }) => action !== 'duplicate' || isDuplicable);
  const name = invoice === undefined ? '' : (invoiceNumber(invoice) ?? t('invoices.draft'));
  return (
    <SidePanel
      name="invoices"
      label={t('invoices.panel', { number: name })}
      title={invoice !== undefined && <Title invoice={invoice} name={name} />}
      onClose={onClose}
      footer={invoice === undefined || asked !== undefined ? undefined : <Footer invoice={invoice} actions={actions} />}
    >
      {error !== null && <ErrorState error={error} onRetry={() => void refetch()} />}
      {invoice !== undefined && asked === 'mail' && (
        <Composer key={invoice.id} invoice={invoice} onDone={() => onAsked(undefined)} />
      )}
      {invoice !== undefined && invoice.id === id && Form !== undefined && (
        <Suspense fallback={<div className={`skeleton ${classes['waiting']}`} />}>
          <Form key={invoice.id} invoice={invoice} onDone={() => onAsked(undefined)} />
        </Suspense>
      )}
      {invoice !== undefined && asked === undefined && (
        <>
          <Standing invoice={invoice} actions={actions} />
          <Tabs
            value={tab}
            onChange={(next) => setTab((next ?? 'pdf') as Tab)}
            classNames={{ root: classes['tabs'] ?? '', panel: classes['tabPanel'] ?? '' }}
          >
            <Tabs.List>
              {TABS.map((one) => (
                <Tabs.Tab key={one} value={one}>
                  {t(`invoices.tab.${one}`)}
                </Tabs.Tab>
              ))}
            </Tabs.List>
            <Tabs.Panel value={tab}>
              <Suspense fallback={<div className={`skeleton ${classes['waiting']}`} />}>
                <Body key={`${tab} ${tab === 'xml' ? invoice.id : ''}`} invoice={invoice} />
              </Suspense>
            </Tabs.Panel>
          </Tabs>
        </>
      )}
    </SidePanel>
  );
}

function Title({ invoice, name }: { invoice: InvoiceDetail; name: string }) {
  return (
    <span className={classes['title']}>
      <span>{name}</span>
      <InvoiceState status={invoice.status} cancellation={invoice.cancellationState} />
      <span className={classes['spring']} />
      <Money minor={invoice.totalMinor} decimals={invoice.currencyDecimals} currency={invoice.currency} />
    </span>
  );
}

/** In the order of what a person does with an issued invoice; the rest stands in the menu. */
const IN_FOOTER = ['mail', 'pdf', 'xml', 'duplicate'];

interface FooterProps {
  readonly invoice: InvoiceDetail;
  readonly actions: readonly InvoiceAction[];
}

function Footer({ invoice, actions }: FooterProps) {
  const t = useWords(words);
  const c = useWords(common);
  const [printing, setPrinting] = useState(false);
  const print = (): void => {
    setPrinting(true);
    import('./pdf/print.ts')
      .then(({ printInvoice }) => printInvoice(invoice.id))
      .catch(reportProblem)
      .finally(() => setPrinting(false));
  };
  const inFooter = IN_FOOTER.flatMap((id) => actions.find((action) => action.id === id) ?? []);
  const inMenu = actions.filter((action) => !inFooter.includes(action));
  return (
    <>
      {inFooter.map((action) => (
        <Button key={action.id} variant="default" leftSection={action.icon} px={8} onClick={action.run}>
          {action.id === 'mail' && invoice.mailState !== 'unsent'
            ? t('invoices.action.mailAgain')
            : t(`invoices.footer.${action.id as 'pdf'}`)}
        </Button>
      ))}
      <span className={classes['spring']} />
      <ActionIcon aria-label={t('invoices.print')} title={t('invoices.print')} loading={printing} onClick={print}>
        <IconPrinter size={16} />
      </ActionIcon>
      <Menu position="top-end">
        <Menu.Target>
          <ActionIcon aria-label={c('common.more')}>
            <IconDots size={16} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          {inMenu.map((action) => (
            <Menu.Item
              key={action.id}
              leftSection={action.icon}
              rightSection={<Keys combination={action.key} />}
              {...(action.danger === true ? { color: 'red' } : {})}
              onClick={action.run}
            >
              {action.label}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
    </>
  );
}

/** 1 to 4 turn the pages of the panel. */
function useTabCommands(setTab: (tab: Tab) => void): void {
  const t = useWords(words);
  useCommands(
    TABS.map((tab, at) => ({
      id: `invoices.tab.${tab}`,
      label: t('invoices.showTab', { tab: t(`invoices.tab.${tab}`) }),
      group: t('invoices.title'),
      keys: [String(at + 1)],
      run: () => setTab(tab),
    })),
  );
}
