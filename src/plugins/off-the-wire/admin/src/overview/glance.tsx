import { Flex, Link, TextButton, Typography } from '@strapi/design-system';
import { Link as RouterLink } from 'react-router-dom';
import type { Overview } from '../../../shared/contracts';
import { type MessageId, useSay } from './messages';
import { type PartName, partId } from './part';
import { articlesIn } from './uids';

/** Beyond this the server does not count. */
const countedTo = 1000;

const say1000 = (id: 'overview.waiting.incoming' | 'overview.waiting.held', count: number) =>
  count >= countedTo ? (`${id}.many` as const) : id;

/** What asks for an editor, in one line of numbers: each leads to its list, or to its part further down. */
export function Glance({ overview: { waiting, quarantine, inTrouble, alerts } }: { readonly overview: Overview }) {
  const say = useSay();
  const { incoming = 0, held = 0 } = waiting ?? {};
  const [unread, troubled] = [quarantine?.count ?? 0, inTrouble?.length ?? 0];
  const isCalm = incoming + held + unread + troubled + (alerts?.count ?? 0) === 0;
  return (
    <Flex wrap="wrap" gap={4} paddingLeft={3} paddingRight={3}>
      {waiting && isCalm && <Typography textColor="neutral600">{say('overview.waiting.none')}</Typography>}
      {incoming > 0 && (
        <Link tag={RouterLink} to={articlesIn('incoming')}>
          {say(say1000('overview.waiting.incoming', incoming), { count: incoming })}
        </Link>
      )}
      {held > 0 && (
        <Link tag={RouterLink} to={articlesIn('held')}>
          {say(say1000('overview.waiting.held', held), { count: held })}
        </Link>
      )}
      {troubled > 0 && <Jump to="sources" message="overview.glance.sources" count={troubled} />}
      {unread > 0 && <Jump to="quarantine" message="overview.glance.quarantine" count={unread} />}
    </Flex>
  );
}

interface JumpProps {
  readonly to: PartName;
  readonly message: MessageId;
  readonly count: number;
}

/** Brings a part into view that lies further down in the widget, and the keyboard with it. */
function Jump({ to, message, count }: JumpProps) {
  const say = useSay();
  const jump = () => {
    const heading = document.getElementById(partId(to));
    heading?.scrollIntoView({ block: 'start' });
    heading?.focus({ preventScroll: true });
  };
  return (
    <TextButton onClick={jump} type="button">
      <Typography textColor="danger700">{say(message, { count })}</Typography>
    </TextButton>
  );
}
