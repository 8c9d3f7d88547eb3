/**
 * Settles once the browser has painted what stands in the document now. A window that is not shown
 * draws no frames, so half a second settles it as well.
 */
export function painted(): Promise<void> {
  return new Promise((settle) => {
    const late = setTimeout(settle, 500);
    requestAnimationFrame(() =>
      requestAnimationFrame(() => {
        clearTimeout(late);
        settle();
      })
    );
  });
}
