/** The order in which the accounts are asked: moved by keys, by press or by dragging, and taken back. */
import { useEffect, useRef, useState, type DragEvent, type KeyboardEvent } from 'react';
import type { PacConfig } from '#contract/stamping.ts';
import * as words from '#i18n/catalog/window/pacs.ts';
import { client } from '../../app/connection/link.ts';
import { offerUndo } from '../../app/undo.ts';
import { useWords } from '../../i18n/words.ts';
import { reportProblem } from '../../ui/feedback/report.ts';

export function usePacOrder(configs: readonly PacConfig[]) {
  const t = useWords(words);
  const [dragged, setDragged] = useState<string>();
  const [over, setOver] = useState<string>();
  /** Whose handle gets the focus back: a row that is drawn elsewhere loses it. */
  const held = useRef<string>(undefined);
  const order = configs.map(({ id }) => id).join();
  useEffect(() => {
    if (held.current === undefined) return;
    document.querySelector<HTMLElement>(`[data-handle="${CSS.escape(held.current)}"]`)?.focus();
    held.current = undefined;
    // oxlint-disable-next-line react/exhaustive-effect-dependencies -- once the rows stand in another order
  }, [order]);

  const place = (config: PacConfig, rank: number, version = config.version) =>
    client.stamping.configurePac({
      companyId: config.companyId,
      provider: config.provider,
      environment: config.environment,
      version,
      rank,
    });
  const move = async (config: PacConfig, rank: number): Promise<void> => {
    if (rank < 1 || rank > configs.length || rank === config.rank) return;
    try {
      const after = await place(config, rank);
      const name = config.displayName;
      offerUndo(
        t('pacs.moved', { name, rank }),
        () => place(config, config.rank, after.version),
        (back) => t('pacs.movedBack', { name, rank: back.rank }),
      );
    } catch (error) {
      reportProblem(error);
    }
  };

  return {
    move: (config: PacConfig, rank: number) => void move(config, rank),
    dragged,
    over,
    /** Of the handle of an account. */
    handle: (config: PacConfig) => ({
      'data-handle': config.id,
      draggable: true,
      onKeyDown: (event: KeyboardEvent) => {
        const by = event.key === 'ArrowUp' ? -1 : event.key === 'ArrowDown' ? 1 : 0;
        if (by === 0) return;
        event.preventDefault();
        event.stopPropagation();
        held.current = config.id;
        void move(config, config.rank + by);
      },
      onDragStart: (event: DragEvent) => {
        event.dataTransfer.effectAllowed = 'move';
        event.dataTransfer.setData('text/plain', config.displayName);
        const row = event.currentTarget.closest('li');
        if (row !== null) event.dataTransfer.setDragImage(row, 12, 12);
        setDragged(config.id);
      },
      onDragEnd: () => {
        setDragged(undefined);
        setOver(undefined);
      },
    }),
    /** Of the row on which another one may be let go. */
    target: (config: PacConfig) => ({
      onDragOver: (event: DragEvent) => {
        if (dragged === undefined) return;
        event.preventDefault();
        event.dataTransfer.dropEffect = 'move';
        setOver(config.id);
      },
      onDrop: (event: DragEvent) => {
        const from = configs.find(({ id }) => id === dragged);
        if (from === undefined) return;
        event.preventDefault();
        setDragged(undefined);
        setOver(undefined);
        void move(from, config.rank);
      },
    }),
  };
}

export type PacOrder = ReturnType<typeof usePacOrder>;
