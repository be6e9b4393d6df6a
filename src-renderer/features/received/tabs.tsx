/** The pages of the panel of a received document: what it says, and its XML with whether it holds. */
import type { ReceivedDetail } from '#contract/received.ts';
import { ErrorState } from '../../ui/feedback/error-state.tsx';
import { CfdiFacts } from '../invoices/detail/facts/cfdi-facts.tsx';
import { useCfdi } from '../invoices/detail/use-document.ts';
import { Verification } from '../invoices/detail/xml/verification.tsx';
import { XmlView } from '../invoices/detail/xml/xml-view.tsx';
import { useReceivedXml } from './use-received-xml.ts';
import classes from './received.module.css';

export type Tab = 'facts' | 'xml';

export default function TabBody({ tab, received }: { tab: Tab; received: ReceivedDetail }) {
  const { document, error, retry } = useReceivedXml(received.id);
  const cfdi = useCfdi(document);
  if (error !== null) return <ErrorState error={error} onRetry={retry} />;
  if (document === undefined || cfdi === undefined) return <div className={`skeleton ${classes['waiting']}`} />;
  return tab === 'facts' ? (
    <CfdiFacts cfdi={cfdi} of={received} />
  ) : (
    <XmlView key={received.id} xml={document.xml} above={<Verification file={document.file} isStamped />} />
  );
}
