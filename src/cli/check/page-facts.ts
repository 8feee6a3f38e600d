/** An element, as far as checks look at it. */
export interface PageElement {
  /** Its attributes, by lower-case name. */
  readonly attributes: Readonly<Record<string, string>>;
  /** Its text, without what stands around it. */
  readonly text: string;
}

/** A page, however it was read: from a file, or from a live document. */
export interface PageFacts {
  /** What to call it. */
  readonly name: string;
  /** The elements that match a CSS selector, in the page's order; `null` when nobody can read the selector. */
  find(selector: string): readonly PageElement[] | null;
}
