export declare const firefoxPrefs: Readonly<Record<string, string | number | boolean>>;
export declare function findFirefox(): string | undefined;
