import { Badge } from '@strapi/design-system';
import type { DeskStateName, OverviewStory } from '../../../shared/contracts';
import { Line, Said } from './line';
import { useSay } from './messages';
import { Part } from './part';
import { Ago } from './times';
import { articlePage } from './uids';

interface LatestProps {
  readonly stories: readonly OverviewStory[];
  /** The server's clock. */
  readonly now: string;
}

/** The stories that came or were changed last, drafts included. */
export function Latest({ stories, now }: LatestProps) {
  const say = useSay();
  return (
    <Part
      name="latest"
      title={say('overview.latest')}
      nothing={stories.length > 0 ? undefined : say('overview.latest.none')}
    >
      {stories.map((story) => (
        <Line key={story.documentId} to={articlePage(story.documentId)} title={<Title story={story} />}>
          <Marks story={story} />
          <Said>
            {story.source && `${story.source} · `}
            <Ago at={story.at} now={now} />
          </Said>
        </Line>
      ))}
    </Part>
  );
}

function Title({ story: { kicker, headline } }: { readonly story: OverviewStory }) {
  return (
    <>
      {kicker && <b>{kicker}: </b>}
      {headline}
    </>
  );
}

/** What asks for an editor is in a warm colour, what readers see in green; the colour only repeats the word. */
const tones: Readonly<Record<DeskStateName, 'success' | 'secondary' | 'warning' | 'danger' | 'neutral'>> = {
  published: 'success',
  incoming: 'secondary',
  held: 'warning',
  spiked: 'neutral',
  killed: 'danger',
};

function Marks({ story: { deskState, urgency } }: { readonly story: OverviewStory }) {
  const say = useSay();
  return (
    <>
      {deskState && <Mark tone={tones[deskState]}>{say(`overview.state.${deskState}`)}</Mark>}
      {urgency !== undefined && urgency <= 2 && (
        <Mark tone="danger">{say(urgency === 1 ? 'overview.urgency.flash' : 'overview.urgency.urgent')}</Mark>
      )}
    </>
  );
}

function Mark({ tone, children }: { readonly tone: (typeof tones)[DeskStateName]; readonly children: string }) {
  const isNeutral = tone === 'neutral';
  return (
    <Badge
      size="S"
      backgroundColor={isNeutral ? 'neutral150' : `${tone}100`}
      textColor={isNeutral ? 'neutral700' : `${tone}700`}
    >
      {children}
    </Badge>
  );
}
