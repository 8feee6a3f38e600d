import {encode} from 'uqr';

const SVG = 'http://www.w3.org/2000/svg';
/** White around the code, in modules, as the standard asks for (ISO/IEC 18004). */
const QUIET = 4;

/**
 * A QR code as a picture, with its quiet zone.
 *
 * @param text at most what version 13 takes at level M, the bounds of EPC069-12.
 * @param name what it is called by those who can't see it.
 */
export function qrPicture(text: string, name: string): SVGSVGElement {
  const {data, size} = encode(text, {ecc: 'M', maxVersion: 13, border: 0});
  const full = size + 2 * QUIET;
  const picture = make('svg', {viewBox: `0 0 ${full} ${full}`, role: 'img', 'aria-label': name});
  picture.append(
    make('rect', {width: String(full), height: String(full), fill: '#fff'}),
    make('path', {d: outline(data), fill: '#000', 'shape-rendering': 'crispEdges'}),
  );
  return picture;
}

/** One stroke for each row's runs of dark modules. */
function outline(rows: readonly (readonly boolean[])[]): string {
  return rows
    .flatMap((row, y) => runs(row).map(([from, to]) => `M${from + QUIET} ${y + QUIET}h${to - from}v1H${from + QUIET}z`))
    .join('');
}

/** Where dark modules begin and end in a row. */
function runs(row: readonly boolean[]): [from: number, to: number][] {
  const found: [number, number][] = [];
  row.forEach((dark, x) => {
    if (!dark) return;
    const last = found.at(-1);
    if (last?.[1] === x) last[1] = x + 1;
    else found.push([x, x + 1]);
  });
  return found;
}

function make<Tag extends keyof SVGElementTagNameMap>(
  tag: Tag,
  attributes: Readonly<Record<string, string>>,
): SVGElementTagNameMap[Tag] {
  const made = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  return made;
}
