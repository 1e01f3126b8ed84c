const manager = (type: string) => `/content-manager/collection-types/plugin::off-the-wire.${type}`;

/** Where a line of the overview leads to. */
export const articlePage = (documentId: string) => `${manager('article')}/${documentId}`;
export const deliveryPage = (documentId: string) => `${manager('delivery')}/${documentId}`;
export const sourcePage = (documentId: string) => `${manager('source')}/${documentId}`;
export const newSourcePage = `${manager('source')}/create`;
export const articlesIn = (deskState: string) => `${manager('article')}?filters[$and][0][deskState][$eq]=${deskState}`;
export const openAlertsPage = `${manager('alert')}?filters[$and][0][settled][$eq]=false&sort=raisedAt:DESC`;
export const quarantinePage = `${manager('delivery')}?filters[$and][0][state][$eq]=quarantined`;
