import type { Log } from '../changes/log';
import { tellAnew } from '../changes/tell-anew';
import { WireError } from '../errors';
import { retrying } from '../ingest/savepoint';
import { recordAct } from '../store/acts';
import { settleAlertsOf } from '../store/alerts';
import { versionTimes } from '../store/history';
import type { Story } from '../store/story';
import { currentEditor, inTransaction, type Strapi } from '../strapi';
import { seenAt, type Verb } from './verbs/verb';

export interface DeskRoom {
  readonly strapi: Strapi;
  readonly log: Log;
  /** Epoch milliseconds UTC. */
  readonly clock: () => number;
}

/** On what a verb is done. */
export interface VerbCall {
  /** The article's documentId. */
  readonly story: string;
  /** The version's documentId. */
  readonly version?: string;
}

/**
 * Does what an editor decided, all of it in one transaction: the versions, what follows for readers, the change log, and
 * who it was. What it settles rings no longer. Throws OTW_NOT_FOUND, OTW_BAD_PARAMETER, OTW_CANNOT.
 */
export async function doVerb({ strapi, log, clock }: DeskRoom, verb: Verb, call: VerbCall): Promise<Story> {
  checkCall(verb, call);
  const by = currentEditor(strapi);
  const done = await retrying(() =>
    inTransaction(strapi, async (context) => {
      const now = clock();
      return tellAnew({ strapi, log, context, now }, call.story, async (story) => {
        const rows = call.version ? await versionTimes(strapi, context.trx, story.documentId) : [];
        const row = rows.find(({ documentId }) => documentId === call.version);
        const version = row && story.versions.find(({ arrived }) => arrived === row.row);
        if (call.version && !version) throw noSuch('version');
        const seen = seenAt(story, now);
        const refusal = verb.refusal(seen, version);
        if (refusal) throw cannot(verb, call, refusal, seen.telling.deskState);
        const marks = await verb.act({ strapi, context, by, now }, seen, version);
        await recordAct(strapi, context.trx, {
          article: call.story,
          verb: verb.name,
          version: call.version,
          by,
          at: now,
        });
        if (row?.delivery) {
          await settleAlertsOf(strapi, context.trx, { article: call.story, delivery: row.delivery, by, now });
        }
        return marks;
      });
    }),
  );
  if (!done) throw noSuch('story');
  return done;
}

function checkCall({ name, on }: Verb, { version }: VerbCall): void {
  const problem =
    on === 'version' && !version ? 'is missing' : on === 'story' && version ? 'is not asked for' : undefined;
  if (!problem) return;
  throw new WireError(
    'OTW_BAD_PARAMETER',
    `"version" ${problem}: to ${name} is about ${on === 'story' ? 'a story' : 'a version'}.`,
    {
      parameters: [{ name: 'version', problem }],
    },
  );
}

const noSuch = (what: 'story' | 'version') => new WireError('OTW_NOT_FOUND', `There is no such ${what}.`);

const cannot = (verb: Verb, call: VerbCall, reason: string, deskState: string) =>
  new WireError('OTW_CANNOT', reason, { verb: verb.name, ...call, deskState });
