import type {TemplateResult} from 'lit';
import type {Acting} from '../reader-appeal/acting.js';
import type {Beginning, ReaderAppeal} from '../reader-appeal/reader-appeal.js';

/** What an appeal stands in: a bar, a dialog, a gate. One for each time that it is begun. */
export interface Frame {
  /** What was begun in it. */
  readonly beginning: Beginning;
  /** Whether it first came by itself: closing it is turning an ask down, and a way back is left. */
  readonly unasked?: boolean;
  /** The campaign's goal, where there is one that can be told. */
  readonly goal: TemplateResult | undefined;
  /** Puts the appeal into it. */
  render(content: TemplateResult): TemplateResult;
  /** The appeal has been drawn, or has ended. */
  updated(): void;
  /** Something else comes in its place. */
  leave(): void;
}

/** What a frame is made with. */
export interface Setting {
  readonly host: ReaderAppeal;
  readonly acting: Acting;
  readonly beginning: Beginning;
  readonly goal: () => TemplateResult | undefined;
}
