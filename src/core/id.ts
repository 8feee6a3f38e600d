/** What ids look like, of campaigns and all else that a config names. */
export const ID = /^[a-z\d][\w-]{0,31}$/i;
