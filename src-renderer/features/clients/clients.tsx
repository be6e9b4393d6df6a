export default function Clients(_props: { openId?: string | undefined }) {
  return null;
}
