/** Files dropped anywhere on the window go where they are used: the section opens and finds them waiting. */
import { useEffect, useState } from 'react';
import { useLocation } from 'wouter';
import * as words from '#i18n/catalog/window/frame.ts';
import { useWords } from '../../i18n/words.ts';
import { reportProblem } from '../../ui/feedback/report.ts';
import { showDone } from '../../ui/feedback/toasts.tsx';
import { DROP_KINDS, leaveDropped } from '../dropped.ts';
import classes from './window-drop.module.css';

/** Folders are of CFDIs: nothing else is kept by the thousand. */
const CFDI_PATH = '/cfdi-imports';

export function WindowDrop() {
  const t = useWords(words);
  const [over, setOver] = useState(false);
  const [, go] = useLocation();
  useEffect(() => {
    let depth = 0;
    const hasFiles = (event: DragEvent): boolean => event.dataTransfer?.types.includes('Files') === true;
    const onEnter = (event: DragEvent): void => {
      if (!hasFiles(event)) return;
      depth++;
      setOver(true);
    };
    const onLeave = (): void => {
      depth = Math.max(0, depth - 1);
      if (depth === 0) setOver(false);
    };
    const onOver = (event: DragEvent): void => {
      if (hasFiles(event)) event.preventDefault();
    };
    const onDrop = (event: DragEvent): void => {
      depth = 0;
      setOver(false);
      // A place of its own on the screen has taken it.
      if (event.defaultPrevented) return;
      event.preventDefault();
      const files = [...(event.dataTransfer?.files ?? [])];
      // Entries are given while the event is handled, and not afterwards.
      const entries = [...(event.dataTransfer?.items ?? [])].flatMap((item) => item.webkitGetAsEntry() ?? []);
      if (entries.some(({ isDirectory }) => isDirectory)) {
        void import('../../ui/fields/dropped-folders.ts')
          .then(({ filesBelow }) => filesBelow(entries))
          .then((found) => leaveDropped('cfdi', found) || go(CFDI_PATH), reportProblem);
        return;
      }
      const kind = DROP_KINDS.find(({ endings }) =>
        files.some((file) => endings.some((ending) => file.name.toLowerCase().endsWith(ending))),
      );
      if (kind === undefined) {
        if (files.length > 0) showDone(t('frame.drop.unknown', { name: files[0]?.name ?? '' }));
        return;
      }
      const fitting = files.filter((file) => kind.endings.some((ending) => file.name.toLowerCase().endsWith(ending)));
      const isTaken = leaveDropped(kind.id, fitting);
      if (!isTaken && kind.path !== undefined) go(kind.path);
    };
    window.addEventListener('dragenter', onEnter);
    window.addEventListener('dragleave', onLeave);
    window.addEventListener('dragover', onOver);
    // Places on the screen stop what they take from coming here, so the overlay is lifted while it passes down.
    const lift = (): void => {
      depth = 0;
      setOver(false);
    };
    window.addEventListener('drop', lift, true);
    window.addEventListener('drop', onDrop);
    return () => {
      window.removeEventListener('dragenter', onEnter);
      window.removeEventListener('dragleave', onLeave);
      window.removeEventListener('dragover', onOver);
      window.removeEventListener('drop', lift, true);
      window.removeEventListener('drop', onDrop);
    };
  }, [go, t]);
  if (!over) return null;
  return (
    <div className={classes['overlay']} role="status">
      <div className={classes['box']}>
        <strong>{t('frame.drop.title')}</strong>
        <ul>
          {DROP_KINDS.map(({ id }) => (
            <li key={id}>{t(`frame.drop.${id}`)}</li>
          ))}
        </ul>
      </div>
    </div>
  );
}
