/** The commands that read theories: they share nearly all their code, and so a bundle. */
export { explain } from './explain.ts';
export { fmt } from './fmt.ts';
export { help } from './help.ts';
export { infer, repair, weaken } from './infer.ts';
export { addNew } from './new.ts';
export { pages } from './pages.ts';
export { certificates, check, prove } from './prove.ts';
export { compare, statements } from './stated.ts';
export { trust } from './trust.ts';
