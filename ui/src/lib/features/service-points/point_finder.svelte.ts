import type { Backend, ServicePointRow } from '$lib/backend';

const typingDelay = 120;
const shownAtMost = 8;

/** Finds a service point by a few typed letters. */
export class PointFinder {
  text = $state('');
  rows = $state.raw<readonly ServicePointRow[]>([]);
  found = $state(0);
  active = $state(0);
  #backend: Backend;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #number = 0;

  constructor(backend: Backend) {
    this.#backend = backend;
  }

  type(text: string): void {
    this.text = text;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.search(), typingDelay);
  }

  async search(): Promise<void> {
    clearTimeout(this.#timer);
    const number = ++this.#number;
    const answer = await this.#backend
      .listServicePoints({
        text: this.text.trim(),
        province: null,
        missing: [],
        poster: null,
        sort: 'name',
        descending: false
      })
      .catch(() => null);
    if (!answer || number !== this.#number) return;
    this.rows = answer.rows.slice(0, shownAtMost);
    this.found = answer.rows.length;
    this.active = 0;
  }

  move(step: number): void {
    this.active = Math.min(this.rows.length - 1, Math.max(0, this.active + step));
  }
}
