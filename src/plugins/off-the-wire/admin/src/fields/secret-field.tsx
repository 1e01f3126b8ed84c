import { Box, Button, Flex, TextInput, Typography } from '@strapi/design-system';
import { FieldFrame } from './field-frame';
import type { FieldProps } from './field-props';
import { textIn } from './json';
import { useMessages } from './messages';

/** What the server shows of a secret that it keeps. */
const mask = /^•+$/;

/** A secret: made here or pasted in, seen until it is saved, and never again. */
export default function SecretField(field: FieldProps) {
  const { name, value, disabled, onChange, initialValue } = field;
  const say = useMessages();
  const secret = textIn(value) ?? '';
  const isKept = mask.test(secret);
  return (
    <FieldFrame field={field}>
      <Flex gap={2} alignItems="flex-start">
        <Box flex="1">
          <TextInput
            name={name}
            value={secret}
            placeholder="whsec_…"
            autoComplete="off"
            spellCheck={false}
            disabled={disabled || isKept}
            onChange={({ target }) => onChange(name, target.value)}
          />
        </Box>
        <Button variant="secondary" size="L" disabled={disabled} onClick={() => onChange(name, newSecret())}>
          {say(isKept ? 'fields.secret.another' : 'fields.secret.make')}
        </Button>
        {!isKept && mask.test(textIn(initialValue) ?? '') && (
          <Button variant="tertiary" size="L" disabled={disabled} onClick={() => onChange(name, initialValue)}>
            {say('fields.secret.keep')}
          </Button>
        )}
      </Flex>
      <Typography variant="pi" textColor="neutral600">
        {say(isKept ? 'fields.secret.kept' : 'fields.secret.copyNow')}
      </Typography>
    </FieldFrame>
  );
}

/** 32 bytes by chance, as Standard Webhooks writes a secret. */
function newSecret(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(32));
  return `whsec_${btoa(String.fromCharCode(...bytes))}`;
}
