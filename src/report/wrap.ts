/** Lines of a report. */

export interface Layout {
  readonly width?: number;
  /** What stands before the first line, and before the others. */
  readonly first?: string;
  readonly rest?: string;
  /** Whether words that are too long for a line are cut. */
  readonly cut?: boolean;
}

/** Text in lines, broken at spaces. */
export function wrapped(text: string, { width = 110, first = '', rest = first, cut = false }: Layout = {}): string[] {
  const lines: string[] = [];
  let start = first;
  let line = '';
  const flush = () => {
    lines.push((start + line).trimEnd());
    start = rest;
    line = '';
  };
  for (const word of text.split(' ')) {
    if (line !== '' && start.length + line.length + 1 + word.length > width) flush();
    line = line === '' ? word : `${line} ${word}`;
    while (cut && start.length + line.length > width) {
      const after = line.slice(width - start.length);
      line = line.slice(0, width - start.length);
      flush();
      line = after;
    }
  }
  flush();
  return lines;
}
