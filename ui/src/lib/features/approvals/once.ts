/**
 * The first press of a double one. The second would meet the same button of the next approval, which nobody
 * has read yet.
 */
export const once =
  (act: () => unknown) =>
  (event: MouseEvent): void => {
    if (event.detail < 2) act();
  };
