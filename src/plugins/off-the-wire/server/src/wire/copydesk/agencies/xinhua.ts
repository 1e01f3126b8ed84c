import { type Agency, labels } from './agency';

const pages = 'Xinhua, 2013 to 2015; wire-formats 1.2';
const known = 'wire-formats 1.2 [K]';

/** Xinhua News Agency. */
export const xinhua: Agency = {
  name: 'Xinhua',
  spellings: [
    'Xinhua',
    'Xinhua News Agency',
    'Xinhuanet',
    '新华社',
    '新华网',
    'Agencia Xinhua',
    'Agence Xinhua',
    'Синьхуа',
    'شينخوا',
  ],
  seen: pages,
  series: [
    ...labels({ form: 'colon', kicker: true, seen: pages }, [
      'China Focus',
      'China Exclusive',
      ['China Voice', 'Opinion'],
      ['Across China', 'Feature'],
      'Xinhua Insight',
      'Xinhua Headlines',
      'Spotlight',
      'Economic Watch',
      'Hello Africa',
    ]),
    ...labels({ form: 'colon', kicker: true, seen: known }, [
      'News Focus',
      'Newsletter',
      ['Xinhua Commentary', 'Opinion'],
      'GLOBALink',
      'World Insights',
      'Asia Album',
      'Culture & Life',
      ['Guest Opinion', 'Opinion'],
      'Letter from China',
      'Letter from Africa',
      'Letter from Europe',
      'Letter from Latin America',
      'Letter from Mideast',
    ]),
    ...labels({ form: 'brackets', seen: `Xinhua in French; ${known}` }, ['Multimédia', 'Multimedia', 'Photo', 'Album']),
    ...labels({ form: 'colon', kicker: true, seen: `Xinhua in Spanish; ${known}` }, [
      ['ESPECIAL', 'Feature'],
      'ENFOQUE',
      ['ENTREVISTA', 'Interview'],
      ['COMENTARIO', 'Opinion'],
      ['RESUMEN', 'Roundup'],
      ['ANALISIS', 'Analysis'],
      ['ANÁLISIS', 'Analysis'],
    ]),
  ],
  fixtures: [{ pattern: /^Xinhua world news summary at \d{4} GMT\b/i, genre: 'Summary', seen: pages }],
};
