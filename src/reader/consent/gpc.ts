import {everything, type ConsentAdapter} from './consent-adapter.js';
import {objects} from './objects.js';

/** Global Privacy Control by itself: whoever sends it consents to nothing, everybody else to everything. */
export const consent: ConsentAdapter = (tell) => tell(everything(!objects(navigator)));
