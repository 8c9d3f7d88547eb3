/** Is every word of `wanted`, in any order, somewhere in the texts? */
export function matches(wanted: string, ...texts: readonly string[]): boolean {
  const all = texts.join('\n').toLocaleLowerCase();
  const words = wanted.trim().toLocaleLowerCase().split(/\s+/);
  return words.every((word) => all.includes(word));
}
