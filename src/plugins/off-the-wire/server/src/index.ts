import { bootstrap, destroy } from './bootstrap';
import { config } from './config';
import { newsroom } from './newsroom';
import { register } from './register';
import { controllers, routes } from './routes';
import { contentTypes } from './store/content-types';

export default {
  register,
  bootstrap,
  destroy,
  config,
  contentTypes,
  controllers,
  routes,
  services: { newsroom },
};
