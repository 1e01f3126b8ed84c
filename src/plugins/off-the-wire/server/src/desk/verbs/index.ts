import { dismiss } from './dismiss';
import { reinstate } from './reinstate';
import { release } from './release';
import { revert } from './revert';
import { spike } from './spike';
import { take } from './take';
import { unspike } from './unspike';
import type { Verb } from './verb';

/** What an editor may do with stories and their versions, in the order in which it is offered. */
export const verbs: readonly Verb[] = [take, release, dismiss, revert, spike, unspike, reinstate];

/** The right that a verb asks for. */
export const rightTo = ({ name }: Pick<Verb, 'name'>) => `plugin::off-the-wire.stories.${name}` as const;
