import { reasons } from '../../wire/story/tell';
import { mayGoOut } from '../../wire/story/version';
import { restand, type Verb } from './verb';

/** Undoes a kill. The story comes back to the desk, not to readers: somebody looks at it and publishes it. */
export const reinstate: Verb = {
  name: 'reinstate',
  right: 'Reinstate a killed story',
  who: 'chief',
  on: 'story',
  refusal: ({ telling }) => (telling.deskState === 'killed' ? undefined : 'The story is not killed.'),
  async act(room, { story: { versions } }) {
    await restand(room, versions.filter(isKill), 'kept');
    await restand(room, versions.filter(mayGoOut), 'held', reasons.broughtBack);
    return undefined;
  },
};

const isKill = ({ kind, standing }: { readonly kind: string; readonly standing: string }) =>
  kind === 'kill' && standing === 'open';
