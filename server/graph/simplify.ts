import { Converter } from 'opencc-js';

/** Traditional characters as simplified ones; other text as it is. */
export const simplify: (text: string) => string = Converter({ from: 't', to: 'cn' });
