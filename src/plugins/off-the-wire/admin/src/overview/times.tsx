import { type IntlShape, useIntl } from 'react-intl';
import { useSay } from './messages';

const units = [
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
] as const;

/** Nobody counts seconds: below this it is just now. */
const shortest = 60_000;

/** How long ago it was, seen from `now`, the server's clock; the exact time is its title. */
export function Ago({ at, now }: { readonly at: string; readonly now: string }) {
  const intl = useIntl();
  const say = useSay();
  const since = Date.parse(now) - Date.parse(at);
  const exact = intl.formatDate(at, { dateStyle: 'medium', timeStyle: 'short' });
  return (
    <time dateTime={at} title={exact}>
      {since < shortest ? say('overview.now') : ago(intl, since)}
    </time>
  );
}

function ago(intl: IntlShape, milliseconds: number): string {
  const [unit, length] = unitOf(milliseconds);
  return intl.formatRelativeTime(-Math.floor(milliseconds / length), unit, { numeric: 'auto' });
}

/** A length of time in its largest unit, rounded: "5 hours". */
export function duration(intl: IntlShape, milliseconds: number): string {
  const [unit, length] = unitOf(milliseconds);
  const count = Math.max(1, Math.round(milliseconds / length));
  return intl.formatNumber(count, { style: 'unit', unit, unitDisplay: 'long' });
}

const unitOf = (milliseconds: number) => units.find(([, length]) => milliseconds >= length) ?? units[2];
