export function bundle(entry: string, out: string, options: {platform: 'node' | 'worker'}): Promise<string>;
