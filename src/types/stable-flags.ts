/** Numbers of TypeScript's enums that are the same in all supported versions; a test compares them with the installed one. */
export const TypeFlag = { Any: 1, Unknown: 2 } as const;

export const Target = { ESNext: 99 } as const;

export const SymbolFlag = { Method: 8192, Alias: 2_097_152, Optional: 16_777_216 } as const;
