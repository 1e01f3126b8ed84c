import fc from 'fast-check';
import { isLocalTime, isoMoment, printedDate, printedTime } from '../../src/plugins/off-the-wire/server/src/wire/time';

describe('isoMoment', () => {
  test.each([
    ['2015-09-13', '2015-09-13'],
    ['20150913', '2015-09-13'],
    [' 2015-09-13 ', '2015-09-13'],
    ['2015-09-13Z', '2015-09-13'],
    ['2015-09-13+08:00', '2015-09-13'],
    ['2015-09-13T14:02:11Z', '2015-09-13T14:02:11.000Z'],
    ['2015-09-13 14:02:11z', '2015-09-13T14:02:11.000Z'],
    ['20150913T140211Z', '2015-09-13T14:02:11.000Z'],
    ['20150913T140211+0800', '2015-09-13T06:02:11.000Z'],
    ['2015-09-13T14:02Z', '2015-09-13T14:02:00.000Z'],
    ['2015-09-13T14:02:11.5Z', '2015-09-13T14:02:11.500Z'],
    ['2015-09-13T14:02:11,123456Z', '2015-09-13T14:02:11.123Z'],
    ['2015-09-13T14:02:11+08:00', '2015-09-13T06:02:11.000Z'],
    ['2015-09-13T14:02:11+08', '2015-09-13T06:02:11.000Z'],
    ['2015-09-13T14:02:11-03:30', '2015-09-13T17:32:11.000Z'],
    ['2015-09-13T24:00:00Z', '2015-09-14T00:00:00.000Z'],
    ['2016-12-31T23:59:60Z', '2017-01-01T00:00:00.000Z'],
    ['2016-02-29', '2016-02-29'],
  ])('%j is %j', (text, moment) => expect(isoMoment(text)).toBe(moment));

  test.each([
    '2015-02-30',
    '2015-02-29',
    '2015-13-01',
    '2015-00-10',
    '2015-09-31T10:00:00Z',
    '2015-09-13T25:00:00Z',
    '2015-09-13T24:00:01Z',
    '2015-09-13T14:60:00Z',
    '2015-09-13T14:02:61Z',
    '2015-09-13T14:02:11+15:00',
    '2015-09-13T14:02:11 EST',
    '2015-09-13T14:02:11',
    '2015-09',
    '2015',
    '0001-01-01T00:00:00Z',
    '9999-12-31T23:59:59-01:00',
    '13/09/2015',
    '',
    'now',
  ])('%j is none', (text) => expect(isoMoment(text)).toBeUndefined());

  test.each([
    ['2015-09-13T14:02:11', 'Asia/Shanghai', '2015-09-13T06:02:11.000Z'],
    ['2026-07-01T12:00:00', 'Europe/Berlin', '2026-07-01T10:00:00.000Z'],
    ['2026-12-01T12:00:00', 'Europe/Berlin', '2026-12-01T11:00:00.000Z'],
    ['2026-12-01T12:00:00', 'America/St_Johns', '2026-12-01T15:30:00.000Z'],
    ['2026-12-01T12:00:00', 'UTC', '2026-12-01T12:00:00.000Z'],
    ['2026-12-01T12:00:00Z', 'Asia/Tokyo', '2026-12-01T12:00:00.000Z'],
    ['2026-12-01', 'Asia/Tokyo', '2026-12-01'],
    ['2026-12-01T12:00:00', 'Nowhere/Land', undefined],
  ])('%j in %s is %j', (text, zone, moment) => expect(isoMoment(text, zone)).toBe(moment));

  test('of an hour that comes twice the first is meant, and of one that never comes the moment after', () => {
    expect(isoMoment('2026-10-25T02:30:00', 'Europe/Berlin')).toBe('2026-10-25T00:30:00.000Z');
    expect(isoMoment('2026-03-29T02:30:00', 'Europe/Berlin')).toBe('2026-03-29T01:30:00.000Z');
  });

  test('what a Date prints is read back, at any offset', () => {
    const instant = fc.date({ min: new Date('1000-01-02'), max: new Date('9999-12-30'), noInvalidDate: true });
    fc.assert(
      fc.property(instant, fc.integer({ min: -840, max: 840 }), (date, offset) => {
        const local = new Date(date.getTime() + offset * 60_000).toISOString().slice(0, -1);
        const size = Math.abs(offset);
        const zone = [Math.floor(size / 60), size % 60].map((part) => String(part).padStart(2, '0')).join(':');
        expect(isoMoment(local + (offset < 0 ? '-' : '+') + zone)).toBe(date.toISOString());
      }),
    );
  });

  test('any text gives a moment in one of two forms, or none', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(isoMoment(text) ?? '2000-01-01').toMatch(/^\d{4}-\d\d-\d\d(?:T\d\d:\d\d:\d\d\.\d{3}Z)?$/);
      }),
    );
  });
});

