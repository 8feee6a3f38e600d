import type {Plugin} from 'rollup';

export declare function compileTemplates(): Plugin;
export declare function compileTemplate(strings: readonly string[]): string;
