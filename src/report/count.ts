/** How many there are, in words. */

/** 12,345; toLocaleString would load 20 ms of locales. */
export const thousands = (n: number): string => String(n).replace(/\B(?=(?:\d{3})+$)/g, ',');

/** `1 step`, `12,345 steps` */
export const counted = (n: number, what: string): string => `${thousands(n)} ${what}${n === 1 ? '' : 's'}`;
