/** A text in pieces that one breath reads: sentences and lines, in their order. */
export function sentences(text: string): string[] {
  return (text.match(/[^。！？；!?;\n]+[。！？；!?;]*/g) ?? []).map((one) => one.trim()).filter(Boolean);
}
