/** Text → its UTF-8 bytes, by the runtime's encoder; core has neither DOM nor Node types, so the need is named here. */
declare const TextEncoder: new () => { encode(text: string): Uint8Array };

export const bytesOfUtf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
