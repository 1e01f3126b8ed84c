import { Link } from '@strapi/design-system';
import { Link as RouterLink } from 'react-router-dom';
import type { Overview } from '../../../shared/contracts';
import { Line, Said } from './line';
import { useSay } from './messages';
import { Part } from './part';
import { Ago } from './times';
import { deliveryPage, quarantinePage } from './uids';

interface QuarantineProps {
  readonly quarantine: NonNullable<Overview['quarantine']>;
  /** The server's clock. */
  readonly now: string;
}

/** What came in the last seven days and could not be read. */
export function Quarantine({ quarantine: { count, newest }, now }: QuarantineProps) {
  const say = useSay();
  const all = (
    <Link tag={RouterLink} to={quarantinePage}>
      {say('overview.quarantine.all', { count })}
    </Link>
  );
  return (
    <Part
      name="quarantine"
      title={say('overview.quarantine')}
      more={count > newest.length ? all : undefined}
      nothing={count > 0 ? undefined : say('overview.quarantine.none')}
    >
      {newest.map(({ documentId, source, reason, at }) => (
        <Line key={documentId} to={deliveryPage(documentId)} title={reason ?? say('overview.quarantine.unread')}>
          <Said>
            {source && `${source} · `}
            <Ago at={at} now={now} />
          </Said>
        </Line>
      ))}
    </Part>
  );
}
