/** What is to be done when we end: of ourselves, or because somebody wants it. A signal ends us all the same, as its sender can see. */
const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP', 'SIGQUIT'] as const;
const tasks = new Set<() => void>();

export function atTheEnd(task: () => void): void {
  if (tasks.size === 0) {
    process.on('exit', doAll);
    for (const signal of SIGNALS)
      process.once(signal, () => {
        doAll();
        process.kill(process.pid, signal);
      });
  }
  tasks.add(task);
}
function doAll(): void {
  for (const task of tasks) task();
}
