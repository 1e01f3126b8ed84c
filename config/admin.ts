import type { Core } from '@strapi/strapi';

// Set-up writes the secrets to .env. Without one of them Strapi says which it misses and does not start.
const config = ({ env }: Core.Config.Shared.ConfigParams): Core.Config.Admin => ({
  auth: {
    secret: env('ADMIN_JWT_SECRET', ''),
    sessions: {
      maxRefreshTokenLifespan: 30 * 24 * 60 * 60,
      maxSessionLifespan: 30 * 24 * 60 * 60,
    },
  },
  apiToken: { salt: env('API_TOKEN_SALT', '') },
  transfer: { token: { salt: env('TRANSFER_TOKEN_SALT') } },
  secrets: { encryptionKey: env('ENCRYPTION_KEY') },
  flags: { nps: false, promoteEE: false },
  // Its button in the form would lead editors to Strapi's documentation; what readers see is the page itself.
  preview: { enabled: false, config: { handler: async () => undefined } },
  autoOpen: false,
});

export default config;
