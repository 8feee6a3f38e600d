/** What few sites use and few pages need: each in a chunk of its own, or small. */
export {show} from './show.js';
export {withdraw} from './withdraw.js';
