export declare const NOT_HERE: string;
