import { describe, expect, it } from 'vitest';
import { particulars } from '../../../testing/samples';
import { clock, coordinatePair, filledPhoneIndex, formOf, minutesOf, read } from './form';

const given = particulars({
  address: {
    line: '1 ถนนสามเสน',
    province: 10,
    district: 1001,
    subdistrict: 100101,
    postcode: 10200
  },
  phones: ['02-281-9800'],
  coordinates: { latitude: 13.7647, longitude: 100.4992 }
});

describe('the form', () => {
  it('says again what it was given', () => {
    expect(read(formOf(given), particulars())).toEqual({ particulars: given, unreadable: [] });
  });

  it('leaves out empty telephone fields, and knows the places of the others', () => {
    const form = formOf({ ...given, phones: ['', '02-281-9800', ' '] });
    expect(read(form, given).particulars.phones).toEqual(['02-281-9800']);
    expect(filledPhoneIndex(form.phones, 1)).toBe(0);
  });

  it('reads Thai digits', () => {
    const form = formOf(given);
    form.address.postcode = '๑๐๓๐๐';
    form.coordinates.latitude = '๑๓.๕';
    const { particulars: said } = read(form, given);
    expect(said.address.postcode).toBe(10300);
    expect(said.coordinates?.latitude).toBe(13.5);
  });

  it('keeps the old value where nothing can be read, and says where', () => {
    const form = formOf(given);
    form.address.postcode = '102';
    form.coordinates.longitude = 'ตะวันออก';
    form.hours.week[2] = [{ from: 'เช้า', to: '16.30' }];
    const { particulars: said, unreadable } = read(form, given);
    expect(said).toEqual(given);
    expect(unreadable).toEqual([
      { field: 'address.postcode', reason: 'postcodeNotUnderstood' },
      { field: 'hours.2', reason: 'timeNotUnderstood' },
      { field: 'coordinates', reason: 'coordinateNotUnderstood' }
    ]);
  });

  it('asks for the other half of the coordinates', () => {
    const form = formOf(given);
    form.coordinates.longitude = '';
    expect(read(form, given).unreadable).toEqual([
      { field: 'coordinates', reason: 'coordinateIncomplete' }
    ]);
  });
});

describe('times of day', () => {
  it.each([
    ['8.30', 510],
    ['08:30', 510],
    ['0830', 510],
    ['๘.๓๐ น.', 510],
    ['8', 480],
    ['24.00', 1440]
  ])('%s', (text, minutes) => expect(minutesOf(text)).toBe(minutes));

  it.each(['', 'เช้า', '8.3', '8.60', '24.01', '25', '123'])('%j is none', (text) => {
    expect(minutesOf(text)).toBeUndefined();
  });

  it('are written with two digits', () => expect(clock(65)).toBe('01.05'));
});

describe('a pair from a map', () => {
  it.each(['13.7563, 100.5018', '13.7563 100.5018', '๑๓.๗๕๖๓,๑๐๐.๕๐๑๘'])('%s', (text) => {
    expect(coordinatePair(text)).toEqual({ latitude: '13.7563', longitude: '100.5018' });
  });

  it.each(['13.7563', '13.7563,', 'เหนือ, ใต้', '1, 2, 3'])('%j is none', (text) => {
    expect(coordinatePair(text)).toBeUndefined();
  });
});
