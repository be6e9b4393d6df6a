export default function Invoices(_props: { openId?: string | undefined }) {
  return null;
}
