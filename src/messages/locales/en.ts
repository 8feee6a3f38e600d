import {enActing} from '../en-acting.js';
import {enExtra} from '../en-extra.js';
import {enFormats} from '../en-formats.js';
import {enGiving} from '../en-giving.js';
import {enWays} from '../en-ways.js';
import {enWhy} from '../en-why.js';
import {en as asking} from '../en.js';

/** English, all of it: what a language of your own is made from. The elements have it in parts, as it is needed. */
export const en = {...asking, ...enActing, ...enExtra, ...enFormats, ...enGiving, ...enWays, ...enWhy} as const;
