import {
  asBackendError,
  type Backend,
  type PosterOptions,
  type PosterOptionsView,
  type ServicePointView
} from '$lib/backend';
import { Sheet } from './sheet.svelte';

/** The poster of one service point, in the design that the officer chose. */
export class Poster extends Sheet<ServicePointView> {
  chosen = $state.raw<PosterOptionsView | null>(null);
  #backend: Backend;

  constructor(backend: Backend, id: string) {
    super(id, {
      view: () => backend.servicePoint(id),
      preview: () => backend.posterPreview(id),
      save: () => backend.savePoster(id),
      open: () => backend.openPoster(id),
      print: () => backend.printPoster(id)
    });
    this.#backend = backend;
  }

  override async load(): Promise<void> {
    await Promise.all([super.load(), this.#loadOptions()]);
  }

  /** Chooses, keeps the choice, and shows the poster anew. */
  async choose(change: Partial<PosterOptions>): Promise<void> {
    if (!this.chosen) return;
    const options = { ...this.chosen.options, ...change };
    this.chosen = { ...this.chosen, options };
    await this.#chose(() => this.#backend.setPosterOptions(options));
  }

  chooseEmblem = () => this.#chose(() => this.#backend.chooseEmblem());
  forgetEmblem = () => this.#chose(() => this.#backend.forgetEmblem());

  async #chose(ask: () => Promise<PosterOptionsView>): Promise<void> {
    if (await this.act('options', ask)) await this.load();
  }

  async #loadOptions(): Promise<void> {
    try {
      this.chosen = await this.#backend.posterOptions();
    } catch (cause) {
      this.error = asBackendError(cause);
    }
  }
}
