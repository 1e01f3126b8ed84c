import { authorityOf } from '../../guid';
import type { Item } from '../../item';
import { providerNamed } from '../newsml-1/providers';
import { creditAmong, datelineAmong, partiesOf } from './concepts';
import { addressesOf } from './identity';
import { bylineOf } from './people';
import { type Fields, idIn, isObject, listField, member, textField, textIn } from './properties';

/** Where it comes from: byline, dateline, place, provider and sources. */
export function origin(fields: Fields): Partial<Item> {
  const dateline = fields.value('dateline');
  const place = fields.value('datelineLocation') ?? fields.value('located') ?? member(dateline, 'located');
  // AP Media API calls the printed line `located`, and the place `datelinelocation`.
  const line = fields.value('datelineLocation') === undefined ? dateline : (dateline ?? fields.value('located'));
  const parties = partiesOf(fields);
  return {
    byline: bylineOf(fields),
    dateline: textIn(isObject(line) ? line.text : line) ?? datelineAmong(fields),
    located: textIn(place) ?? addressIn(place),
    ...parties,
    provider: parties.provider ?? ownerOf(fields),
  };
}

/** Whose id it is, where nobody is named; a domain that we do not know may be anyone's server. */
function ownerOf(fields: Fields): string | undefined {
  const { uri } = addressesOf(fields);
  const domain = authorityOf(uri) ?? /^https?:\/\/([a-z0-9.-]{3,80})\//i.exec(uri ?? '')?.[1];
  return domain === undefined ? undefined : providerNamed(domain);
}

function addressIn(place: unknown): string | undefined {
  const city = textIn(member(place, 'city'));
  const area = textIn(member(place, 'countryareaname')) ?? textIn(member(place, 'countryname'));
  return city !== undefined && area !== undefined ? `${city}, ${area}` : (city ?? area);
}

/** Whose it is, and what may be done with it. */
export function rights(fields: Fields): Partial<Item> {
  const rightsInfo = fields.value('rightsInfo');
  return {
    creditline: textField(fields, 'creditline') ?? creditIn(fields) ?? creditAmong(fields),
    copyrightHolder: textField(fields, 'copyrightHolder'),
    copyrightNotice: textField(fields, 'copyrightNotice'),
    usageTerms:
      joinedTexts(listField(fields, 'usageTerms')) ??
      idIn(member(rightsInfo, 'linkedrights')) ??
      textIn(member(rightsInfo, 'encodedrights')),
  };
}

function joinedTexts(values: readonly unknown[]): string | undefined {
  const texts = values.slice(0, 50).flatMap((value) => textIn(value) ?? []);
  return texts.length > 0 ? [...new Set(texts)].join(' ') : undefined;
}

/** AP Media API: `description_creditline`. */
function creditIn(fields: Fields): string | undefined {
  const [, value] = fields.startingWith('description_creditline')[0] ?? [];
  return textIn(value);
}
