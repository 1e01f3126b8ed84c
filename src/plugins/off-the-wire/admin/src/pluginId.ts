export const PLUGIN_ID = 'off-the-wire';
