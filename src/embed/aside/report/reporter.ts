import type {ReportedEvent, ReportedFields} from '../../../core/vocabulary.js';

/** Takes one event to where it is counted. A module of the site's own exports one by the name of `report`. */
export type Reporter = (event: ReportedEvent, fields: ReportedFields) => void;

/** Where reporters find the page's own tools. */
export type Tools = Record<string, unknown>;

/** `view` as tools with one list of names for everything call it: `appeal_view`. */
export const toolName = (event: string): string => `appeal_${event.replace('-', '_')}`;

/** Fields with names that mean something else in nobody's tool: `appeal_campaign`. */
export const prefixed = (fields: ReportedFields): ReportedFields =>
  Object.fromEntries(Object.entries(fields).map(([name, value]) => [toolName(name), value]));
