"""How a page looks: on a screen in light and dark, on A4 paper, without an address or a script."""

from __future__ import annotations

STYLE = """
:root{color-scheme:light dark;--ink:#1b1f24;--faint:#57606a;--line:#c4cad1;--paper:#fff;
--shade:#f3f5f7;--link:#0b57a4}
@media (prefers-color-scheme:dark){:root{--ink:#e4e7eb;--faint:#a5adb8;--line:#4a525c;
--paper:#16191d;--shade:#22272e;--link:#7db5f0}}
*{box-sizing:border-box}
html{-webkit-text-size-adjust:100%}
body{margin:0 auto;padding:24px 20px 64px;max-width:1080px;background:var(--paper);
color:var(--ink);font:16px/1.7 "Noto Sans CJK SC","Source Han Sans SC","PingFang SC",
"Microsoft YaHei","Noto Sans",sans-serif}
h1{font-size:1.6em;line-height:1.35;margin:.2em 0 .5em}
h2{font-size:1.25em;margin:2em 0 .4em;padding-bottom:.2em;border-bottom:2px solid var(--line)}
h3{font-size:1.05em;margin:1.2em 0 .2em}
p{margin:.3em 0}
header p{color:var(--faint)}
header .kind{color:var(--ink);letter-spacing:.2em}
nav ol{display:flex;flex-wrap:wrap;gap:.2em 1.4em;list-style:none;margin:1em 0 0;padding:0}
a{color:var(--link)}
section>p{color:var(--faint)}
ul,ol{margin:.2em 0;padding-left:2.2em}
code{color:var(--faint);font:.78em/1.4 ui-monospace,"Noto Sans Mono CJK SC",monospace;
overflow-wrap:anywhere}
.frame{overflow-x:auto;margin:.8em 0}
table{border-collapse:collapse;min-width:min(100%,44em);font-size:.92em;line-height:1.5}
caption{text-align:left;color:var(--faint);padding-bottom:.3em}
th,td{border-bottom:1px solid var(--line);padding:4px 10px;text-align:left;vertical-align:top;
min-width:3.2em}
thead th,thead td{background:var(--shade);vertical-align:bottom}
tbody th{font-weight:600;min-width:7em}
.matrix tbody th{min-width:5em}
tbody th.short{min-width:3.2em}
thead th{word-break:keep-all}
.short{white-space:nowrap}
figure{margin:1em 0}
#brief details{font-size:.85em}
.number,thead .number{text-align:right;font-variant-numeric:tabular-nums}
.matrix th,.matrix td{border:1px solid var(--line);padding:4px 6px;min-width:2.1em}
.matrix .tall{writing-mode:vertical-rl;text-align:left;vertical-align:bottom;
padding:6px 4px;font-weight:400;line-height:1.2}
.count{text-align:center;font-variant-numeric:tabular-nums}
.why{white-space:nowrap;min-width:7em}
.why blockquote{white-space:normal;min-width:16em}
summary{cursor:pointer;color:var(--link)}
blockquote{margin:.3em 0 .5em;padding-left:.7em;border-left:3px solid var(--line);
overflow-wrap:anywhere}
small{color:var(--faint)}
a:focus-visible,summary:focus-visible,.frame:focus-visible{outline:2px solid var(--link);
outline-offset:2px}
@page{size:A4;margin:18mm 15mm 16mm}
@media print{
:root{color-scheme:light;--ink:#000;--faint:#333;--line:#999;--paper:#fff;--shade:#eee;
--link:#000}
body{padding:0;max-width:none;font-size:10.5pt;line-height:1.5;
font-family:"FangSong_GB2312","仿宋_GB2312","FangSong","Noto Serif CJK SC",serif}
h1,h2,h3,thead th{font-family:"SimHei","黑体","Noto Sans CJK SC",sans-serif}
nav,#brief details,main details blockquote{display:none}
summary{list-style:none}
.frame{overflow:visible}
table{width:100%;font-size:9pt}
th,td,tbody th{padding:2px 4px;min-width:0}
.matrix tbody th{min-width:4em}
.why{white-space:normal;min-width:0}
thead{display:table-header-group}
tr,blockquote,li,figure{break-inside:avoid}
h2,h3,caption{break-after:avoid}
.count{print-color-adjust:exact;-webkit-print-color-adjust:exact}
}
""".strip()
