import type { Backend, ServicePointView } from '$lib/backend';
import { Sheet } from './sheet.svelte';

/** The poster of one service point. */
export class Poster extends Sheet<ServicePointView> {
  constructor(backend: Backend, id: string) {
    super(id, {
      view: () => backend.servicePoint(id),
      pdf: () => backend.posterPdf(id),
      save: () => backend.savePoster(id),
      open: () => backend.openPoster(id),
      print: () => backend.printPoster(id)
    });
  }
}
