/** How statements are called in reports for people. What tools read has names and titles whole. */
import { brief } from '../syntax/printable.ts';
import type { Verdict } from '../verdict/verdict.ts';
import type { Style } from './style.ts';

type Called = Pick<Verdict, 'name' | 'title'>;

/** The title, if it says anything besides the name. */
export const titleOf = ({ name, title }: Called): string | undefined => (title === undefined || title === name ? undefined : brief(title));

/** `5.2`, or the title of what has no label. */
export const nameOf = ({ name }: Pick<Called, 'name'>): string => brief(name);

/** `paper.dictionary:5.2 sparse dictionaries`, or what there is of it. */
export function headed(v: Pick<Verdict, 'theory' | 'name' | 'title'>, style: Style): string {
  const title = titleOf(v);
  return `${style.bold(`${brief(v.theory)}:${nameOf(v)}`)}${title === undefined ? '' : ` ${title}`}`;
}
