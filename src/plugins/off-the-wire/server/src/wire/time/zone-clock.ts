/** What a zone's clocks are ahead of UTC at an instant, in milliseconds. */
export type ZoneClock = (time: number) => number;

/** The clocks of a zone by its IANA name; `undefined` for one that nobody knows. */
export function clockIn(timeZone: string): ZoneClock | undefined {
  if (!clocks.has(timeZone)) {
    if (clocks.size >= mostClocks) clocks.clear();
    const format = formatIn(timeZone);
    clocks.set(timeZone, format && quick(asked(format)));
  }
  return clocks.get(timeZone);
}

/** To make one takes longer than to read a short story; a newsroom's channels are in a few zones. */
const clocks = new Map<string, ZoneClock | undefined>();
const mostClocks = 100;
const mostDays = 10_000;
const dayLength = 86_400_000;

function asked(format: Intl.DateTimeFormat): ZoneClock {
  return (time) => {
    const parts = new Map(format.formatToParts(time).map((part) => [part.type, part.value]));
    const [day, clock] = [['year', 'month', 'day'] as const, ['hour', 'minute', 'second'] as const];
    const text = `${day.map((name) => parts.get(name)).join('-')}T${clock.map((name) => parts.get(name)).join(':')}Z`;
    return Date.parse(text) - Math.floor(time / 1000) * 1000;
  };
}

/** Asks once for all of a day that ends as it begins: copy is of few days, and to ask takes its time. */
function quick(slow: ZoneClock): ZoneClock {
  const days = new Map<number, number | undefined>();
  return (time) => {
    const day = Math.floor(time / dayLength);
    if (!days.has(day)) {
      if (days.size >= mostDays) days.clear();
      const offset = slow(day * dayLength);
      days.set(day, offset === slow((day + 1) * dayLength) ? offset : undefined);
    }
    return days.get(day) ?? slow(time);
  };
}

function formatIn(timeZone: string): Intl.DateTimeFormat | undefined {
  const digits = '2-digit' as const;
  const rest = { month: digits, day: digits, hour: digits, minute: digits, second: digits };
  try {
    return new Intl.DateTimeFormat('en-CA', { timeZone, hourCycle: 'h23', year: 'numeric', ...rest });
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}
