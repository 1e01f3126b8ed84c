import { useIntl } from 'react-intl';
import type { SourceInTrouble } from '../../../shared/contracts';
import { Line, Said } from './line';
import { useSay } from './messages';
import { Part } from './part';
import { Ago, duration } from './times';
import { sourcePage } from './uids';

interface TroubledSourcesProps {
  readonly sources: readonly SourceInTrouble[];
  /** The server's clock. */
  readonly now: string;
}

/** Channels whose last delivery could not be read, or that are silent for longer than they use to be. */
export function TroubledSources({ sources, now }: TroubledSourcesProps) {
  const say = useSay();
  return (
    <Part
      name="sources"
      title={say('overview.sources')}
      nothing={sources.length > 0 ? undefined : say('overview.sources.none')}
    >
      {sources.map((source) => (
        <Line key={source.documentId} to={sourcePage(source.documentId)} title={source.name}>
          <Said>
            <Problem source={source} now={now} />
          </Said>
        </Line>
      ))}
    </Part>
  );
}

function Problem({ source, now }: { readonly source: SourceInTrouble; readonly now: string }) {
  const say = useSay();
  const intl = useIntl();
  if (source.problem === 'silence') {
    const silence = duration(intl, Date.parse(now) - Date.parse(source.lastAt));
    return say('overview.sources.silent', { silence, usual: duration(intl, source.usualGap ?? 0) });
  }
  return (
    <>
      {say('overview.sources.unread')} · <Ago at={source.lastAt} now={now} />
    </>
  );
}
