export const formatTheory = (text: string): string => text;
