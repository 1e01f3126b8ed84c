import { type Agency, labels } from './agency';

/** Yonhap: labels in brackets. */
export const yonhap: Agency = {
  name: 'Yonhap',
  spellings: ['Yonhap', 'Yonhap News Agency', 'Yonhap News', '연합뉴스'],
  seen: 'Yonhap; wire-formats 1.2',
  series: labels({ form: 'brackets', kicker: true, seen: 'Yonhap; wire-formats 1.2' }, [
    'News Focus',
    ['Yonhap Interview', 'Interview'],
    ['Yonhap Feature', 'Feature'],
    ['Newsmaker', 'Profile'],
  ]),
};
