export default function Settings(_props: { page?: string | undefined }) {
  return null;
}
