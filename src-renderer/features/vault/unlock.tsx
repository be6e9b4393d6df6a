export default function Unlock(_props: { status: unknown }) {
  return null;
}
