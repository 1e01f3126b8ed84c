import { Box, Button, Flex, Grid, Loader, Modal, Typography } from '@strapi/design-system';
import { useState } from 'react';
import type { HistoryVersion, ThreeWay } from '../../../shared/contracts';
import { useMessages } from '../fields/messages';
import { useStoryThreeWayQuery } from './api';
import { Difference, Differences, useFieldName } from './differences';
import { VerbButton } from './verb-button';
import { isKnown, type VerbName } from './verbs';

interface CompareProps {
  readonly documentId: string;
  readonly version: HistoryVersion;
  readonly name: string;
  readonly isPublic: boolean;
  readonly isBusy: boolean;
  readonly onAct: (verb: VerbName, version: string) => Promise<boolean>;
}

/** What a held version would change, and where it meets what was written here: with the way out below. */
export function CompareModal({ documentId, version, name, isPublic, isBusy, onAct }: CompareProps) {
  const say = useMessages();
  const [isOpen, setOpen] = useState(false);
  const act = async (verb: VerbName) => {
    if (await onAct(verb, version.documentId)) setOpen(false);
  };
  return (
    <Modal.Root open={isOpen} onOpenChange={setOpen}>
      <Modal.Trigger>
        <Button type="button" size="S" variant="default" aria-label={`${say('story.compare')}: ${version.headline}`}>
          {say('story.compare')}
        </Button>
      </Modal.Trigger>
      <Modal.Content>
        <Modal.Header closeLabel={say('story.close')}>
          <Modal.Title>{name}</Modal.Title>
        </Modal.Header>
        <Modal.Body>
          <Comparison documentId={documentId} version={version.documentId} isPublic={isPublic} />
        </Modal.Body>
        <Modal.Footer>
          <Modal.Close>
            <Button type="button" variant="tertiary">
              {say('story.close')}
            </Button>
          </Modal.Close>
          <Flex gap={2} wrap="wrap" justifyContent="flex-end">
            {version.may.filter(isKnown).map((verb) => (
              <VerbButton key={verb} verb={verb} isBusy={isBusy} onAct={() => act(verb)} />
            ))}
          </Flex>
        </Modal.Footer>
      </Modal.Content>
    </Modal.Root>
  );
}

interface ComparisonProps {
  readonly documentId: string;
  readonly version: string;
  readonly isPublic: boolean;
}

function Comparison({ documentId, version, isPublic }: ComparisonProps) {
  const say = useMessages();
  const { data, isError, refetch } = useStoryThreeWayQuery(
    { documentId, version },
    { refetchOnMountOrArgChange: true },
  );
  if (data) return <ThreeWays found={data} isPublic={isPublic} />;
  if (isError) return <Failed onAgain={refetch} />;
  return (
    <Flex justifyContent="center" padding={6}>
      <Loader>{say('fields.reading')}</Loader>
    </Flex>
  );
}

/** What could not be read, and a way to ask again. */
export function Failed({ onAgain }: { readonly onAgain: () => void }) {
  const say = useMessages();
  return (
    <Flex direction="column" alignItems="flex-start" gap={2}>
      <Typography textColor="danger600">{say('story.failed')}</Typography>
      <Button type="button" size="S" variant="tertiary" onClick={onAgain}>
        {say('story.again')}
      </Button>
    </Flex>
  );
}

function ThreeWays({ found: { clashes, others }, isPublic }: { readonly found: ThreeWay; readonly isPublic: boolean }) {
  const say = useMessages();
  return (
    <Flex direction="column" alignItems="stretch" gap={6}>
      {clashes.length + others.length === 0 && <Typography>{say('story.compare.same')}</Typography>}
      {clashes.length > 0 && <Clashes clashes={clashes} />}
      {others.length > 0 && (
        <Box>
          <Typography tag="h2" variant="delta">
            {say(isPublic ? 'story.compare.public' : 'story.compare.draft')}
          </Typography>
          <Box paddingTop={3}>
            <Differences fields={others} />
          </Box>
        </Box>
      )}
    </Flex>
  );
}

function Clashes({ clashes }: { readonly clashes: ThreeWay['clashes'] }) {
  const say = useMessages();
  const fieldName = useFieldName();
  return (
    <Box>
      <Typography tag="h2" variant="delta">
        {say('story.compare.clashes')}
      </Typography>
      <Typography tag="p" variant="pi" textColor="neutral600">
        {say('story.compare.hint')}
      </Typography>
      {clashes.map(({ field, ours, theirs }) => (
        <Box key={field} tag="section" aria-label={fieldName(field)} paddingTop={4}>
          <Typography tag="h3" variant="sigma" textColor="neutral600">
            {fieldName(field)}
          </Typography>
          <Grid.Root gap={5} paddingTop={1}>
            <Side title={say('story.compare.ours')} difference={ours} />
            <Side title={say('story.compare.theirs')} difference={theirs} />
          </Grid.Root>
        </Box>
      ))}
    </Box>
  );
}

function Side({
  title,
  difference,
}: {
  readonly title: string;
  readonly difference: ThreeWay['clashes'][number]['ours'];
}) {
  return (
    <Grid.Item col={6} s={12} direction="column" alignItems="stretch">
      <Typography tag="h4" variant="pi" fontWeight="bold" textColor="neutral600">
        {title}
      </Typography>
      <Difference difference={difference} />
    </Grid.Item>
  );
}
