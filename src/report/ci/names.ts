/** The reporters for continuous integration, besides text and JSON. */
export const reporters = ['junit', 'github', 'sarif'] as const;
export type Reporter = (typeof reporters)[number];

export const isReporter = (name: string): name is Reporter => reporters.some((reporter) => reporter === name);