describe('printedDate', () => {
  test.each([
    ['Xinhua, September 13, 2015 Adjust font size:', '2015-09-13', 'September 13, 2015'],
    ['Sept. 13, 2015', '2015-09-13', 'Sept. 13, 2015'],
    ['Sep 13th 2015', '2015-09-13', 'Sep 13th 2015'],
    ['13 September 2015', '2015-09-13', '13 September 2015'],
    ['Sunday, 13 September, 2015', '2015-09-13', '13 September, 2015'],
    ['on 2015-09-13 at noon', '2015-09-13', '2015-09-13'],
    ['2015/9/3', '2015-09-03', '2015/9/3'],
    ['Berlin, 13.09.2015', '2015-09-13', '13.09.2015'],
    ['13. September 2015', '2015-09-13', '13. September 2015'],
    ['3. März 2015', '2015-03-03', '3. März 2015'],
    ['18 de junio de 2015', '2015-06-18', '18 de junio de 2015'],
    ['le 1er août 2015', '2015-08-01', '1er août 2015'],
    ['26-FEB-1987', '1987-02-26', '26-FEB-1987'],
    ['2015年9月13日', '2015-09-13', '2015年9月13日'],
    ['25/12/2015', '2015-12-25', '25/12/2015'],
  ])('%j says %s', (text, moment, matched) => expect(printedDate(text)).toMatchObject({ moment, matched }));

  test.each([
    ['BEIJING, Sept. 13', '--09-13', 'Sept. 13'],
    ['LISBOA, 18 jun', '--06-18', '18 jun'],
    ['PARIS, 18 juin', '--06-18', '18 juin'],
    ['Berlin, 18. Juni', '--06-18', '18. Juni'],
    ['9月13日', '--09-13', '9月13日'],
    ['Feb 29', '--02-29', 'Feb 29'],
  ])('%j gives month and day without a year: %s', (text, monthDay, matched) => {
    const date = printedDate(text);
    expect(date).toMatchObject({ monthDay, matched });
    expect(date?.moment).toBeUndefined();
  });

  test.each([
    'may 13 people come',
    'Feb 30, 2015',
    '13.13.2015',
    'March to the sea',
    'Mayor 5',
    'Sept. 2015',
    '12:30',
    '',
  ])('%j says none', (text) => expect(printedDate(text)).toBeUndefined());

  test('a date that two countries read differently is read only with a language', () => {
    expect(printedDate('04/05/2015')).toBeUndefined();
    expect(printedDate('04/05/2015', 'en')).toBeUndefined();
    expect(printedDate('04/05/2015', 'en-US')?.moment).toBe('2015-04-05');
    expect(printedDate('04/05/2015', 'fr')?.moment).toBe('2015-05-04');
  });

  test('the first of several counts', () => {
    expect(printedDate('from 2 May 2026 to June 3, 2026')?.moment).toBe('2026-05-02');
  });
});

describe('printedTime', () => {
  test.each([
    ['at 14:02:11', '14:02:11', undefined],
    ['14:02', '14:02:00', undefined],
    ['2:02 p.m.', '14:02:00', undefined],
    ['12:15 am', '00:15:00', undefined],
    ['14:02 GMT', '14:02:00', 'Z'],
    ['0930 GMT', '09:30:00', 'Z'],
    ['9:30 +0800', '09:30:00', '+0800'],
    ['9:30 EST', '09:30:00', 'EST'],
  ])('%j is %s, zone %s', (text, time, zone) =>
    expect(printedTime(text)).toMatchObject({ time, ...(zone && { zone }) }),
  );

  test.each(['25:00', '13:02 pm', '3-2', '1:2:3:4', 'noon'])('%j is none', (text) =>
    expect(printedTime(text)).toBeUndefined(),
  );
});

test('a time without a zone is told from a date and from an instant', () => {
  expect(['2015-09-13T14:02:11', '2015-09-13', '2015-09-13T14:02:11Z', 'x'].map(isLocalTime)).toEqual([
    true,
    false,
    false,
    false,
  ]);
});
