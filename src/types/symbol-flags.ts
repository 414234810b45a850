/** Bits of `ts.SymbolFlags`, the same in all supported versions; a test compares them with the installed one. */
export const SymbolFlag = {
  Method: 8192,
  Alias: 2_097_152,
  Optional: 16_777_216,
} as const;
