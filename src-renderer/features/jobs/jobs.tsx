export default function Jobs(_props: { openId?: string | undefined }) {
  return null;
}
