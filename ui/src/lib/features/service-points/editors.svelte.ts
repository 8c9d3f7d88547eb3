import { createContext } from 'svelte';
import { SvelteMap } from 'svelte/reactivity';
import type { Backend } from '$lib/backend';
import { PointEditor } from './point_editor.svelte';

/** The service points that are open or hold unsaved changes, so that leaving a page loses nothing. */
export class Editors {
  #open = new SvelteMap<string, PointEditor>();
  #backend: Backend;

  constructor(backend: Backend) {
    this.#backend = backend;
  }

  /** Those with unsaved changes. */
  readonly drafts = $derived.by(() =>
    [...this.#open.values()].filter((editor) => editor.dirty.length > 0)
  );

  /** The editor of a point: the one with its draft, or a new one from the replica. */
  async open(id: string): Promise<PointEditor> {
    this.#forgetClean(id);
    const kept = this.#open.get(id);
    const view = await this.#backend.servicePoint(id);
    if (kept) {
      kept.accept(view);
      return kept;
    }
    const editor = new PointEditor(this.#backend, view);
    this.#open.set(id, editor);
    return editor;
  }

  forgetAll(): void {
    this.#open.clear();
  }

  #forgetClean(except: string): void {
    for (const [id, editor] of this.#open) {
      if (id !== except && editor.dirty.length === 0) this.#open.delete(id);
    }
  }
}

export const [useEditors, provideEditors] = createContext<Editors>();
