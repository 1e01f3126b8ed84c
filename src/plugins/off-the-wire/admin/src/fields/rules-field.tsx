import { Accordion, Box, Button, Flex, IconButton, Typography } from '@strapi/design-system';
import { ArrowDown, ArrowUp, Plus, Trash } from '@strapi/icons';
import { useState } from 'react';
import { GroupFrame } from './field-frame';
import type { FieldProps } from './field-props';
import { type Json, orNull, recordsIn, textIn } from './json';
import { useMessages } from './messages';
import { RuleForm } from './rules/rule-form';
import { TryRules } from './rules/try-rules';

/** What goes out without an editor: a source's rules in their order, each a form, and the way to try them. */
export default function RulesField(field: FieldProps) {
  const { name, disabled, onChange } = field;
  const say = useMessages();
  const rules = recordsIn(field.value);
  const [open, setOpen] = useState('');
  const put = (now: readonly Json[]) => onChange(name, orNull(now));
  const add = () => {
    put([...rules, { decision: 'hold' }]);
    setOpen(String(rules.length));
  };
  const move = (from: number, to: number) => {
    const [rule] = rules.slice(from, from + 1);
    if (!rule || to < 0 || to >= rules.length) return;
    put(rules.toSpliced(from, 1).toSpliced(to, 0, rule));
    if (open === String(from)) setOpen(String(to));
    else if (open === String(to)) setOpen(String(from));
  };
  const remove = (at: number) => {
    put(rules.toSpliced(at, 1));
    setOpen('');
  };
  return (
    <GroupFrame field={field}>
      <Flex direction="column" alignItems="stretch" gap={3} paddingTop={2}>
        {rules.length === 0 && <Typography textColor="neutral600">{say('rules.none')}</Typography>}
        {rules.length > 0 && (
          <Box background="neutral0" borderColor="neutral200" hasRadius>
            <Accordion.Root value={open} onValueChange={(now) => setOpen(String(now))} collapsible>
              {rules.map((rule, at) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: a rule is known by its place, and has nothing else of its own.
                <Accordion.Item key={at} value={String(at)}>
                  <Accordion.Header>
                    <Accordion.Trigger>{titleOf(rule, at, say)}</Accordion.Trigger>
                    {!disabled && (
                      <Accordion.Actions>
                        <IconButton
                          variant="ghost"
                          label={say('rules.up', { number: at + 1 })}
                          disabled={at === 0}
                          onClick={() => move(at, at - 1)}
                        >
                          <ArrowUp />
                        </IconButton>
                        <IconButton
                          variant="ghost"
                          label={say('rules.down', { number: at + 1 })}
                          disabled={at === rules.length - 1}
                          onClick={() => move(at, at + 1)}
                        >
                          <ArrowDown />
                        </IconButton>
                        <IconButton
                          variant="ghost"
                          label={say('rules.remove', { number: at + 1 })}
                          onClick={() => remove(at)}
                        >
                          <Trash />
                        </IconButton>
                      </Accordion.Actions>
                    )}
                  </Accordion.Header>
                  <Accordion.Content>
                    <RuleForm
                      rule={rule}
                      disabled={disabled}
                      onChange={(now) => put(rules.map((one, place) => (place === at ? now : one)))}
                    />
                  </Accordion.Content>
                </Accordion.Item>
              ))}
            </Accordion.Root>
          </Box>
        )}
        <Flex gap={2} wrap="wrap">
          {!disabled && (
            <Button variant="tertiary" startIcon={<Plus />} onClick={add}>
              {say('rules.add')}
            </Button>
          )}
        </Flex>
        <TryRules rules={rules} />
      </Flex>
    </GroupFrame>
  );
}

/** `2. Flashes at night: Ticker only`. */
function titleOf(rule: Json, at: number, say: ReturnType<typeof useMessages>): string {
  const decision = say(decisionMessage(textIn(rule.decision)));
  const name = textIn(rule.name);
  return name ? `${at + 1}. ${name}: ${decision}` : `${at + 1}. ${decision}`;
}

function decisionMessage(decision: string | undefined) {
  switch (decision) {
    case 'publish':
      return 'rules.decision.publish';
    case 'spike':
      return 'rules.decision.spike';
    case 'ticker-only':
      return 'rules.decision.ticker-only';
    default:
      return 'rules.decision.hold';
  }
}
