/** Below the lines: what stands in the way, where it is mailed, what it adds up to. Its height never changes. */
import { Checkbox, TagsInput } from '@mantine/core';
import { IconAlertTriangle, IconCircleCheck, IconCircleDashed, IconInfoCircle } from '@tabler/icons-react';
import * as words from '#i18n/catalog/window/invoice-editor.ts';
import { useWords } from '../../../../i18n/words.ts';
import type { Change } from '../model/change.ts';
import { isBlankForm, type EditorForm } from '../model/form.ts';
import type { Remark } from '../work/issues.ts';
import type { PreviewState } from '../work/use-preview.ts';
import { Totals } from './totals.tsx';
import classes from './dock.module.css';

interface DockProps {
  readonly form: EditorForm;
  readonly remarks: readonly Remark[];
  readonly preview: PreviewState;
  /** Addresses of the client, offered when mail is switched on. */
  readonly addresses: readonly string[];
  readonly dispatch: (change: Change) => void;
  readonly onRemark: (remark: Remark) => void;
}

/** Many of the engine's words name the line themselves. */
const NAMES_LINE = /\b(concepto|partida|concept|line) \d/i;
/** More are not read one by one. */
const MOST = 100;

export function Dock({ form, remarks, preview, addresses, dispatch, onRemark }: DockProps) {
  const t = useWords(words);
  const set = (patch: Partial<EditorForm>): void => dispatch({ do: 'set', patch });
  const inWords = preview.preview?.breakdown.totalInWords;
  return (
    <div className={classes['dock']} data-area="dock">
      <section className={classes['column']} aria-label={t('editor.check')}>
        <h2 className={classes['title']}>
          {t('editor.check')}
          <Counts remarks={remarks} />
        </h2>
        <Remarks form={form} remarks={remarks} preview={preview} onRemark={onRemark} />
      </section>
      <section className={classes['column']} aria-label={t('editor.field.mailTo')}>
        <Checkbox
          data-at="head.mail"
          label={t('editor.mail')}
          checked={form.mailOn}
          onChange={(event) => {
            const mailOn = event.currentTarget.checked;
            set({ mailOn, ...(mailOn && form.mailTo.length === 0 ? { mailTo: addresses } : {}) });
          }}
        />
        <div style={{ height: 38, paddingTop: 6, flex: 'none', overflow: 'hidden' }}>
          {form.mailOn && (
            <TagsInput
              data-at="head.mailTo"
              aria-label={t('editor.mail.to')}
              placeholder={form.mailTo.length === 0 ? t('editor.mail.hint') : ''}
              data={[...addresses]}
              splitChars={[',', ' ', ';']}
              acceptValueOnBlur
              maxTags={20}
              styles={{ inputField: { minWidth: 60 }, pillsList: { flexWrap: 'nowrap' } }}
              value={[...form.mailTo]}
              onChange={(mailTo) => set({ mailTo: mailTo.map((one) => one.trim()) })}
            />
          )}
        </div>
        <p className={classes['words']}>{preview.stale ? '' : inWords}</p>
      </section>
      <section className={classes['column']} aria-label={t('editor.totals')}>
        <Totals preview={preview.preview} stale={preview.stale} moneda={form.moneda} />
      </section>
    </div>
  );
}

function Counts({ remarks }: { remarks: readonly Remark[] }) {
  const t = useWords(words);
  const count = (fits: (remark: Remark) => boolean): number => remarks.filter(fits).length;
  const errors = count((remark) => !remark.isGap && remark.severity === 'error');
  const warnings = count((remark) => !remark.isGap && remark.severity === 'warning');
  const gaps = count((remark) => remark.isGap);
  const said = [
    errors > 0 ? t('editor.check.errors', { count: errors }) : '',
    warnings > 0 ? t('editor.check.warnings', { count: warnings }) : '',
    gaps > 0 ? t('editor.check.missingCount', { count: gaps }) : '',
  ].filter(Boolean);
  return <span className={classes['soft']}>{said.join(' · ')}</span>;
}

interface RemarksProps {
  readonly form: EditorForm;
  readonly remarks: readonly Remark[];
  readonly preview: PreviewState;
  readonly onRemark: (remark: Remark) => void;
}

function Remarks({ form, remarks, preview, onRemark }: RemarksProps) {
  const t = useWords(words);
  if (remarks.length === 0) {
    if (isBlankForm(form)) return <Calm>{t('editor.check.blank')}</Calm>;
    if (preview.stale) return <Calm>{t('editor.totals.stale')}</Calm>;
    return (
      <div className={classes['calm']} data-ready role="status">
        <IconCircleCheck size={16} aria-hidden />
        <span>
          {t('editor.check.ready')} {t('editor.check.readyHint')}
        </span>
      </div>
    );
  }
  return (
    <ul className={classes['remarks']}>
      {remarks.slice(0, MOST).map((remark, at) => (
        <li key={remark.id}>
          <button
            type="button"
            className={classes['remark']}
            data-tone={remark.isGap && remark.severity === 'warning' ? 'gap' : remark.severity}
            data-at={at === 0 ? 'dock.first' : undefined}
            onClick={() => onRemark(remark)}
          >
            <Mark remark={remark} />
            <span>
              {remark.line === undefined || remark.isGap || NAMES_LINE.test(remark.message)
                ? remark.message
                : t('editor.check.inLine', { line: remark.line, message: remark.message })}
              {remark.code !== undefined && <span className={classes['code']}>{remark.code}</span>}
            </span>
          </button>
        </li>
      ))}
      {remarks.length > MOST && <li>{t('editor.check.more', { count: remarks.length - MOST })}</li>}
    </ul>
  );
}

function Mark({ remark }: { remark: Remark }) {
  if (remark.isGap && remark.severity === 'warning') return <IconCircleDashed size={13} aria-hidden />;
  return remark.severity === 'error' ? (
    <IconAlertTriangle size={13} aria-hidden />
  ) : (
    <IconInfoCircle size={13} aria-hidden />
  );
}

function Calm({ children }: { children: string }) {
  return <div className={classes['calm']}>{children}</div>;
}
