/** Defines every element. */
import {AppealGate} from './elements/appeal-gate/appeal-gate.js';
import {defineGoal} from './elements/appeal-goal/read-goal.js';
import {defineOnce} from './elements/define-once.js';
import './elements/define.js';
import './elements/reader-appeal/giving.js';

defineOnce('appeal-gate', AppealGate);
defineGoal();
