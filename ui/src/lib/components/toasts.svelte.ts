import { createContext } from 'svelte';

/** One short message at the foot of the window; at most one act, usually the way back. */
export type Toast = {
  id: number;
  text: string;
  tone: 'ok' | 'bad';
  act?: { label: string; testid?: string; run: () => void };
};

type ToastInput = Omit<Toast, 'id' | 'tone'> & { tone?: Toast['tone'] };

const shownFor = { plain: 5_000, withAct: 10_000 };

/** The messages now on screen. A message with an act stays longer; an error stays until closed. */
export class Toasts {
  list = $state.raw<readonly Toast[]>([]);
  #next = 1;

  show(input: ToastInput): void {
    const toast: Toast = { tone: 'ok', ...input, id: this.#next++ };
    this.list = [...this.list, toast].slice(-3);
    if (toast.tone === 'bad') return;
    setTimeout(() => this.close(toast.id), toast.act ? shownFor.withAct : shownFor.plain);
  }

  act(toast: Toast): void {
    this.close(toast.id);
    toast.act?.run();
  }

  /** What one officer was told is not for the next. */
  clear(): void {
    this.list = [];
  }

  close(id: number): void {
    this.list = this.list.filter((toast) => toast.id !== id);
  }
}

export const [useToasts, provideToasts] = createContext<Toasts>();
