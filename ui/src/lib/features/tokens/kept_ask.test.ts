import { describe, expect, it } from 'vitest';
import { centralOfficer, officer } from '../../../testing/samples';
import { KeptAsk } from './kept_ask';

describe('what was written and not sent', () => {
  it('stays while the officer looks elsewhere, and goes when it is sent', () => {
    const kept = new KeptAsk();
    kept.of(officer).note = 'เริ่มงานวันที่ 1';
    expect(kept.of(officer)).toMatchObject({ note: 'เริ่มงานวันที่ 1', email: officer.email });
    kept.sent();
    expect(kept.of(officer)).toMatchObject({ note: '', email: officer.email });
  });

  it('is not for the next officer', () => {
    const kept = new KeptAsk();
    kept.of(officer).note = 'เริ่มงานวันที่ 1';
    expect(kept.of(centralOfficer)).toMatchObject({ note: '', email: centralOfficer.email });
  });
});
