import { flushSync } from 'svelte';
import { describe, expect, it, vi } from 'vitest';
import type { Problem, ServicePointView } from '$lib/backend';
import { FakeBackend } from '../../../testing/fake_backend';
import { pending } from '../../../testing/render';
import { morning, particulars, pointView, problem, servicePoint } from '../../../testing/samples';
import { PointEditor } from './point_editor.svelte';

const given = particulars({ phones: ['02-281-9800'], name_en: 'Phra Nakhon' });

function editorOf(change: Partial<ServicePointView> = {}) {
  const backend = FakeBackend.ready();
  const point = servicePoint({
    particulars: given,
    field_versions: { phones: { version: 7, by: 'ดารณี', at: morning } }
  });
  const view = pointView({ point, ...change });
  backend.views.set(point.id, view);
  return { backend, view, editor: new PointEditor(backend, view) };
}

/** The same point, changed meanwhile by somebody else. */
function changed(view: ServicePointView, name_en: string, version: number): ServicePointView {
  const field_versions = {
    ...view.point.field_versions,
    name_en: { version, by: 'วิชัย', at: morning }
  };
  const point = { ...view.point, particulars: { ...given, name_en }, field_versions };
  return { ...view, point };
}

describe('changes', () => {
  it('are none at first, and none again when typed back', () => {
    const { editor } = editorOf();
    expect(editor.dirty).toEqual([]);
    editor.form.phones[0] = '02';
    expect(editor.dirty).toEqual(['phones']);
    editor.form.phones[0] = '02-281-9800';
    expect(editor.dirty).toEqual([]);
  });

  it('carry the version the officer saw', () => {
    const { editor } = editorOf();
    editor.form.phones.push('02-281-9801');
    editor.form.name_en = 'Phra Nakhon District';
    expect(editor.changes).toEqual([
      { field: 'name_en', value: 'Phra Nakhon District', base: 0 },
      { field: 'phones', value: ['02-281-9800', '02-281-9801'], base: 7 }
    ]);
  });

  it('are nothing for an empty telephone field', () => {
    const { editor } = editorOf();
    editor.form.phones.push('');
    expect(editor.dirty).toEqual([]);
  });
});

describe('checking', () => {
  it('asks a moment after the last key, once', async () => {
    vi.useFakeTimers();
    const { backend, editor } = editorOf();
    editor.form.phones[0] = 'โทร';
    editor.checkSoon();
    editor.checkSoon();
    await vi.runAllTimersAsync();
    expect(backend.calledWith('checkServicePoint')).toHaveLength(1);
    expect(editor.noteAt('phones.0').problem).toContain('อ่านหมายเลขนี้ไม่ได้');
    expect(editor.errorsAt(['phones'])).toBe(1);
  });

  it('forgets the answer to an older question', async () => {
    const { backend, editor } = editorOf();
    const first = pending<Problem[]>();
    vi.spyOn(backend, 'checkServicePoint').mockReturnValueOnce(first.promise).mockResolvedValue([]);
    const older = editor.check();
    await editor.check();
    first.resolve([problem('name_th', 'name_missing')]);
    await older;
    expect(editor.noteAt('name_th')).toEqual({});
  });

  it('says a warning without standing in the way', async () => {
    const { editor } = editorOf();
    editor.form.coordinates = { latitude: '18.79', longitude: '98.98' };
    await editor.check();
    expect(editor.noteAt('coordinates').warning).toContain('กรุงเทพมหานคร');
    expect(editor.blocked).toBe(false);
  });

  it('lets what was wrong before and is untouched not stand in the way', () => {
    const { editor } = editorOf({ problems: [problem('phones.0', 'telephone_too_short')] });
    editor.form.name_en = 'Other';
    expect(editor.noteAt('phones.0').problem).toBeDefined();
    expect(editor.blocked).toBe(false);
  });
});

