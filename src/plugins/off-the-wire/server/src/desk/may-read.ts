import { articleVersionUid } from '../store/article-versions';
import { sourceUid } from '../store/sources';

/** Whether a person of the admin may read these fields of every entry of a type. */
export type MayRead = (uid: string, ...fields: readonly string[]) => boolean;

interface Ability {
  rulesFor(action: string, subject: string, field: string): readonly Rule[];
}

interface Rule {
  readonly inverted?: boolean;
  readonly conditions?: object;
}

/**
 * Asks what the Content Manager asks. A permission under a condition, as "only what they made", is none here: the overview
 * shows everyone's.
 */
export function mayRead(userAbility: unknown): MayRead {
  const ability = userAbility as Ability;
  return (uid, ...fields) =>
    fields.every((field) =>
      ability
        .rulesFor('plugin::content-manager.explorer.read', uid, field)
        .some(({ inverted, conditions }) => !inverted && Object.keys(conditions ?? {}).length === 0),
    );
}

/** Whether a person may see what the rules of a source would have made of its copy. */
export const mayTryRules = (may: MayRead): boolean =>
  may(sourceUid, 'rules') && may(articleVersionUid, 'headline', 'item', 'standing');
