import { clearMocks, mockIPC } from '@tauri-apps/api/mocks';
import { afterEach, describe, expect, it } from 'vitest';
import { problem } from '../../testing/samples';
import { BackendError } from './backend';
import { tauriBackend } from './tauri';

afterEach(clearMocks);

describe('the shell behind the window', () => {
  it('is asked by the names it has', async () => {
    const asked: unknown[] = [];
    mockIPC((command, args) => {
      asked.push([command, args]);
      return [];
    });
    await tauriBackend.searchManuals('บัตร', 'point-1');
    await tauriBackend.districts(10);
    expect(asked).toEqual([
      ['search_manuals', { text: 'บัตร', servicePointId: 'point-1' }],
      ['districts', { province: 10 }]
    ]);
  });

  it('says no with a code and problems', async () => {
    const answer = { code: 'refused', problems: [problem('name_th', 'name_missing')] };
    mockIPC(() => Promise.reject(answer));
    const error = await tauriBackend.saveServicePoint('point-1', []).catch((cause) => cause);
    expect(error).toBeInstanceOf(BackendError);
    expect(error).toMatchObject(answer);
  });

  it('is broken when it throws anything else', async () => {
    mockIPC(() => {
      throw new Error('no such command');
    });
    await expect(tauriBackend.provinces()).rejects.toMatchObject({ code: 'internal' });
    await expect(tauriBackend.home()).rejects.toMatchObject({ code: 'internal' });
  });

  it('hands over the poster as bytes', async () => {
    mockIPC(() => ({ pdf: btoa('%PDF-1.7 \xff'), reading_distance: 0.71 }));
    const preview = await tauriBackend.posterPreview('point-1');
    expect(preview.readingDistance).toBe(0.71);
    const bytes = new Uint8Array(preview.pdf);
    expect([bytes[0], bytes.at(-1)]).toEqual([0x25, 0xff]);
  });
});
