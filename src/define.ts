/** Defines every element: `import 'reader-appeal/define'`. */
import './elements/define.js';
import './elements/reader-appeal/giving.js';
