/**
 * Lit for the script tag. The build puts this in the place of `lit` (docs/decisions/0014-compiled-templates.md): what our
 * elements use of it, for templates that are compiled already. The elements on npm have Lit itself.
 */
export {LitElement} from './lit-element.js';
export {adoptStyles, css} from './styles.js';
export {html, nothing} from './templates.js';
