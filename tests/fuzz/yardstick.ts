/** The least CPU time that the same work ever took in this process, in milliseconds. */
let least = Number.POSITIVE_INFINITY;

/** How many times slower the machine is now than it was at its best: 1 is as fast as ever. */
export function slowness(): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  const cpu = (user + system) / 1_000;
  least = Math.min(least, cpu);
  return cpu / least;
}

/** What reading is: many small objects, and text put together. Some 30 ms of it. */
function work(): number {
  const found: { readonly text: string; readonly at: number }[] = [];
  for (let at = 0; at < 200_000; at += 1) found.push({ text: `line ${at % 100}`, at });
  return found
    .map(({ text }) => text.trim())
    .join('')
    .replace(/ \d/g, '').length;
}
