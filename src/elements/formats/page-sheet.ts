/** The few rules that the page itself gets while something of ours needs them: an adopted sheet, which no policy minds. */

/** Stands on what an article is cut behind: whatever follows it, now or later, is not on the screen. */
export const CUT = 'data-appeal-cut';
/** Stands on the room at the page's end that a bar would cover. */
export const ROOM = 'data-appeal-room';

/** More than any class or id that a page is likely to have. The article prints whole. */
const RULES = `
  @media screen {
    [${CUT}]:not(#a#a#a) ~ :not(reader-appeal, appeal-gate, script, style, template) { display: none !important }
  }
  @media print {
    [${ROOM}]:not(#a#a#a) { display: none !important }
  }
`;

let sheet: CSSStyleSheet | undefined;

/** Sees to it that the tree of an element has the rules. */
export function dressPage(element: Element): void {
  const root = element.getRootNode();
  if (!(root instanceof Document || root instanceof ShadowRoot)) return;
  if (!sheet) {
    sheet = new CSSStyleSheet();
    sheet.replaceSync(RULES);
  }
  if (!root.adoptedStyleSheets.includes(sheet)) root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
}
