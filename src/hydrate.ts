/**
 * `reader-appeal/hydrate`: takes over appeals that a server has rendered. To be imported before anything else that imports
 * Lit, since it teaches Lit how; defines the elements.
 */
import '@lit-labs/ssr-client/lit-element-hydrate-support.js';
import './define.js';

export {hydrate} from './ssr/hydrate.js';
