/** Defines every element. */
import './elements/define.js';
import './elements/reader-appeal/giving.js';
