/** An id or a reference: every sign of it counts. */
export function Code({ text }: { text: string }) {
  return <span className="mono">{text}</span>;
}
