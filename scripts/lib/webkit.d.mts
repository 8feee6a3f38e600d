export declare function webkitCapabilities(binary: string, args?: readonly string[]): Record<string, unknown>;
