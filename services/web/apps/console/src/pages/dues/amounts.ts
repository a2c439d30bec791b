import { yuanToFen } from '@zhibu/format';

/** What a form holds of an amount, in fen; nothing while it cannot be read. */
export const fenOf = (text: unknown): number | undefined => (typeof text === 'string' ? yuanToFen(text) : undefined);
