import { useAPIErrorHandler, useNotification } from '@strapi/strapi/admin';
import type { MessageId } from '../fields/messages';
import { useMessages } from '../fields/messages';
import { useStoryVerbMutation } from './api';

/** The verbs that the screens know how to offer. */
export const knownVerbs = ['take', 'release', 'dismiss', 'revert', 'spike', 'unspike', 'reinstate'] as const;
export type VerbName = (typeof knownVerbs)[number];

export const isKnown = (verb: string): verb is VerbName => (knownVerbs as readonly string[]).includes(verb);

export const labelOf = (verb: VerbName): MessageId => `story.verb.${verb}`;

/** What cannot be undone by the next click, or changes what readers see in one go, is asked for once more. */
export const asksFirst: ReadonlySet<VerbName> = new Set(['spike', 'release', 'reinstate', 'revert']);

export const toneOf = (verb: VerbName): 'default' | 'secondary' | 'danger-light' | 'tertiary' => {
  if (verb === 'spike') return 'danger-light';
  return verb === 'take' || verb === 'release' ? 'secondary' : 'tertiary';
};

/** Does a verb and tells the editor what became of it. */
export function useVerb(documentId: string) {
  const say = useMessages();
  const { toggleNotification } = useNotification();
  const { _unstableFormatAPIError: formatError } = useAPIErrorHandler();
  const [ask, { isLoading }] = useStoryVerbMutation();
  const act = async (verb: VerbName, version?: string): Promise<boolean> => {
    const answer = await ask({ documentId, verb, version });
    if ('error' in answer && answer.error) {
      toggleNotification({ type: 'danger', message: formatError(answer.error as Parameters<typeof formatError>[0]) });
      return false;
    }
    toggleNotification({ type: 'success', message: say(`story.done.${verb}`) });
    return true;
  };
  return { act, isBusy: isLoading };
}
