/** A stretch of a mail: words, or an address of the web. */
export type Piece = { text: string; link: boolean };

/** The text cut at its web addresses; joined again it is the same. */
export function pieces(text: string): Piece[] {
  return text
    .split(/(https?:\/\/[^\s<>"]*[^\s<>".,;:!?)])/)
    .map((part, index) => ({ text: part, link: index % 2 === 1 }))
    .filter((piece) => piece.text !== '');
}
