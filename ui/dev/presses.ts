/** Presses what carries the mark, as soon as it is there. */
export function click(testid: string, place = 0): void {
  when(testid, (element) => element.click(), place);
}

export function type(testid: string, text: string): void {
  when(testid, (element) => {
    (element as HTMLInputElement).value = text;
    element.dispatchEvent(new Event('input', { bubbles: true }));
  });
}

type Wish = { testid: string; place: number; act: (element: HTMLElement) => void };
const waiting: Wish[] = [];

/** `place`: which one of those with the mark, from 0. */
function when(testid: string, act: Wish['act'], place = 0): void {
  waiting.push({ testid, place, act });
  if (waiting.length === 1) requestAnimationFrame(actNext);
}

function actNext(): void {
  const next = waiting[0];
  if (!next) return;
  const marked = document.querySelectorAll<HTMLElement>(`[data-testid="${next.testid}"]`);
  const element = marked[next.place];
  if (element) {
    waiting.shift();
    next.act(element);
  }
  requestAnimationFrame(actNext);
}
