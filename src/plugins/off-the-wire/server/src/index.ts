import { bootstrap, destroy } from './bootstrap';
import { config } from './config';
import { newsroom } from './newsroom';
import { rateLimit } from './rate-limit';
import { register } from './register';
import { restControllers, restRoutes, restServices } from './rest';
import { controllers, routes } from './routes';
import { contentTypes } from './store/content-types';

export default {
  register,
  bootstrap,
  destroy,
  config,
  contentTypes,
  middlewares: { 'rate-limit': rateLimit },
  controllers: { ...controllers, ...restControllers },
  routes: { ...routes, ...restRoutes },
  services: { newsroom, ...restServices },
};
