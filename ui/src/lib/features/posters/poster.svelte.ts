import type { Backend, ServicePointView } from '$lib/backend';
import { Sheet } from './sheet.svelte';

/** The poster of one service point, in the design that the officer chose. */
export class Poster extends Sheet<ServicePointView> {
  constructor(backend: Backend, id: string) {
    super(id, {
      view: () => backend.servicePoint(id),
      preview: () => backend.posterPreview(id),
      save: () => backend.savePoster(id),
      open: () => backend.openPoster(id),
      print: () => backend.printPoster(id)
    });
  }
}
