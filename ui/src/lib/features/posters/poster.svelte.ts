import {
  BackendError,
  asBackendError,
  type Backend,
  type PosterOptions,
  type PosterOptionsView,
  type Printed,
  type ServicePointView
} from '$lib/backend';

type Act = 'print' | 'save' | 'open' | 'options';

/** The poster of one service point: its PDF, and what is done with it. */
export class Poster {
  readonly id: string;
  view = $state.raw<ServicePointView | null>(null);
  pdf = $state.raw<ArrayBuffer | null>(null);
  /** In metres. */
  readingDistance = $state(0);
  chosen = $state.raw<PosterOptionsView | null>(null);
  error = $state.raw<BackendError | null>(null);
  busy = $state<Act | null>(null);
  #backend: Backend;
  #number = 0;

  constructor(backend: Backend, id: string) {
    this.#backend = backend;
    this.id = id;
  }

  async load(): Promise<void> {
    const number = ++this.#number;
    try {
      const [view, chosen, preview] = await Promise.all([
        this.#backend.servicePoint(this.id),
        this.#backend.posterOptions(),
        this.#backend.posterPreview(this.id)
      ]);
      if (number !== this.#number) return;
      this.view = view;
      this.chosen = chosen;
      this.pdf = preview.pdf;
      this.readingDistance = preview.readingDistance;
      this.error = null;
    } catch (cause) {
      if (number === this.#number) this.error = asBackendError(cause);
    }
  }

  /** The PDF came, but it could not be shown. */
  failedToShow(): void {
    this.error = new BackendError({ code: 'poster_failed', problems: [] });
  }

  /** The path written, or nothing when cancelled or failed. */
  save(): Promise<string | null | undefined> {
    return this.#act('save', () => this.#backend.savePoster(this.id));
  }

  async open(): Promise<void> {
    await this.#act('open', () => this.#backend.openPoster(this.id));
  }

  print(): Promise<Printed | undefined> {
    return this.#act('print', () => this.#backend.printPoster(this.id));
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
    if (await this.#act('options', ask)) await this.load();
  }

  async #act<Answer>(act: Act, ask: () => Promise<Answer>): Promise<Answer | undefined> {
    if (this.busy) return undefined;
    this.busy = act;
    this.error = null;
    try {
      return await ask();
    } catch (cause) {
      this.error = asBackendError(cause);
      return undefined;
    } finally {
      this.busy = null;
    }
  }
}
