/** A report as text, as JSON and as a page of HTML that needs nothing else. */
import type { Report, Status } from './report.ts';

const CAUTION =
  'Computed with rigorous bounds from the exact entries, not checked by the kernel. What is not proved here is not thereby false.';

const headline = ({ file, tensor, orientation, findings: { n, d } }: Report): string =>
  `${file}: ${tensor}, ${d} features of length ${n} (each ${orientation})`;

const certifiedText = ({ certified: { twoK, kPlusOne } }: Report): string =>
  `certified: k = ${twoK} for spark(W) > 2k (5.2), k = ${kPlusOne} for spark(W) > k+1 (5.2⁺)`;

export function reportText(report: Report, paint: (status: Status, text: string) => string): string {
  const lines = report.lines.flatMap(({ status, statement, detail }) => [
    `  ${paint(status, status.padEnd(12))} ${statement}`,
    `  ${' '.repeat(12)} ${detail}`,
  ]);
  return `${[headline(report), ...lines, certifiedText(report), CAUTION].join('\n')}\n`;
}

/** bigints are written as decimal strings. */
export function reportJson(report: Report): string {
  return `${JSON.stringify({ ...report, caution: CAUTION }, (_, value) => (typeof value === 'bigint' ? value.toString() : value), 2)}\n`;
}

const escaped = (text: string): string => text.replace(/[&<>"']/g, (c) => `&#${c.charCodeAt(0)};`);

export function reportHtml(report: Report): string {
  const rows = report.lines.map(
    ({ status, statement, detail }) =>
      `<tr><td class="${status}">${status}</td><td>${escaped(statement)}<br><small>${escaped(detail)}</small></td></tr>`,
  );
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>${escaped(`Audit of ${report.file}`)}</title>
<style>
body { font: 16px/1.5 system-ui, sans-serif; max-width: 60rem; margin: 2rem auto; padding: 0 1rem; color: #222; background: #fff }
td { padding: .3rem .8rem .3rem 0; vertical-align: top; border-top: 1px solid #ddd } small { color: #555 }
.proved { color: #176b2c } .refuted { color: #a11 } .undetermined { color: #8a5a00 } .measured { color: #555 } rect { fill: #36648b }
</style></head><body>
<h1>Audit of a decoder</h1>
<p>${escaped(headline(report))}</p>
<p><strong>${escaped(certifiedText(report))}</strong></p>
<table>
${rows.join('\n')}
</table>
<h2>Coherence of all pairs</h2>
${histogram(report)}
<p><small>${escaped(CAUTION)}</small></p>
</body></html>
`;
}

/** The bars on a logarithmic scale, so that the few largest are seen. */
function histogram({ findings }: Report): string {
  const bars = findings.histogram;
  const tallest = Math.log1p(bars.reduce((most, { pairs }) => Math.max(most, pairs), 1));
  const [width, height] = [12, 200];
  const drawn = bars.map(({ from, pairs }, k) => {
    const tall = (Math.log1p(pairs) / tallest) * height;
    const title = `|cos| from ${from.toFixed(3)}: ${pairs} pairs`;
    return `<rect x="${k * width}" y="${(height - tall).toFixed(1)}" width="${width - 1}" height="${tall.toFixed(1)}"><title>${title}</title></rect>`;
  });
  const ticks = bars.flatMap(({ from }, k) =>
    k % 8 === 0 ? [`<text x="${k * width}" y="${height + 16}" font-size="11">${from.toFixed(2)}</text>`] : [],
  );
  return `<svg viewBox="0 0 ${bars.length * width} ${height + 20}" role="img" aria-label="how many pairs of columns have which |cos|, logarithmic">
${[...drawn, ...ticks].join('\n')}
</svg>`;
}
