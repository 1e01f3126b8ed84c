import { Box, Flex, Typography } from '@strapi/design-system';
import { Widget } from '@strapi/strapi/admin';
import { useIntl } from 'react-intl';
import { styled } from 'styled-components';
import type { Overview } from '../../../shared/contracts';
import { Alerts } from './alerts';
import { FirstSteps } from './first-steps';
import { Glance } from './glance';
import { Latest } from './latest';
import { useSay } from './messages';
import { Quarantine } from './quarantine';
import { TroubledSources } from './troubled-sources';
import { useOverview } from './use-overview';

/** The wire on the admin's homepage: what came last, what could not be read, and which sources are in trouble. */
export function OverviewWidget() {
  const reading = useOverview();
  if (reading.state === 'reading') return <Widget.Loading />;
  if (reading.state === 'failed') return <Widget.Error />;
  const { overview, stale, readAgain } = reading;
  if (!overview.hasSources && (overview.latest ?? []).length === 0) return <FirstSteps />;
  return (
    <Flex direction="column" alignItems="stretch" gap={4}>
      {stale && <Stale at={overview.at} />}
      <Glance overview={overview} />
      {overview.alerts && (overview.alerts.count > 0 || overview.latest) && (
        <Alerts alerts={overview.alerts} now={overview.at} onSettled={readAgain} />
      )}
      <Parts overview={overview} />
    </Flex>
  );
}

/** Only what the person may read: the server leaves the rest out. */
function Parts({ overview: { at, latest, quarantine, inTrouble } }: { readonly overview: Overview }) {
  const trouble = inTrouble && <TroubledSources sources={inTrouble} now={at} />;
  const unread = quarantine && <Quarantine quarantine={quarantine} now={at} />;
  if (!latest && !trouble && !unread) return <Widget.NoPermissions />;
  return (
    <Columns>
      {latest && <Latest stories={latest} now={at} />}
      {(trouble || unread) && (
        <Flex direction="column" alignItems="stretch" gap={4}>
          {trouble}
          {unread}
        </Flex>
      )}
    </Columns>
  );
}

function Stale({ at }: { readonly at: string }) {
  const say = useSay();
  const { formatTime } = useIntl();
  return (
    <Box background="warning100" hasRadius padding={2} role="status">
      <Typography variant="pi" textColor="warning700">
        {say('overview.stale', { time: formatTime(at) })}
      </Typography>
    </Box>
  );
}

/** Side by side where both fit, one below the other where they do not: the widget is as wide as its owner makes it. */
const Columns = styled.div`
  display: grid;
  gap: ${({ theme }) => theme.spaces[5]};
  grid-template-columns: repeat(auto-fit, minmax(min(100%, 36rem), 1fr));
  align-items: start;
`;