describe('saving', () => {
  it('sends what changed and is clean then', async () => {
    const { backend, editor } = editorOf();
    editor.form.name_en = 'Other';
    expect(await editor.save()).toBe(true);
    const changes = [{ field: 'name_en', value: 'Other', base: 0 }];
    expect(backend.calledWith('saveServicePoint')).toEqual([['point-1', changes]]);
    expect(editor.dirty).toEqual([]);
  });

  it('does not send what cannot be read or is wrong', async () => {
    const { backend, editor } = editorOf();
    editor.form.hours.week[0] = [{ from: 'เช้า', to: 'เย็น' }];
    expect(await editor.save()).toBe(false);
    editor.discard();
    editor.form.name_th = '';
    expect(await editor.save()).toBe(false);
    expect(editor.noteAt('name_th').problem).toBe('ใส่ชื่อจุดบริการ');
    expect(backend.calledWith('saveServicePoint')).toEqual([]);
  });

  it('keeps what was typed while it was under way', async () => {
    const { backend, view, editor } = editorOf();
    const answer = pending<ServicePointView>();
    vi.spyOn(backend, 'saveServicePoint').mockReturnValue(answer.promise);
    editor.form.name_en = 'Other';
    const saving = editor.save();
    await vi.waitFor(() => expect(backend.saveServicePoint).toHaveBeenCalled());
    editor.form.phones.push('1111');
    answer.resolve(changed(view, 'Other', 9));
    await saving;
    expect(editor.dirty).toEqual(['phones']);
    expect(editor.form.name_en).toBe('Other');
  });

  it('shows a refusal at its field', async () => {
    const { backend, editor } = editorOf();
    backend.fail('saveServicePoint', 'refused', [problem('name_en', 'name_en_not_latin')]);
    editor.form.name_en = 'Other';
    expect(await editor.save()).toBe(false);
    expect(editor.noteAt('name_en').problem).toBe('ชื่อภาษาอังกฤษต้องไม่มีอักษรไทย');
    expect(editor.error).toBeNull();
    expect(editor.dirty).toEqual(['name_en']);
  });

  it('tells as a whole what has no field, and keeps the text', async () => {
    const { backend, editor } = editorOf();
    backend.fail('saveServicePoint', 'disk_full');
    editor.form.name_en = 'Other';
    await editor.save();
    expect(editor.error?.code).toBe('disk_full');
    expect(editor.form.name_en).toBe('Other');
  });
});

describe('confirming', () => {
  it('is an act of its own: not with something unsaved', async () => {
    const { backend, editor } = editorOf();
    editor.form.name_en = 'Other';
    expect(await editor.confirm()).toBe(false);
    expect(backend.calledWith('confirmServicePoint')).toEqual([]);
  });

  it('says at its field what is missing', async () => {
    const { editor } = editorOf();
    expect(await editor.confirm()).toBe(false);
    expect(editor.noteAt('hours').problem).toContain('เวลาเปิด');
  });
});

describe('a change that arrives meanwhile', () => {
  it('is taken where nothing is typed', () => {
    const { view, editor } = editorOf();
    editor.form.phones[0] = '02-999-9999';
    editor.accept(changed(view, 'Theirs', 12));
    flushSync();
    expect(editor.form.name_en).toBe('Theirs');
    expect(editor.form.phones).toEqual(['02-999-9999']);
    expect(editor.dirty).toEqual(['phones']);
  });

  it('leaves typed text alone, with the version it began from', () => {
    const { view, editor } = editorOf();
    editor.form.name_en = 'Mine';
    editor.accept(changed(view, 'Theirs', 12));
    expect(editor.form.name_en).toBe('Mine');
    expect(editor.changes).toEqual([{ field: 'name_en', value: 'Mine', base: 0 }]);
  });

  it('that says the same leaves nothing to save', () => {
    const { view, editor } = editorOf();
    editor.form.name_en = 'Same';
    editor.accept(changed(view, 'Same', 12));
    expect(editor.dirty).toEqual([]);
  });

  it('is what discarding goes back to', () => {
    const { view, editor } = editorOf();
    editor.form.name_en = 'Mine';
    editor.accept(changed(view, 'Theirs', 12));
    editor.discard();
    expect(editor.form.name_en).toBe('Theirs');
  });
});
