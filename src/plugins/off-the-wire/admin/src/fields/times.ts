import { type IntlShape, useIntl } from 'react-intl';

const dateAlone = /^\d{4}-\d{2}-\d{2}$/;

export const ownZone = () => Intl.DateTimeFormat().resolvedOptions().timeZone;

/** Whether it is a date without an hour: none is invented for it, in no time zone. */
export const isDateAlone = (moment: string) => dateAlone.test(moment);

export const isTime = (moment: string) => !Number.isNaN(Date.parse(moment));

/** An instant as the desk reads it: in UTC and in the reader's own zone. A date alone stays one. */
export function spokenTime(intl: IntlShape, moment: string): { readonly utc: string; readonly own?: string } {
  if (!isTime(moment)) return { utc: moment };
  if (isDateAlone(moment)) return { utc: intl.formatDate(moment, { dateStyle: 'long', timeZone: 'UTC' }) };
  const style = { dateStyle: 'medium', timeStyle: 'short', hourCycle: 'h23' } as const;
  const zone = ownZone();
  const utc = `${intl.formatDate(moment, { ...style, timeZone: 'UTC' })} UTC`;
  const isUtc = zone === 'UTC' || zone === 'Etc/UTC';
  if (isUtc) return { utc };
  const dayIn = (timeZone: string) => intl.formatDate(moment, { dateStyle: 'short', timeZone });
  const { dateStyle: _sameDay, ...timeAlone } = style;
  const own = dayIn('UTC') === dayIn(zone) ? timeAlone : style;
  return { utc, own: `${intl.formatDate(moment, { ...own, timeZone: zone })} ${zone}` };
}

/** Both in one line, for small places and tooltips. */
export function useSpokenTime(): (moment: string) => string {
  const intl = useIntl();
  return (moment) => {
    const { utc, own } = spokenTime(intl, moment);
    return own ? `${utc} (${own})` : utc;
  };
}

/** As short as a column wants it, in the reader's own zone: the year only where it is not this one. */
export function shortTime(intl: IntlShape, moment: string, now = new Date()): string {
  const time = new Date(moment);
  const isThisYear = time.getFullYear() === now.getFullYear();
  const day = intl.formatDate(time, { day: 'numeric', month: 'short', year: isThisYear ? undefined : 'numeric' });
  return `${day}, ${intl.formatDate(time, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' })}`;
}
