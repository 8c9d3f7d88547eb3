import { asBackendError, type AgencyKind, type Backend, type FoundAgency } from '$lib/backend';

const askedAfter = 200;

/** Agencies by name, asked for while somebody types. */
export class AgencySearch {
  found = $state.raw<readonly FoundAgency[]>([]);
  busy = $state(false);
  /** The hub, which alone knows the agencies, is not heard. */
  unreachable = $state(false);
  /** What was looked for last. */
  text = $state('');
  #backend: Backend;
  #kind: AgencyKind;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #number = 0;

  constructor(backend: Backend, kind: AgencyKind) {
    this.#backend = backend;
    this.#kind = kind;
  }

  look(text: string): void {
    if (text) this.text = text;
    this.busy = true;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#ask(text), askedAfter);
  }

  async #ask(text: string): Promise<void> {
    const number = ++this.#number;
    try {
      const found = await this.#backend.findAgencies(text, this.#kind);
      if (number !== this.#number) return;
      this.found = found;
      this.unreachable = false;
    } catch (cause) {
      if (number !== this.#number) return;
      this.found = [];
      this.unreachable = asBackendError(cause).code === 'hub_unreachable';
    }
    this.busy = false;
  }
}
