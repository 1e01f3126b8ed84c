import type { StrapiApp } from '@strapi/strapi/admin';

/** Strapi's lists of what was saved last: on a wire desk that is what the agencies send, delivery by delivery. */
const besideTheWire: readonly string[] = ['last-edited-entries', 'last-published-entries'];

const app = {
  config: {
    locales: [],
    tutorials: false,
    notifications: { releases: false },
  },
  /** Runs after the plugins'. */
  register({ widgets }: StrapiApp) {
    widgets.register((all) => all.filter(({ id }) => !besideTheWire.includes(id)));
  },
  bootstrap() {},
};

export default app;
