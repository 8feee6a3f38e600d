/** `reader-appeal/ssr`: appeals in pages that a server renders. For Node, with `@lit-labs/ssr`. */
export type {PageFacts} from './ssr/choose.js';
export {renderAppeal, type RenderOptions} from './ssr/render-appeal.js';
