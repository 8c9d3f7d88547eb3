import type { Device } from '$lib/backend';
import { day } from './samples';

const hour = day / 24;

/** Where the officer of the samples is signed in: here, at home, and on something old without a name. */
export const signedInDevices = (now: number): Device[] => [
  {
    id: 'session-1',
    name: 'เคาน์เตอร์ 3',
    system: 'windows',
    first_signed_in_at: now - 12 * day,
    last_seen_at: now,
    this_one: true
  },
  {
    id: 'session-2',
    name: 'MacBook ของสมหญิง',
    system: 'macos',
    first_signed_in_at: now - 3 * day,
    last_seen_at: now - 3 * hour,
    this_one: false
  },
  {
    id: 'session-3',
    name: null,
    system: null,
    first_signed_in_at: now - 40 * day,
    last_seen_at: now - 20 * day,
    this_one: false
  }
];
