/** The pieces of which the patterns of version words are made. */
export const ordinal = String.raw`(\d{1,2})[ -]?(?:st|nd|rd|th)\.?[ -]?`;
export const writethru = 'write?[ -]?thr(?:u|ough)?';
export const colon = String.raw`\s*[:|¦]\s*`;
export const spacedDash = String.raw`\s+[-–—]{1,2}\s+`;
export const gluedDash = String.raw`[-–—](?=[^\s-])`;
export const apart = `(?:${colon}|${spacedDash})`;
export const anyMark = `(?:${colon}|${spacedDash}|${gluedDash})`;
/** After brackets a dash may follow, as in Reuters' `(CORRECTED) - X`. */
export const closed = String.raw`\)(?:${spacedDash}|${colon}|${gluedDash}|\s*)`;

/** Whatever the case. */
export const any = (source: string): RegExp => new RegExp(`^${source}`, 'iu');
export const exact = (source: string): RegExp => new RegExp(`^${source}`, 'u');
