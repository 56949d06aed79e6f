/** A charset's label → the runtime's decoder for it; core has neither DOM nor Node types, so the need is named here. */
type Decoder = { encoding: string; decode(bytes: Uint8Array): string };
declare const TextDecoder: new (label: string, options?: { fatal?: boolean }) => Decoder;

/** Null where the label is not known. */
export function decoderFor(label: string): Decoder | null {
  try {
    return new TextDecoder(label.trim());
  } catch {
    return null;
  }
}

/** Null where the bytes are no whole UTF-8. */
export function strictUtf8(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}
