/** Marks text for a terminal; where colours are not wanted, it stays as it is. */
export interface Paint {
  bold(text: string): string;
  dim(text: string): string;
  red(text: string): string;
  yellow(text: string): string;
  cyan(text: string): string;
  green(text: string): string;
}

const CODES = {bold: [1, 22], dim: [2, 22], red: [31, 39], yellow: [33, 39], cyan: [36, 39], green: [32, 39]} as const;

/** The terminal's own colours, so that they fit its ground. */
export function paintFor(colour: boolean): Paint {
  const paint = (name: keyof typeof CODES) => {
    const [on, off] = CODES[name];
    return (text: string): string => (colour ? `\u001b[${on}m${text}\u001b[${off}m` : text);
  };
  return {
    bold: paint('bold'),
    dim: paint('dim'),
    red: paint('red'),
    yellow: paint('yellow'),
    cyan: paint('cyan'),
    green: paint('green'),
  };
}

/** The width of a text on the screen, without what colours it. */
export function widthOf(text: string): number {
  // eslint-disable-next-line no-control-regex -- these are what colours are made of
  return Array.from(text.replace(/\u001b\[\d+m/g, '')).length;
}

/** A text broken into lines at spaces; a word that is longer than a line keeps its line to itself. */
export function wrap(text: string, width: number): string[] {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const last = lines.at(-1);
    if (last !== undefined && widthOf(last) + 1 + widthOf(word) <= width) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}
