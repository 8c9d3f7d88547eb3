import { createContext } from 'svelte';
import {
  asBackendError,
  type Backend,
  type BackendError,
  type ServicePointQuery,
  type Missing,
  type PosterState,
  type ServicePointList,
  type SortBy
} from '$lib/backend';
import type { ListWish } from '$lib/router/route';
import { TickedPoints } from './ticked_points.svelte';

const typingDelay = 120;
const nothing: ServicePointList = { rows: [], total: 0, provinces: [] };
const everything: ServicePointQuery = {
  text: '',
  province: null,
  missing: [],
  poster: null,
  sort: 'name',
  descending: false
};

type Change = Partial<
  Pick<PointList, 'text' | 'province' | 'missing' | 'poster' | 'sort' | 'descending'>
>;

/**
 * The list of service points with its question, its answer and the place in it. It lives as long as
 * the officer is signed in, so that coming back finds everything as it was left.
 */
export class PointList {
  text = $state('');
  province = $state<number | null>(null);
  missing = $state<Missing | null>(null);
  poster = $state<PosterState | null>(null);
  sort = $state<SortBy>('name');
  descending = $state(false);

  answer = $state.raw<ServicePointList>(nothing);
  /** The first answer has come. */
  loaded = $state(false);
  error = $state.raw<BackendError | null>(null);
  /** The row of the keyboard; −1: none. */
  active = $state(-1);
  scrollTop = $state(0);
  readonly ticked = new TickedPoints();
  /** How many ticked points the list does not show. */
  readonly tickedUnseen = $derived(this.ticked.count - this.ticked.countIn(this.answer.rows));

  #backend: Backend;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #number = 0;

  constructor(backend: Backend) {
    this.#backend = backend;
  }

  get filtered(): boolean {
    return (
      this.text.trim() !== '' ||
      this.province !== null ||
      this.missing !== null ||
      this.poster !== null
    );
  }

  get query(): ServicePointQuery {
    return {
      text: this.text.trim(),
      province: this.province,
      missing: this.missing ? [this.missing] : [],
      poster: this.poster,
      sort: this.sort,
      descending: this.descending
    };
  }

  /** Loads the answer; a later question makes an earlier answer void. */
  async load(): Promise<void> {
    clearTimeout(this.#timer);
    const number = ++this.#number;
    const whole = !this.filtered;
    try {
      const answer = await this.#backend.listServicePoints(this.query);
      if (number !== this.#number) return;
      this.#keepPlace(answer);
      this.ticked.follow(answer.rows, whole);
      this.error = null;
      this.loaded = true;
    } catch (cause) {
      if (number === this.#number) this.error = asBackendError(cause);
    }
  }

  /** The register has changed, or may have while nobody looked. */
  async reload(): Promise<void> {
    await this.load();
    // An answer through a filter does not tell whether the ticked points outside it are still there.
    if (this.filtered && this.tickedUnseen > 0) {
      const all = await this.#backend.listServicePoints(everything).catch(() => null);
      if (all) this.ticked.follow(all.rows, true);
    }
  }

  /** Another question, from the top of the list. */
  ask(change: Change) {
    Object.assign(this, change);
    this.scrollTop = 0;
    this.active = -1;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.load(), 'text' in change ? typingDelay : 0);
  }

  /** As if it had never been asked. */
  forget(): void {
    this.#number += 1;
    clearTimeout(this.#timer);
    this.ticked.clear();
    Object.assign(this, {
      text: '',
      province: null,
      missing: null,
      poster: null,
      sort: 'name',
      descending: false
    });
    Object.assign(this, { answer: nothing, loaded: false, error: null, active: -1, scrollTop: 0 });
  }

  clearFilters(): void {
    this.ask({ text: '', province: null, missing: null, poster: null });
  }

  /** What a link from another page asked for; everything else begins afresh. */
  grant(wish: ListWish): void {
    this.ask({
      text: wish.text ?? '',
      province: wish.province ?? null,
      missing: wish.missing ?? null,
      poster: null,
      sort: wish.sort ?? 'name',
      descending: false
    });
  }

  sortBy(sort: SortBy): void {
    this.ask({ sort, descending: this.sort === sort && !this.descending });
  }

  #keepPlace(answer: ServicePointList): void {
    const id = this.answer.rows[this.active]?.id;
    this.answer = answer;
    if (id) this.active = answer.rows.findIndex((row) => row.id === id);
  }
}

export const [usePointList, providePointList] = createContext<PointList>();
