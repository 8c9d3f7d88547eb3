import { createContext } from 'svelte';
import {
  asBackendError,
  type Backend,
  type BackendError,
  type FilesOutcome,
  type FilesPer,
  type FilesProgress
} from '$lib/backend';

/** Posters of many points on their way into files; it goes on while the officer does something else. */
export class PosterFiles {
  busy = $state(false);
  progress = $state.raw<FilesProgress | null>(null);
  outcome = $state.raw<FilesOutcome | null>(null);
  error = $state.raw<BackendError | null>(null);
  #backend: Backend;

  constructor(backend: Backend) {
    this.#backend = backend;
  }

  async make(points: string[], per: FilesPer, copies: number): Promise<void> {
    if (this.busy) return;
    this.busy = true;
    this.forget();
    try {
      this.outcome = await this.#backend.makePosterFiles(points, per, copies);
    } catch (cause) {
      this.error = asBackendError(cause);
    } finally {
      this.busy = false;
      this.progress = null;
    }
  }

  async refresh(): Promise<void> {
    // A failed question leaves the last known state; the next change asks again.
    const progress = await this.#backend.filesProgress().catch(() => this.progress);
    if (this.busy) this.progress = progress;
  }

  cancel(): Promise<void> {
    return this.#backend.cancelPosterFiles().catch((cause: unknown) => {
      this.error = asBackendError(cause);
    });
  }

  forget(): void {
    this.outcome = null;
    this.error = null;
  }
}

export const [usePosterFiles, providePosterFiles] = createContext<PosterFiles>();
