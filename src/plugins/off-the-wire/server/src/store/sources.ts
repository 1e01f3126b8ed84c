import { type Row, rows, type Strapi } from '../strapi';
import { type Rule, readRules } from '../wire/rules/rule';
import { pluginUid } from './content-types/content-type';

export const sourceUid = pluginUid('source');

/** A channel as the line needs it. `id` is the row's, for join tables; `documentId` is what everything else points at. */
export interface Source {
  readonly id: number;
  readonly documentId: string;
  readonly code: string;
  readonly name: string;
  readonly provider?: string;
  readonly attribution?: string;
  readonly language?: string;
  readonly timeZone?: string;
  readonly autoPublish: boolean;
  readonly trusted: boolean;
  /** What decides copy without an editor, before `autoPublish` does. */
  readonly rules: readonly Rule[];
  /** All is kept, nothing goes out, and no alert rings. */
  readonly silent: boolean;
  /** Alert where numbers of a service are missing, if its numbering is known. */
  readonly watchNumbers: boolean;
  readonly defaultBreadcrumbId?: number;
}

/** Every source. There are tens of them, so they are read whole. Inside a transaction it reads what that sees. */
export async function allSources(strapi: Strapi): Promise<Source[]> {
  const found = await rows(strapi, sourceUid).findMany({
    populate: { defaultBreadcrumb: { select: ['id'] } },
    orderBy: { id: 'asc' },
  });
  return found.map(toSource);
}

export async function sourceByCode(strapi: Strapi, code: string): Promise<Source | undefined> {
  const found = await rows(strapi, sourceUid).findOne({
    where: { code },
    populate: { defaultBreadcrumb: { select: ['id'] } },
  });
  return found ? toSource(found) : undefined;
}

function toSource(row: Row): Source {
  const text = (value: unknown) => (typeof value === 'string' && value !== '' ? value : undefined);
  return {
    id: Number(row.id),
    documentId: String(row.documentId),
    code: String(row.code),
    name: String(row.name),
    provider: text(row.provider),
    attribution: text(row.attribution),
    language: text(row.language),
    timeZone: text(row.timeZone),
    autoPublish: row.autoPublish === true,
    trusted: row.trusted === true,
    rules: rulesOf(row.rules),
    silent: row.silent === true,
    watchNumbers: row.watchNumbers !== false,
    defaultBreadcrumbId: (row.defaultBreadcrumb as { id?: number } | null)?.id,
  };
}

/** Rules that came past every check and cannot be read let nothing out. */
function rulesOf(value: unknown): readonly Rule[] {
  const read = readRules(value);
  return 'rules' in read ? read.rules : [{ name: `The rules of the source cannot be read`, decision: 'hold' }];
}
