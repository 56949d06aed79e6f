/** What a person reads, line by line; the tone says how it may be coloured, never what it means. */
export type Line = { text: string; tone?: Tone };
export type Tone = 'title' | 'heading' | 'quiet' | 'caution';

export const line = (text: string, tone?: Tone): Line => (tone ? { text, tone } : { text });
export const BLANK: Line = { text: '' };
