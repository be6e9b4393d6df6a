/** One entry of the log: what was before, what is after, and which of it differs. */
import type { AuditEntryView } from '#contract/audit.ts';
import * as words from '#i18n/catalog/window/audit.ts';
import { useFormats } from '../../i18n/format.ts';
import { useWords } from '../../i18n/words.ts';
import { Facts } from '../../ui/layout/facts.tsx';
import { SidePanel } from '../../ui/layout/side-panel.tsx';
import { changesOf } from './changes.ts';
import classes from './audit.module.css';

export function EntryPanel({ entry, onClose }: { entry: AuditEntryView; onClose: () => void }) {
  const t = useWords(words);
  const formats = useFormats();
  const rows = changesOf(entry.before, entry.after);
  return (
    <SidePanel
      name="audit"
      label={t('audit.entry', { seq: formats.count(entry.seq) })}
      title={t('audit.entry', { seq: formats.count(entry.seq) })}
      onClose={onClose}
    >
      <Facts
        facts={[
          [t('audit.at'), formats.instant(entry.atUtc)],
          [t('audit.actor'), entry.actor],
          [t('audit.action'), entry.action],
          [
            t('audit.record'),
            <span key="record" className="mono">
              {entry.record}
            </span>,
          ],
          [
            t('audit.hash'),
            <span key="hash" className="mono">
              {entry.hash}
            </span>,
          ],
        ]}
      />
      {rows.length === 0 ? (
        <p className="soft">{t('audit.noContent')}</p>
      ) : (
        <table className={classes['changes']}>
          <thead>
            <tr>
              <th scope="col">{t('audit.field')}</th>
              <th scope="col">{t('audit.before')}</th>
              <th scope="col">{t('audit.after')}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.field} data-changed={row.changed || undefined}>
                <th scope="row" className="mono">
                  {row.field}
                </th>
                <td>{row.before ?? '—'}</td>
                <td>{row.after ?? '—'}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </SidePanel>
  );
}
