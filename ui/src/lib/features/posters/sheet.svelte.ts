import { BackendError, asBackendError, type Printed } from '$lib/backend';

type Act = 'print' | 'save' | 'open';

/** The sheet as it would be printed; the distance, in metres, is that of its QR code. */
export type SheetPreview = { pdf: ArrayBuffer; readingDistance?: number };

/** How the app behind the screens is asked for one thing that is printed. */
export interface SheetSource<View> {
  view(): Promise<View>;
  preview(): Promise<SheetPreview>;
  /** The path written; `null`: the officer cancelled. */
  save(): Promise<string | null>;
  open(): Promise<void>;
  print(): Promise<Printed>;
}

/** Something printed, a poster or a manual: its PDF, and what is done with it. */
export class Sheet<View> {
  readonly id: string;
  view = $state.raw<View | null>(null);
  pdf = $state.raw<ArrayBuffer | null>(null);
  readingDistance = $state<number>();
  error = $state.raw<BackendError | null>(null);
  busy = $state<Act | null>(null);
  #source: SheetSource<View>;
  #number = 0;

  constructor(id: string, source: SheetSource<View>) {
    this.id = id;
    this.#source = source;
  }

  async load(): Promise<void> {
    const number = ++this.#number;
    try {
      const [view, preview] = await Promise.all([this.#source.view(), this.#source.preview()]);
      if (number !== this.#number) return;
      this.view = view;
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
    return this.act('save', () => this.#source.save());
  }

  async open(): Promise<void> {
    await this.act('open', () => this.#source.open());
  }

  print(): Promise<Printed | undefined> {
    return this.act('print', () => this.#source.print());
  }

  protected async act<Answer>(act: Act, ask: () => Promise<Answer>): Promise<Answer | undefined> {
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
