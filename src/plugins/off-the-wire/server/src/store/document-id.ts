import { createId } from '@paralleldrive/cuid2';

/** An id as Strapi's Document Service makes them (cuid2, 24 characters). */
export const newDocumentId = (): string => createId();
