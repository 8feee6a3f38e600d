import {decide, type Visit} from '../core/ask/decide.js';
import {emptyRecord} from '../core/ask/visit-record.js';
import type {AppealConfig, Campaign} from '../core/config/config.js';

/** What a server knows of a page view: the page's address and what the newsroom says of it, and maybe of the reader. */
export interface PageFacts {
  readonly page?: Visit['page'];
  readonly reader?: Visit['reader'];
}

/** What does not stand in the page's flow: it comes when the reader's browser has decided. */
const FRAMED: readonly string[] = ['bar', 'dialog', 'gate', 'button'];

/**
 * The campaign that a reader of whom nothing is known would be asked by, if a server can tell what that reader would see.
 *
 * Variants and those who are never asked are drawn by the browser, whose dice no server has; goals and frames have to be
 * fetched or measured there.
 *
 * @param campaigns those that may stand there.
 * @param now epoch ms.
 */
export function choose(
  config: AppealConfig,
  campaigns: readonly Campaign[],
  {page = {url: ''}, reader = {}}: PageFacts,
  now: number,
): Campaign | undefined {
  const decision = decide({...config, campaigns}, {now, dice: 0, page, reader, record: emptyRecord()});
  const certain = campaigns.every(({holdout, variants}) => !holdout && !variants.length);
  const chosen = campaigns.find(({id}) => id === decision.campaign);
  if (!chosen || !certain) return undefined;
  const {format = chosen.placement, goal} = chosen;
  return goal || FRAMED.includes(format ?? '') ? undefined : chosen;
}
