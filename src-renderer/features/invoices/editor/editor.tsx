export default function Editor(_props: { id?: string | undefined }) {
  return null;
}
