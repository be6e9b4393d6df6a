/**
 * A light field that suggests: a plain input while it rests, a list of hits while one types. Enter and Tab take the
 * marked hit, even when the answer comes only after the key; Escape closes the list and leaves the text alone.
 */
import { Portal } from '@mantine/core';
import {
  useEffect,
  useEffectEvent,
  useId,
  useLayoutEffect,
  useRef,
  useState,
  type KeyboardEvent,
  type ReactNode,
  type RefObject,
} from 'react';
import classes from './suggest.module.css';

export interface Hit {
  readonly id: string;
  /** Small and fixed in width: the key, the code. */
  readonly lead?: string | undefined;
  readonly label: string;
  readonly detail?: string | undefined;
}

/** Hits of a text; `settled` once they belong to exactly this text. */
export interface Hits<H extends Hit> {
  readonly hits: readonly H[];
  readonly settled: boolean;
}

export type PickedBy = 'enter' | 'tab' | 'pointer';

export interface SuggestInputProps<H extends Hit> {
  readonly label: string;
  /** What the field shows while nobody types in it. */
  readonly shown: string;
  /** A hook: asked only while the list is open. Must stay the same function. */
  readonly useHits: (query: string) => Hits<H>;
  readonly onPick: (hit: H, by: PickedBy) => void;
  /** What was typed and not picked, when the field is left. */
  readonly onText?: (text: string) => void;
  readonly at?: string | undefined;
  readonly className?: string | undefined;
  readonly placeholder?: string | undefined;
  readonly title?: string | undefined;
  readonly minWidth?: number;
  readonly openOnFocus?: boolean;
  readonly disabled?: boolean;
  readonly empty?: string | undefined;
  readonly tone?: 'error' | 'warning' | undefined;
  readonly describedBy?: string | undefined;
  readonly uppercase?: boolean;
}

export function SuggestInput<H extends Hit>(props: SuggestInputProps<H>) {
  const { shown, onPick, onText, openOnFocus = false } = props;
  const input = useRef<HTMLInputElement>(null);
  const listId = useId();
  const [typed, setTyped] = useState<string>();
  // The focus may move on within the very key that picked, before anything is drawn anew.
  const typedNow = useRef<string>(undefined);
  const write = (text: string | undefined): void => {
    typedNow.current = text;
    setTyped(text);
  };
  const [open, setOpen] = useState(false);
  const [marked, setMarked] = useState(0);
  const hits = useRef<Hits<H>>({ hits: [], settled: false });
  /** A key that took a hit before there was one. */
  const waiting = useRef<PickedBy>(undefined);
  /** Arrows were used: what is marked was chosen on purpose. */
  const chosen = useRef(false);

  const close = (): void => {
    setOpen(false);
    setMarked(0);
    chosen.current = false;
  };
  const pick = (hit: H, by: PickedBy): void => {
    waiting.current = undefined;
    write(undefined);
    close();
    onPick(hit, by);
  };
  const answered = (next: Hits<H>): void => {
    hits.current = next;
    if (!next.settled || waiting.current === undefined) return;
    const by = waiting.current;
    waiting.current = undefined;
    const [first] = next.hits;
    if (first !== undefined) pick(first, by);
    else leaveText();
  };
  const leaveText = (): void => {
    const text = typedNow.current;
    close();
    write(undefined);
    if (text !== undefined && text !== shown) onText?.(text.trim());
  };

  /** @returns whether the key was used up */
  const take = (by: 'enter' | 'tab'): boolean => {
    const isMeant = (typed ?? '').trim() !== '' || chosen.current;
    if (!open || !isMeant) return false;
    const hit = hits.current.settled ? hits.current.hits[marked] : undefined;
    if (hit !== undefined) {
      pick(hit, by);
      return by === 'enter';
    }
    if (!hits.current.settled) {
      waiting.current = by;
      return by === 'enter';
    }
    return false;
  };
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>): void => {
    if (event.nativeEvent.isComposing || event.ctrlKey || event.metaKey) return;
    if ((event.key === 'ArrowDown' || event.key === 'ArrowUp') && (open || event.altKey)) {
      event.preventDefault();
      event.stopPropagation();
      if (!open) setOpen(true);
      else {
        const count = hits.current.hits.length;
        chosen.current = true;
        if (count > 0) setMarked((marked + (event.key === 'ArrowDown' ? 1 : -1) + count) % count);
      }
    } else if (event.key === 'Escape' && (open || typed !== undefined)) {
      event.preventDefault();
      event.stopPropagation();
      waiting.current = undefined;
      if (open) close();
      else write(undefined);
    } else if (event.key === 'Enter' && !event.altKey && take('enter')) {
      event.preventDefault();
      event.stopPropagation();
    } else if (event.key === 'Tab' && !event.shiftKey) take('tab');
  };
  return (
    <>
      <input
        ref={input}
        className={props.className}
        data-at={props.at}
        data-tone={props.tone}
        role="combobox"
        aria-label={props.label}
        aria-expanded={open}
        aria-controls={open ? listId : undefined}
        aria-activedescendant={open ? `${listId}-${marked}` : undefined}
        aria-autocomplete="list"
        aria-invalid={props.tone === 'error' || undefined}
        aria-describedby={props.describedBy}
        autoComplete="off"
        spellCheck={false}
        disabled={props.disabled}
        placeholder={props.placeholder}
        title={props.title}
        value={typed ?? shown}
        onChange={(event) => {
          const { value } = event.currentTarget;
          write(props.uppercase === true ? value.toUpperCase() : value);
          hits.current = { hits: [], settled: false };
          setMarked(0);
          setOpen(true);
        }}
        onFocus={(event) => {
          event.currentTarget.select();
          if (openOnFocus && shown === '') setOpen(true);
        }}
        onClick={() => setOpen(true)}
        onKeyDown={onKeyDown}
        onBlur={() => {
          // Tab went on before the hits came: they are still taken.
          if (waiting.current === undefined) leaveText();
        }}
      />
      {open && (
        <List
          id={listId}
          anchor={input}
          query={typed ?? ''}
          useHits={props.useHits}
          marked={marked}
          minWidth={props.minWidth ?? 0}
          empty={props.empty}
          onHits={answered}
          onPick={(hit) => {
            pick(hit, 'pointer');
            input.current?.focus();
          }}
        />
      )}
    </>
  );
}

