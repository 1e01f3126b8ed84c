const uid = <Name extends string>(name: Name) => `plugin::off-the-wire.${name}` as const;

export const articleUid = uid('article');
export const articleVersionUid = uid('article-version');
export const sourceUid = uid('source');
export const breadcrumbUid = uid('breadcrumb');
export const deliveryUid = uid('delivery');
export const tickerUid = uid('ticker');

/** The list of a type in the Content Manager's own API: what it answers is what this person may read. */
export const listOf = (type: string) => `/content-manager/collection-types/${type}`;

/** The page of a document in the admin. */
export const pageOf = (type: string, documentId: string) => `/content-manager/collection-types/${type}/${documentId}`;
