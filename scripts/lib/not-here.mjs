/** How a command of the tests begins its complaint when this engine's driver can't do what it is told. */
export const NOT_HERE = 'Not in this engine:';
