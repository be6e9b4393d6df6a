/** One page: drawn when it comes near, with its text over it so that it can be selected and read aloud. */
import { TextLayer, type PDFPageProxy } from 'pdfjs-dist';
import { useEffect, useRef, useState } from 'react';
import classes from './pdf.module.css';

/** A page is drawn this far before it is seen. */
const NEAR = '400px 0px';

interface PageProps {
  readonly page: PDFPageProxy;
  /** CSS pixels of a point of the document. */
  readonly scale: number;
  readonly label: string;
}

export function PdfPage({ page, scale, label }: PageProps) {
  const holder = useRef<HTMLDivElement>(null);
  const [near, setNear] = useState(false);
  const { width, height } = page.getViewport({ scale });
  useEffect(() => {
    const element = holder.current;
    if (element === null) return undefined;
    const observer = new IntersectionObserver(([entry]) => setNear(entry?.isIntersecting === true), {
      rootMargin: NEAR,
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  useEffect(() => {
    const element = holder.current;
    if (!near || element === null) return undefined;
    const canvas = document.createElement('canvas');
    const sharp = page.getViewport({ scale: scale * window.devicePixelRatio });
    canvas.width = Math.floor(sharp.width);
    canvas.height = Math.floor(sharp.height);
    canvas.ariaHidden = 'true';
    const text = document.createElement('div');
    text.className = classes['text'] ?? '';
    const drawing = page.render({ canvas, viewport: sharp });
    let layer: TextLayer | undefined;
    let left = false;
    void (async () => {
      try {
        await drawing.promise;
        if (left) return;
        // What stood there until now goes only when this is ready.
        element.replaceChildren(canvas, text);
        layer = new TextLayer({
          textContentSource: page.streamTextContent(),
          container: text,
          viewport: page.getViewport({ scale }),
        });
        await layer.render();
      } catch {
        // Another zoom or another invoice was quicker; what they draw is what counts.
      }
    })();
    return () => {
      left = true;
      drawing.cancel();
      layer?.cancel();
    };
  }, [near, page, scale]);
  return (
    <div
      ref={holder}
      className={classes['page']}
      role="group"
      aria-label={label}
      style={{ width, height, '--total-scale-factor': scale }}
    />
  );
}
