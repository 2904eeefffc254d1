// SPDX-License-Identifier: Apache-2.0
#include "reports/html_style.h"

#include "reports/markup.h"

namespace reports {

namespace {

constexpr const char* kStyle = R"(
body { font: 15px/1.6 "Noto Sans CJK SC", "Source Han Sans SC", "Microsoft YaHei", "WenQuanYi Zen Hei", sans-serif;
  color: #1d232b; max-width: 62rem; margin: 0 auto; padding: 1.2rem; }
h1 { font-size: 1.6rem; margin: .5rem 0; } h3 { font-size: .95rem; margin: .8rem 0 .2rem; color: #3c4650; }
p { margin: .3rem 0; overflow-wrap: anywhere; } .quiet { color: #5a6570; font-size: .88rem; }
table { border-collapse: collapse; margin: .4rem 0; font-size: .88rem; width: 100%; }
th, td { border: 1px solid #d5dae0; padding: .2rem .5rem; text-align: left; vertical-align: top; overflow-wrap: anywhere; }
th { background: #f1f4f7; font-weight: 600; } .facts th { width: 12rem; } .number { text-align: right; }
form { position: sticky; top: 0; background: #fff; display: flex; gap: 1rem; flex-wrap: wrap; padding: .6rem 0;
  border-bottom: 1px solid #d5dae0; }
details { border: 1px solid #d5dae0; border-left-width: .4rem; border-radius: .3rem; margin: .4rem 0; padding: .3rem .8rem; }
.violation { border-left-color: #b3261e; } .suspicion { border-left-color: #d98c00; } .notice { border-left-color: #3f7cc4; }
summary { cursor: pointer; overflow-wrap: anywhere; } summary span { color: #5a6570; } .part { margin-top: 1rem; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: .1rem .8rem; margin: .4rem 0; font-size: .9rem; }
dt { color: #5a6570; } dd { margin: 0; overflow-wrap: anywhere; } svg { width: 100%; height: auto; }
@media print { form { display: none; } body { font-size: 10pt; max-width: none; } tr { break-inside: avoid; } }
)";

constexpr const char* kScript = R"(
const form = document.getElementById("filters");
if (form) {
  const all = [...document.querySelectorAll(".finding")];
  const words = all.map(one => one.textContent.toLowerCase());
  const show = () => {
    const value = name => document.getElementById(name).value;
    const wanted = value("words").trim().toLowerCase();
    let count = 0;
    all.forEach((one, i) => {
      const fits = ["severity", "topic", "outlet"].every(name => !value(name) || one.dataset[name] === value(name))
        && (!wanted || words[i].includes(wanted));
      one.hidden = !fits;
      count += fits ? 1 : 0;
    });
    document.getElementById("shown").textContent = count + " / " + all.length;
  };
  form.addEventListener("input", show);
  form.addEventListener("submit", event => event.preventDefault());
  show();
}
)";

}  // namespace

std::string page_html(const std::string& title, const std::string& body, audit::Language language)
{
    return std::string("<!DOCTYPE html>\n<html lang=\"") + (language == audit::Language::zh ? "zh-CN" : "en") +
           "\">\n<head>\n<meta charset=\"utf-8\">\n"
           "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'; "
           "script-src 'unsafe-inline'\">\n"
           "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>" +
           escaped(title) + "</title>\n<style>" + kStyle + "</style>\n</head>\n<body>\n" + body + "<script>" + kScript +
           "</script>\n</body>\n</html>\n";
}

}  // namespace reports
