import type { Messages } from '../language.svelte';
import { count, dateEn, timeEn } from '../format';

export const servicePoints: Messages['servicePoints'] = {
  missing: {
    name_en: 'English name',
    address: 'Address',
    phones: 'Telephone',
    hours: 'Hours',
    coordinates: 'Location',
    manuals: 'Manuals',
    assurance: 'Confirmation'
  },
  lacks: {
    name_en: 'No English name',
    address: 'Address incomplete',
    phones: 'No telephone',
    hours: 'No opening hours',
    coordinates: 'No location',
    manuals: 'No manuals pinned',
    assurance: 'Never confirmed'
  },
  assurance: {
    short: {
      never: 'Never confirmed',
      current: (due) => `Until ${dateEn(due)}`,
      dueSoon: (days) => `In ${count(days)} days`,
      overdue: (days) => (days === 0 ? 'Due now' : `${count(days)} days overdue`)
    },
    long: {
      never: 'Never confirmed',
      current: (due) => `Confirmed until ${dateEn(due)}`,
      dueSoon: (days) => `Confirmation due in ${count(days)} days`,
      overdue: (days) =>
        days === 0 ? 'Confirmation due now' : `Confirmation ${count(days)} days overdue`
    }
  },
  list: {
    search: 'Name, district or province',
    province: 'Province',
    allProvinces: 'All',
    missing: 'Missing',
    poster: 'Poster',
    anything: 'Anything',
    sort: 'Sort',
    ascending: 'Ascending',
    descending: 'Descending',
    sorts: { name: 'Name', province: 'Province', assurance: 'Last confirmed' },
    columns: {
      name: 'Service point',
      place: 'Province / district',
      assurance: 'Confirm by',
      missing: 'Missing',
      pinned: 'Manuals'
    },
    found: (n, total) =>
      n === total ? `${count(n)} points` : `${count(n)} of ${count(total)} points`,
    keys: '↑ ↓ move · Space selects · Enter opens',
    tick: (name) => `Select ${name}`,
    tickAll: (n) => `Select all ${count(n)} listed`,
    ticked: (n) => `${count(n)} selected`,
    tickedUnseen: (n) => `${count(n)} of them not shown by the search or filters`,
    clearTicks: 'Clear selection',
    ticksCleared: (n) => `Selection of ${count(n)} cleared`,
    complete: 'Complete',
    unsent: 'Not sent',
    conflict: 'Conflict',
    clearFilters: 'Clear search and filters',
    none: (text) => (text ? `No service point matches “${text}”` : 'Nothing matches this filter'),
    noneText: 'Try a shorter word, or clear the filters to search every province',
    empty: 'You look after no service point yet',
    emptyText: 'If you should, ask the central officer named in your account'
  },
  edit: {
    sections: {
      general: 'General',
      address: 'Address',
      contact: 'Contact',
      hours: 'Hours',
      coordinates: 'Location'
    },
    mustFix: (n) => `${n} to fix`,
    fields: {
      name_th: 'Name (Thai)',
      name_en: 'Name (English)',
      address: 'Address',
      phones: 'Telephone',
      hours: 'Opening hours',
      coordinates: 'Location'
    },
    line: 'House number, building, street',
    province: 'Province',
    district: 'District',
    subdistrict: 'Sub-district',
    districtBangkok: 'District',
    subdistrictBangkok: 'Sub-district',
    postcode: 'Postcode',
    pick: 'Choose or type',
    pickProvinceFirst: 'Choose the province first',
    pickDistrictFirst: 'Choose the district first',
    use: (value) => `Use ${value}`,
    phone: (n) => `Telephone ${n}`,
    phoneHint: 'For example 02-612-6060 or 02-612-6060 ต่อ 12',
    addPhone: 'Add a number',
    removePhone: (n) => `Remove number ${n}`,
    noPhone: 'No telephone number yet',
    days: ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'],
    day: 'Day',
    open: 'Open',
    closed: 'Closed',
    closedAllDay: 'Closed all day',
    times: 'Hours',
    from: (day, n) => `${day}, span ${n}, opens at`,
    to: (day, n) => `${day}, span ${n}, closes at`,
    until: 'to',
    addSpan: (day) => `Add a span on ${day}`,
    removeSpan: (day, n) => `Remove span ${n} of ${day}`,
    copyMonday: 'Use Monday’s hours on all working days',
    preset: 'Office hours, Mon–Fri 08.30–16.30',
    postcodeNotUnderstood: 'A postcode has 5 digits',
    timeNotUnderstood: 'Hours and minutes, like 08.30',
    closedOnHolidays: 'Closed on public holidays',
    hoursNote: 'Note on the hours',
    hoursNoteHint: 'For example พักเที่ยง 12.00–13.00 น.',
    latitude: 'Latitude',
    longitude: 'Longitude',
    coordinateNotUnderstood: 'A decimal number, like 13.756331',
    coordinateIncomplete: 'Give both latitude and longitude',
    coordinatesHint: 'Paste “latitude, longitude” from a map into the first field',
    publicAddress: 'Public page',
    copyAddress: 'Copy the web address',
    save: 'Save',
    discard: 'Discard changes',
    saved: 'Saved',
    savedOffline: 'Saved on this machine; it will be sent when you are online again',
    confirm: 'Confirm: still correct',
    confirmed: (due) => `Confirmed; next due ${dateEn(due)}`,
    confirmAfterSave: 'Save first, then confirm',
    lastConfirmed: (at, by) => `Last confirmed ${dateEn(at)} by ${by}`,
    neverConfirmed: 'Never confirmed',
    unsaved: (n) => (n === 1 ? '1 part changed, not saved' : `${n} parts changed, not saved`),
    fixFirst: 'Correct the marked fields first',
    discarded: 'Changes discarded',
    readOnly: 'Your rights let you see this service point, not change it',
    unsent: 'Changes not sent yet'
  },
  conflict: {
    title: (field) => `${field}: somebody changed the same field`,
    who: (by, at) => `${by} changed it on ${dateEn(at)} at ${timeEn(at)}. Compare and choose.`,
    mine: 'Yours',
    theirs: (by) => `By ${by}`,
    keepMine: 'Keep yours',
    keepTheirs: 'Keep this one',
    empty: '(empty)',
    resolved: 'Chosen'
  },
  refused: { title: 'The hub did not accept an earlier change', dismiss: 'Understood' },
  pins: {
    title: 'Pinned manuals',
    add: 'Add',
    none: 'No manual pinned yet',
    noneText: 'Citizens who scan the QR code see the manuals pinned here',
    up: (title) => `Move up: ${title}`,
    down: (title) => `Move down: ${title}`,
    drag: (title) => `Drag to order: ${title}`,
    unpin: (title) => `Take off: ${title}`,
    unpinned: (title) => `Took off “${title}”`,
    pinned: (title) => `Pinned “${title}”`,
    moved: (title, place, of) => `“${title}” is number ${place} of ${of}`
  },
  poster: {
    title: 'QR code poster',
    text: 'With the pinned manuals, opening hours and telephone',
    open: 'View and print the poster',
    states: {
      not_printed: 'Not printed yet',
      printed: 'Printed',
      must_reprint: 'Print again'
    },
    lastPrinted: (at, by, copies) => {
      const number = copies === null ? '' : copies === 1 ? ', 1 copy' : `, ${count(copies)} copies`;
      return `Last printed ${dateEn(at)}, ${timeEn(at)} by ${by}${number}`;
    }
  }
};
