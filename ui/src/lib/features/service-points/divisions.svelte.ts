import type { Backend, Division, Subdistrict } from '$lib/backend';

/** The choices of the address pickers, from the province down. */
export class Divisions {
  provinces = $state.raw<readonly Division[]>([]);
  districts = $state.raw<readonly Division[]>([]);
  subdistricts = $state.raw<readonly Subdistrict[]>([]);
  #backend: Backend;
  #province: number | null = null;
  #district: number | null = null;

  constructor(backend: Backend) {
    this.#backend = backend;
  }

  async load(province: number | null, district: number | null): Promise<void> {
    if (this.provinces.length === 0) {
      this.provinces = await this.#backend.provinces().catch(() => []);
    }
    if (this.#province !== province) {
      this.#province = province;
      const districts =
        province === null ? [] : await this.#ask(() => this.#backend.districts(province));
      if (this.#province === province) this.districts = districts;
    }
    if (this.#district !== district) {
      this.#district = district;
      const found =
        district === null ? [] : await this.#ask(() => this.#backend.subdistricts(district));
      if (this.#district === district) this.subdistricts = found;
    }
  }

  #ask<Item>(question: () => Promise<Item[]>): Promise<Item[]> {
    return question().catch(() => []);
  }
}
