/** Style of the report: system fonts for Chinese, readable on paper and screen, light and dark. */
export const STYLE = `
:root{--ink:#1d2733;--soft:#5c6b7a;--line:#dfe5ea;--paper:#fff;--band:#f5f7f9;--accent:#2f6f8f;--up:#b3402a;--down:#2c7a4b}
@media(prefers-color-scheme:dark){:root{--ink:#e6ebf0;--soft:#9aa8b5;--line:#33404c;--paper:#151b21;--band:#1c242c;--accent:#6fb3d2;--up:#f08a72;--down:#7cc796}}
*{box-sizing:border-box}
body{margin:0;background:var(--paper);color:var(--ink);font:15px/1.65 "PingFang SC","Noto Sans CJK SC","Source Han Sans SC","Microsoft YaHei","WenQuanYi Zen Hei",sans-serif}
header,main,footer{max-width:1080px;margin:0 auto;padding:0 24px}
header{padding-top:36px}h1{font-size:28px;margin:0}header p,footer,.about{color:var(--soft)}
h2{font-size:19px;margin:40px 0 2px;border-left:4px solid var(--accent);padding-left:10px}.about{margin:0 0 12px;font-size:13px}
.cards{display:grid;grid-template-columns:repeat(auto-fit,minmax(130px,1fr));gap:12px;margin-top:24px}
.cards div{background:var(--band);border-radius:8px;padding:14px 16px}.cards b{display:block;font-size:26px;line-height:1.2;font-variant-numeric:tabular-nums}.cards span{color:var(--soft);font-size:13px}
table{border-collapse:collapse;width:100%;font-size:14px}th{text-align:left;color:var(--soft);font-weight:500;border-bottom:2px solid var(--line)}
th,td{padding:7px 10px;vertical-align:top}td{border-bottom:1px solid var(--line)}tbody tr:hover{background:var(--band)}
.value{white-space:nowrap;font-variant-numeric:tabular-nums}.value.up b{color:var(--up)}.value.down b{color:var(--down)}.from{color:var(--soft)}
.number{text-align:right;font-variant-numeric:tabular-nums}small{display:block;color:var(--soft);font-size:12px}
mark{background:#ffe49a;color:#1d2733;padding:0 2px;border-radius:2px}.quote{min-width:320px}
svg{max-width:100%;height:auto;font-size:13px}svg rect{fill:var(--accent)}svg text{fill:var(--ink)}svg .label{text-anchor:end}
details{font-size:12px;color:var(--soft)}details p{margin:2px 0}.none{color:var(--soft)}footer{padding-top:32px;padding-bottom:40px;font-size:13px}
`.trim();
