/** Style of the report: system fonts for Chinese, readable on paper, a screen and a telephone, light and dark. */
export const STYLE = `
:root{--ink:#1d2733;--soft:#5c6b7a;--line:#dfe5ea;--paper:#fff;--band:#f4f7f9;--accent:#2f6f8f;--bad:#b3402a;--good:#237a45}
@media(prefers-color-scheme:dark){:root{--ink:#e6ebf0;--soft:#9aa8b5;--line:#33404c;--paper:#151b21;--band:#1c242c;--accent:#6fb3d2;--bad:#f08a72;--good:#7cc796}}
*{box-sizing:border-box}html{scroll-behavior:smooth}
body{margin:0;background:var(--paper);color:var(--ink);font:15px/1.65 "PingFang SC","Noto Sans CJK SC","Source Han Sans SC","Microsoft YaHei","WenQuanYi Zen Hei",sans-serif;overflow-wrap:anywhere}
header,main,footer{max-width:1180px;margin:0 auto;padding:0 24px}
header{padding-top:36px}h1{font-size:30px;line-height:1.3;margin:0}header p,footer,.about,.soft{color:var(--soft)}header p{margin:4px 0 12px}
nav{display:flex;flex-wrap:wrap;gap:6px 18px;border-bottom:1px solid var(--line);padding-bottom:10px}nav a{color:var(--accent);text-decoration:none}nav a:hover{text-decoration:underline}
h2{font-size:20px;margin:44px 0 4px;border-left:4px solid var(--accent);padding-left:10px}h3{font-size:16px;margin:0}.about{margin:0 0 12px;font-size:13px}
code{background:var(--band);border-radius:4px;padding:1px 5px;font-size:12px}
.cards{display:grid;grid-template-columns:repeat(auto-fit,minmax(120px,1fr));gap:12px;margin-top:20px}
.cards div{background:var(--band);border-radius:10px;padding:14px 16px}.cards b{display:block;font-size:26px;line-height:1.2;font-variant-numeric:tabular-nums}.cards span{color:var(--soft);font-size:13px}
.charts{display:grid;grid-template-columns:repeat(auto-fit,minmax(300px,1fr));gap:28px 36px;margin-top:12px}
.bars{list-style:none;margin:0;padding:0;font-size:13px}.bars li{display:grid;grid-template-columns:minmax(0,10em) 1fr 4em;gap:8px;align-items:center;padding:2px 0}
.bars span{overflow:hidden;text-overflow:ellipsis;white-space:nowrap;text-align:right}.bars small{display:inline;margin-left:4px;font-size:10px}.bars u{display:block;height:14px;background:var(--accent);border-radius:3px;opacity:.85}.bars b{font-weight:500;font-variant-numeric:tabular-nums}
table{border-collapse:collapse;width:100%;font-size:14px}th{text-align:left;color:var(--soft);font-weight:500;border-bottom:2px solid var(--line);background:var(--paper);position:sticky;top:0}
th,td{padding:8px 10px;vertical-align:top}td{border-bottom:1px solid var(--line)}tbody tr:hover{background:var(--band)}
@media(min-width:721px){.figures .holder{width:17%}.figures .indicator{width:15%}.figures .value{width:20%}}
.value{font-variant-numeric:tabular-nums}.value b{font-size:16px}.good b,.key.good{color:var(--good)}.bad b,.key.bad{color:var(--bad)}.from{color:var(--soft)}.key{margin-right:10px}
.bar{display:block;position:relative;height:5px;max-width:170px;margin-top:5px;background:var(--line);border-radius:3px}.bar u{position:absolute;left:0;top:0;height:5px;border-radius:3px;background:var(--accent)}.good .bar u{background:var(--good)}.bad .bar u{background:var(--bad)}.bar s{position:absolute;top:-3px;width:2px;height:11px;background:var(--ink)}
.number{text-align:right;font-variant-numeric:tabular-nums;white-space:nowrap}small{display:block;color:var(--soft);font-size:12px}
mark{background:#ffe49a;color:#1d2733;padding:0 2px;border-radius:2px}
input[type=search]{width:100%;max-width:420px;margin:0 0 12px;padding:8px 12px;border:1px solid var(--line);border-radius:8px;background:var(--paper);color:var(--ink);font:inherit}
details{font-size:12px;color:var(--soft)}details p{margin:2px 0}.none{color:var(--soft)}.failed{padding-left:20px}footer{padding-top:32px;padding-bottom:40px;font-size:13px}
@media(max-width:720px){header,main,footer{padding-left:16px;padding-right:16px}.cards{grid-template-columns:repeat(3,1fr);gap:8px}.cards div{padding:10px}.cards b{font-size:20px}
thead{display:none}tr{display:block;padding:10px 0;border-bottom:1px solid var(--line)}td{display:block;width:auto;border:0;padding:1px 0}.holder{font-weight:600}.quote{margin-top:4px;font-size:13px}.number{text-align:left}td[data-label]:not(:empty)::before{content:attr(data-label) " ";color:var(--soft)}}
@media print{nav,input{display:none}th{position:static}}
`.trim();

/** A box above each table that leaves the rows in which the words stand; without scripts the page lacks nothing else. */
export const FILTER = `
for(const table of document.querySelectorAll("table")){const rows=[...table.tBodies[0].rows];if(rows.length<8)continue
const box=document.createElement("input");box.type="search";box.placeholder="筛选：地名、机构、指标……";box.setAttribute("aria-label","筛选")
box.oninput=()=>{const words=box.value.split(/\\s+/);for(const row of rows)row.hidden=!words.every(word=>row.textContent.includes(word))}
table.before(box)}
`.trim();
