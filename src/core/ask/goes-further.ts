import type {AskConfig} from './ask-config.js';

/**
 * Parts of the names of all rules that are not among the simple ones, as they stand in JSON. That they also stand in other
 * words does no harm: it brings the further rules to a page that could do without.
 */
const FURTHER = /"gate|"hol|"wei|sAs|tSt|clude"|x[ADG]|Hou|k[AO]|"per"|yL|"sta|"bet|eVi|"ski|rG/;

/** Whether a config, as it was written, goes by more than the simple rules, which every page view carries. */
export function goesFurther(config: AskConfig): unknown {
  return config.pacing ?? FURTHER.test(JSON.stringify(config.campaigns));
}
