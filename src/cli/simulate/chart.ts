const EIGHTHS = ['', '▏', '▎', '▍', '▌', '▋', '▊', '▉'];

/** One line of a chart. */
export interface Bar {
  readonly label: string;
  readonly value: number;
  /** What is written behind it. */
  readonly note: string;
}

/**
 * Draws bars that are as long as their values, side by side with labels and notes.
 *
 * @param width columns that there are; a bar gets at least 8.
 */
export function drawBars(bars: readonly Bar[], width: number): string[] {
  const longest = (texts: readonly string[]): number => Math.max(...texts.map((text) => text.length), 0);
  const label = longest(bars.map((bar) => bar.label));
  const note = longest(bars.map((bar) => bar.note));
  const room = Math.max(width - label - note - 4, 8);
  const most = Math.max(...bars.map(({value}) => value), 1e-9);
  return bars.map((bar) => {
    const eighths = Math.round((bar.value / most) * room * 8);
    // What is there at all is seen.
    const drawn = bar.value > 0 ? Math.max(eighths, 1) : 0;
    const line = '█'.repeat(Math.floor(drawn / 8)) + (EIGHTHS[drawn % 8] ?? '');
    return `${bar.label.padStart(label)} ▕${line.padEnd(room)} ${bar.note.padStart(note)}`;
  });
}

/**
 * Puts a histogram into few bars: single numbers first, then wider and wider ranges.
 *
 * @param counts how many there are of each number, which is the index.
 */
export function binned(counts: readonly number[], most = 14): readonly {from: number; to: number; count: number}[] {
  const last = counts.length - 1;
  for (let width = 1; ; width = nextWidth(width)) {
    // Those who were never asked stand alone.
    const starts = [0, ...Array.from({length: Math.ceil(last / width)}, (_, at) => 1 + at * width)];
    if (starts.length > most) continue;
    return starts.map((from, at) => {
      const to = at ? Math.min(from + width - 1, last) : 0;
      return {from, to, count: counts.slice(from, to + 1).reduce((sum, count) => sum + count, 0)};
    });
  }
}

/** 1, 2, 5, 10, 20, … */
function nextWidth(width: number): number {
  const power = 10 ** Math.floor(Math.log10(width));
  return width / power === 2 ? power * 5 : width * 2;
}
