import { Flex, LinkButton, Typography } from '@strapi/design-system';
import { Plus } from '@strapi/icons';
import { useRBAC } from '@strapi/strapi/admin';
import { Link } from 'react-router-dom';
import { useSay } from './messages';
import { newSourcePage } from './uids';

const makeSources = [
  {
    action: 'plugin::content-manager.explorer.create',
    subject: 'plugin::off-the-wire.source',
    conditions: [],
    properties: {},
  },
];

/** An empty newsroom: what to do first, and the way there for whoever may do it. */
export function FirstSteps() {
  const say = useSay();
  const { allowedActions } = useRBAC(makeSources);
  return (
    <Flex direction="column" justifyContent="center" gap={4} height="100%" padding={4}>
      <Typography variant="delta" tag="h3">
        {say('overview.empty.title')}
      </Typography>
      <Typography textColor="neutral600" textAlign="center">
        {say(allowedActions.canCreate ? 'overview.empty.first' : 'overview.empty.ask')}
      </Typography>
      {allowedActions.canCreate && (
        <LinkButton tag={Link} to={newSourcePage} variant="secondary" startIcon={<Plus />}>
          {say('overview.empty.add')}
        </LinkButton>
      )}
    </Flex>
  );
}
