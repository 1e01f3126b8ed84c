import { Button, Dialog } from '@strapi/design-system';
import { WarningCircle } from '@strapi/icons';
import { useState } from 'react';
import { useMessages } from '../fields/messages';
import { asksFirst, labelOf, toneOf, type VerbName } from './verbs';

interface VerbButtonProps {
  readonly verb: VerbName;
  readonly isBusy: boolean;
  /** What it is about, for those who hear the page: "Take: Ferry sinks". */
  readonly about?: string;
  readonly fullWidth?: boolean;
  readonly onAct: () => void;
}

/** A button for a verb; one that is not lightly undone asks first. */
export function VerbButton({ verb, isBusy, about, fullWidth, onAct }: VerbButtonProps) {
  const say = useMessages();
  const [isAsked, setAsked] = useState(false);
  const label = say(labelOf(verb));
  const button = (
    <Button
      type="button"
      size="S"
      variant={toneOf(verb)}
      disabled={isBusy}
      fullWidth={fullWidth}
      aria-label={about ? `${label}: ${about}` : undefined}
      onClick={asksFirst.has(verb) ? undefined : onAct}
    >
      {label}
    </Button>
  );
  if (!asksFirst.has(verb)) return button;
  return (
    <Dialog.Root open={isAsked} onOpenChange={setAsked}>
      <Dialog.Trigger>{button}</Dialog.Trigger>
      <Dialog.Content>
        <Dialog.Header>{label}</Dialog.Header>
        <Dialog.Body icon={<WarningCircle />}>{say(`story.ask.${verb}` as Parameters<typeof say>[0])}</Dialog.Body>
        <Dialog.Footer>
          <Dialog.Cancel>
            <Button type="button" fullWidth variant="tertiary">
              {say('fields.cancel')}
            </Button>
          </Dialog.Cancel>
          <Dialog.Action>
            <Button type="button" fullWidth variant={verb === 'spike' ? 'danger-light' : 'default'} onClick={onAct}>
              {label}
            </Button>
          </Dialog.Action>
        </Dialog.Footer>
      </Dialog.Content>
    </Dialog.Root>
  );
}
