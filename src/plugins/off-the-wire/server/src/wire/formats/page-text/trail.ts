/** The breadcrumb that a line prints, and whether it says so in words ("You are here:"). */
export interface Trail {
  readonly labels: readonly string[];
  readonly sure: boolean;
}

/**
 * Reads a breadcrumb line: `You are here:   Home`, `Home > World > Asia`, `Home / World`, `Home » World`. Without "You are
 * here" it must start at a root that the table knows and have more than one label.
 */
export function trailOf(text: string): Trail | undefined {
  if (text.length > 300) return undefined;
  const said = /^(?:you are here|current position|location)\s?:?\s*(?:[>»›/|:]\s*)?/i.exec(text);
  const sure = said !== null && /^you are here/i.test(text);
  const labels = labelsOf(said ? text.slice(said[0].length) : text);
  const rooted = roots.has(labels[0]?.toLowerCase() ?? '') && (labels.length > 1 || said !== null);
  return (sure || rooted) && labels.length <= 12 && labels.every((label) => label.length <= 120)
    ? { labels, sure }
    : undefined;
}

/** How sites call their first page. */
const roots = new Set([
  'home',
  'homepage',
  'home page',
  'front page',
  'main page',
  'inicio',
  'accueil',
  'startseite',
  '首页',
]);

function labelsOf(text: string): readonly string[] {
  const separator = /\s*(?:>{1,2}|»|›|→|::|\\)\s*|\s+[/|•·]\s+/;
  return text
    .split(separator)
    .map((label) => label.trim())
    .filter((label) => label !== '');
}
