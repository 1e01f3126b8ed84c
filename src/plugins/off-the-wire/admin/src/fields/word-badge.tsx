import { Badge, type BadgeProps } from '@strapi/design-system';
import { useWordFor } from './messages';

type Tone = 'success' | 'warning' | 'danger' | 'secondary' | 'neutral';

/** What asks for an editor is in a warm colour, what is out for readers in green. */
const tones: Readonly<Record<string, Tone>> = {
  published: 'success',
  accepted: 'success',
  created: 'success',
  revised: 'success',
  incoming: 'secondary',
  held: 'warning',
  withheld: 'warning',
  quarantined: 'danger',
  killed: 'danger',
  canceled: 'danger',
};

/** One of the desk's words in newsroom words; its colour only repeats what it says. */
export function WordBadge({ field, word }: { readonly field: string; readonly word: string }) {
  const wordFor = useWordFor();
  const tone = tones[word] ?? 'neutral';
  const colours: Partial<BadgeProps> =
    tone === 'neutral'
      ? { backgroundColor: 'neutral150', textColor: 'neutral700' }
      : { backgroundColor: `${tone}100`, textColor: `${tone}700` };
  return <Badge {...colours}>{wordFor(field, word)}</Badge>;
}
