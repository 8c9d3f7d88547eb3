const spare = 6;

/** Which of `count` rows of equal height are worth drawing: from `first` up to, not including, `end`. */
export function windowOf(
  count: number,
  rowHeight: number,
  scrollTop: number,
  height: number
): { first: number; end: number } {
  const first = Math.max(0, Math.floor(scrollTop / rowHeight) - spare);
  const end = Math.min(count, Math.ceil((scrollTop + height) / rowHeight) + spare);
  return { first: Math.min(first, Math.max(0, count - 1)), end };
}
