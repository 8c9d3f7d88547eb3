import type { Backend } from '$lib/backend';

/** Which manuals have a text to print. A pin does not tell, so each manual is asked for. */
export class PrintableManuals {
  #ids = $state.raw<readonly string[]>([]);
  #backend: Backend;
  #number = 0;

  constructor(backend: Backend) {
    this.#backend = backend;
  }

  has(id: string): boolean {
    return this.#ids.includes(id);
  }

  async look(ids: readonly string[]): Promise<void> {
    const number = ++this.#number;
    const rows = await Promise.all(ids.map((id) => this.#backend.manual(id).catch(() => null)));
    if (number !== this.#number) return;
    this.#ids = rows.flatMap((row) => (row?.printable ? [row.id] : []));
  }
}
