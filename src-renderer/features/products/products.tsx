export default function Products(_props: { openId?: string | undefined }) {
  return null;
}