interface ListProps<H extends Hit> {
  readonly id: string;
  readonly anchor: RefObject<HTMLInputElement | null>;
  readonly query: string;
  readonly useHits: (query: string) => Hits<H>;
  readonly marked: number;
  readonly minWidth: number;
  readonly empty: string | undefined;
  readonly onHits: (hits: Hits<H>) => void;
  readonly onPick: (hit: H) => void;
}

const TALLEST = 288;
const GAP = 2;

function List<H extends Hit>({ id, anchor, query, useHits, marked, minWidth, empty, onHits, onPick }: ListProps<H>) {
  // oxlint-disable-next-line react/hooks -- the same function as long as the field lives
  const found = useHits(query);
  const [place, setPlace] = useState<{ left: number; width: number; top?: number; bottom?: number }>();
  const tell = useEffectEvent(onHits);
  useEffect(() => tell(found), [found]);
  useLayoutEffect(() => {
    const put = (): void => {
      const box = anchor.current?.getBoundingClientRect();
      if (box === undefined) return;
      const width = Math.max(box.width, minWidth);
      const left = Math.max(4, Math.min(box.left, window.innerWidth - width - 8));
      const above = window.innerHeight - box.bottom < TALLEST && box.top > window.innerHeight - box.bottom;
      setPlace(
        above ? { left, width, bottom: window.innerHeight - box.top + GAP } : { left, width, top: box.bottom + GAP },
      );
    };
    put();
    window.addEventListener('scroll', put, true);
    window.addEventListener('resize', put);
    return () => {
      window.removeEventListener('scroll', put, true);
      window.removeEventListener('resize', put);
    };
  }, [anchor, minWidth]);
  useLayoutEffect(() => {
    document.querySelector(`[id="${CSS.escape(`${id}-${marked}`)}"]`)?.scrollIntoView({ block: 'nearest' });
  }, [id, marked]);
  if (place === undefined || (found.hits.length === 0 && (empty === undefined || !found.settled))) return null;
  return (
    <Portal>
      <div id={id} role="listbox" className={classes['list']} style={{ ...place, maxHeight: TALLEST }}>
        {found.hits.map((hit, at) => (
          <Option key={hit.id} id={`${id}-${at}`} marked={at === marked} onPick={() => onPick(hit)}>
            {hit.lead !== undefined && <span className={classes['lead']}>{hit.lead}</span>}
            <span className={classes['label']}>{hit.label}</span>
            {hit.detail !== undefined && <span className={classes['detail']}>{hit.detail}</span>}
          </Option>
        ))}
        {found.hits.length === 0 && <div className={classes['empty']}>{empty}</div>}
      </div>
    </Portal>
  );
}

function Option({
  id,
  marked,
  onPick,
  children,
}: {
  id: string;
  marked: boolean;
  onPick: () => void;
  children: ReactNode;
}) {
  return (
    <div
      id={id}
      tabIndex={-1}
      role="option"
      aria-selected={marked}
      className={classes['option']}
      // The field keeps the focus.
      onMouseDown={(event) => event.preventDefault()}
      onClick={onPick}
    >
      {children}
    </div>
  );
}
