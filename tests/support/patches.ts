/** A name that every object inherits, and every `for … in` meets. */
export const POLLUTION = `Object.prototype.extended = function () { return this; };`;

/**
 * What pages with old libraries have done to the built-in objects: lists that turn into strings in JSON, names that every
 * list inherits, `bind` and `Array.from` with other meanings, elements with methods of another kind.
 */
export const PATCHES = `
  Array.prototype.toJSON = function () { return '[' + this.map((each) => JSON.stringify(each)).join(', ') + ']'; };
  String.prototype.toJSON = function () { return this.toString(); };
  Array.prototype.each = function (call) { this.forEach(call); return this; };
  Array.from = (value) => value == null ? [] : typeof value === 'object' && 'length' in value ? [].slice.call(value) : value[Symbol.iterator] && typeof value !== 'string' ? [...value] : [value];
  Function.prototype.bind = function (self, ...given) { const call = this; return function (...more) { return call.apply(self, [...given, ...more]); }; };
  Element.prototype.remove = function () { this.parentNode && this.parentNode.removeChild(this); return this; };
  Element.prototype.show = function () { this.style.display = ''; return this; };
  window.$ = (id) => document.getElementById(id);`;
