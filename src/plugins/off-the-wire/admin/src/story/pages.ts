/** Where the admin shows the history of a story. */
export const storyPath = 'plugins/off-the-wire/stories/:story';
export const storyPage = (documentId: string) => `/plugins/off-the-wire/stories/${documentId}`;
