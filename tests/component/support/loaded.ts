/** What an appeal brings when it is needed, there from the start: so that no test waits for the network by chance. */
import '../../../src/elements/define.js';
import '../../../src/elements/appeal-amounts/own-amount.js';
import '../../../src/elements/appeal-snooze/choices.js';
import '../../../src/elements/reader-appeal/acting.js';
import '../../../src/elements/reader-appeal/giving.js';
import '../../../src/elements/reader-appeal/preview.js';
import '../../../src/elements/reader-appeal/standalone.js';
