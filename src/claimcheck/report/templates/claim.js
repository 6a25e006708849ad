// One claim: its sentence beside its passage, and all that is known of it when it is opened.
const STATES = { contradicted: ["≠", "source differs"], unsourced: ["○", "unsourced"], absent: ["∅", "not found"], unread: ["…", "not read"], supported: ["✓", "supported"] };
const VERDICTS = { contradicted: "the passage states another figure or date", supported: "the passage states the same figures, dates and names", absent: "no passage of this source states it", unread: "this source has not been read here" };
const AGREEMENTS = { agrees: "= agrees", differs: "≠ differs", absent: "∅ not mentioned" };
const SIGNS = { error: "✖", warning: "▲", info: "ℹ" };
const DECISIONS = { accepted: "accepted", rejected: "rejected", "not-a-claim": "not a claim", "no-source-needed": "needs no source" };
const NO_PASSAGE = { unsourced: "No source that a reader can follow.", absent: "No passage of the sources read here states it.", unread: "The source has not been read here.", contradicted: "", supported: "" };

const settling = (finding) => el("p", { class: "fix" }, finding.settle ? `What would settle it: ${finding.settle}. ` : "", `To do: ${finding.fix}.`);

// A finding of a claim can be dismissed there by its fingerprint.
function findingItem(finding, dismissible) {
  const place = finding.place ? `${finding.place[0]}:${finding.place[1]}` : "";
  return el("li", { class: `finding ${finding.severity}`, "data-code": finding.code },
    el("p", {}, el("span", { class: "badge" }, `${SIGNS[finding.severity]} ${finding.severity}`), " ", el("a", { class: "code", href: `#rule-${finding.code}` }, `${finding.code} ${finding.rule}`), " ", finding.message),
    settling(finding),
    el("p", { class: "where" }, place, dismissible ? [place ? " · " : "", "fingerprint "].join("") : "", dismissible ? el("code", {}, finding.fingerprint) : null));
}

function citationItem(citation) {
  const item = el("li", { class: "citation" },
    el("p", {}, el("span", { class: "tag" }, citation.id), " ",
      citation.shown ? safeLink(citation.href || "", el("span", citation.language ? { lang: citation.language } : {}, citation.shown)) : "nothing stands under the heading",
      " ", el("span", { class: "state" }, `${citation.kind}, ${citation.status}; ${citation.reading}`)));
  const rows = [];
  if (citation.raw && citation.raw !== citation.shown) rows.push(["the article has", el("q", citation.language ? { lang: citation.language } : {}, citation.raw.length > 600 ? citation.raw.slice(0, 600) + "…" : citation.raw)]);
  if (citation.steps.length) rows.push(["repaired by", el("ol", {}, ...citation.steps.map(([name, before, after]) => el("li", {}, `${name}: `, el("code", {}, before), " → ", el("code", {}, after))))]);
  if (citation.candidates.length) rows.push(["candidates", el("ol", {}, ...citation.candidates.map(([url, percent, why]) => el("li", {}, safeLink(url, el("code", {}, url)), `, ${percent} %: ${why}`)))]);
  if (citation.chosen && citation.chosen[1]) rows.push([`chosen by ${citation.chosen[0] === "tool" ? "claimcheck" : "a " + citation.chosen[0]}`, citation.chosen[1]]);
  if (citation.printed) rows.push(["printed source", citation.printed.map(([key, text]) => `${key}: ${text}`).join("; ")]);
  if (citation.note) rows.push(["a search that may find it", el("code", {}, citation.note)]);
  if (citation.source) rows.push(...sourceRows(citation.source));
  if (rows.length) item.append(el("dl", { class: "facts" }, ...rows.flatMap(([name, value]) => [el("dt", {}, name), el("dd", {}, value)])));
  return item;
}

function sourceRows(source) {
  const rows = [["saved copy", el("span", {}, el("code", {}, source.path), `, ${source.state}${source.title ? `: ${source.title}` : ""}${source.note ? ` (${source.note})` : ""}`)]];
  const archived = source.other.filter((url) => /^https?:\/\/(web\.archive\.org|archive\.(today|is|ph|li|md|vn|fo))\//.test(url));
  if (archived.length) rows.push(["archive", el("span", {}, ...archived.flatMap((url) => [safeLink(url, url), " "]))]);
  const others = source.other.filter((url) => !archived.includes(url));
  if (others.length) rows.push(["also at", el("span", {}, ...others.flatMap((url) => [safeLink(url, url), " "]))]);
  if (source.tries.length) rows.push(["tries", el("ol", {}, ...source.tries.map(([at, outcome, status, why, url]) => el("li", {}, `${at}: ${outcome}${status ? ` (${status})` : ""}${why ? `, ${why}` : ""} `, el("code", {}, url))))]);
  return rows;
}

function evidencePart(answer, claim, language) {
  const part = el("div", { class: `evidence v-${answer.v}` },
    el("p", { class: "meta" }, el("span", { class: "tag" }, answer.c), ` ${STATES[answer.v][0]} ${VERDICTS[answer.v]}${answer.n ? `, score ${answer.n.toFixed(2)}` : ""}`));
  if (answer.s) part.append(el("p", { class: "again", lang: language }, ...marked(answer.s)));
  if (answer.p && answer !== claim.e[0]) part.append(el("blockquote", { lang: answer.l }, ...marked(answer.p)));
  if (answer.x) part.append(valuesTable(answer.x));
  return part;
}

function valuesTable(rows) {
  return el("table", { class: "values" },
    el("thead", {}, el("tr", {}, ...["", "the article", "the passage", ""].map((head, at) => (head ? el("th", { scope: "col" }, head) : el("td", { "aria-hidden": at === 0 ? "true" : null }))))),
    el("tbody", {}, ...rows.map(([kind, ours, theirs, status]) => el("tr", { class: status }, el("th", { scope: "row" }, kind), el("td", {}, ours), el("td", {}, theirs), el("td", {}, AGREEMENTS[status])))));
}

// What opens under a claim: its paragraph, each source's answer, its findings, its citations.
function detailOf(claim, block, first, language) {
  const detail = el("div", { class: "detail" });
  if (claim.at) {
    const [number, start, end] = claim.at;
    const text = block.paragraphs[number];
    if (end - start < text.length) detail.append(el("p", { class: "paragraph", lang: language }, text.slice(0, start), el("mark", {}, text.slice(start, end)), text.slice(end)));
  }
  if (claim.g && claim.g.length > 90) detail.append(el("p", { class: "meta" }, `Δ ${claim.g}`));
  const facts = [];
  for (const [text, edtf, from] of claim.d) facts.push(el("span", { class: "value" }, `“${text}” is ${edtf}${from ? `, the rest from “${from}”` : ""}`));
  if (facts.length) detail.append(el("p", { class: "meta" }, ...facts));
  if (claim.f.length) detail.append(el("ul", { class: "findings" }, ...claim.f.map((number) => findingItem(block.findings[number], true))));
  for (const answer of claim.e) detail.append(evidencePart(answer, claim, language));
  if (claim.r) detail.append(el("p", { class: "meta" }, claim.r[0] ? `Reviewer’s note: ${claim.r[0]} ` : "", ...claim.r[1].map(([code, note]) => el("span", {}, `${code} dismissed: ${note} `))));
  const cited = first.citations.filter((citation) => claim.c.includes(citation.id));
  if (cited.length) detail.append(el("p", { class: "quiet-head" }, "What it cites"), el("ul", { class: "citations" }, ...cited.map(citationItem)));
  detail.append(el("p", { class: "where" }, `Worth checking ${Math.round(claim.w[0] * 100)} %${claim.w[1].length ? `: ${claim.w[1].join(", ")}` : ""}`));
  return detail;
}

function chips(entry, block, claim) {
  const [sign, word] = STATES[entry[FIELD.state]];
  const made = [el("span", { class: `chip s-${entry[FIELD.state]}` }, `${sign} ${word}`)];
  if (entry[FIELD.standing] !== "current") made.push(el("span", { class: "chip s-suspect" }, `! ${entry[FIELD.standing]}`));
  if (entry[FIELD.review] !== "unreviewed") made.push(el("span", { class: "chip" }, `${DECISIONS[entry[FIELD.review]]}${entry[FIELD.by] ? ` by ${entry[FIELD.by]}` : ""}`));
  if (claim.g) made.push(el("span", { class: "chip s-changed" }, `Δ ${claim.g.length > 90 ? `${claim.g.slice(0, 90)}…` : claim.g}`));
  for (const code of entry[FIELD.codes]) {
    const finding = claim.f.map((number) => block.findings[number]).find((item) => item.code === code);
    made.push(el("a", { class: `code ${finding ? finding.severity : ""}`, href: `#rule-${code}` }, `${finding ? SIGNS[finding.severity] + " " : ""}${code}${finding ? " " + finding.rule : ""}`));
  }
  return made;
}

function claimRow(article, entry, claim, block) {
  const anchor = `${article.id}--${entry[FIELD.id]}`;
  const answer = claim.e[0];
  const state = entry[FIELD.state];
  const theirs = answer && answer.p
    ? el("div", { class: "theirs" }, answer.v === "absent" ? el("p", { class: "where" }, "∅ Not found; the nearest passage states too little of it:") : null, el("p", { lang: answer.l }, ...marked(answer.p)))
    : el("div", { class: "theirs none" }, el("p", {}, `${STATES[state][0]} ${NO_PASSAGE[state]}`));
  const urgent = claim.f.map((number) => block.findings[number]).filter((finding) => finding.severity === "error" && finding.code !== "CC101");
  const row = el("li", { class: `claim s-${state}`, id: anchor, tabindex: "-1", "data-state": state, "data-codes": entry[FIELD.codes].join(" "), "data-line": claim.line ? claim.line.join(":") : null, "data-path": article.path },
    el("div", { class: "spread" }, el("div", { class: "ours" }, el("p", { lang: article.language }, ...marked(claim.s))), theirs),
    ...urgent.map((finding) => el("p", { class: "urgent" }, `${SIGNS.error} ${finding.message}`)),
    el("div", { class: "meta" }, ...chips(entry, block, claim),
      claim.line ? el("button", { type: "button", class: "link edit", "aria-label": `open ${article.path} at line ${claim.line[0]} in the editor` }, `${article.path}:${claim.line[0]}`) : null,
      el("a", { class: "permalink", href: `#${anchor}`, "aria-label": `link to claim ${entry[FIELD.id]}` }, entry[FIELD.id]),
      el("button", { type: "button", class: "link open", "aria-expanded": "false", "aria-label": `evidence and findings of claim ${entry[FIELD.id]}` }, "more")));
  return row;
}

function articleHead(article, first, bare) {
  const head = el("div", { class: "head" },
    el("h3", { lang: article.language, id: article.id, tabindex: "-1" }, article.title),
    el("p", { class: "where" }, `${article.path}, ${article.claims.length} claim${article.claims.length === 1 ? "" : "s"}`));
  if (first.citations.length) {
    const summary = `Sources it gives: ${first.citations.map((citation) => `${citation.id} ${citation.reading}`).slice(0, 6).join(", ")}${first.citations.length > 6 ? ", …" : ""}`;
    const details = el("details", {}, el("summary", {}, summary));
    details.addEventListener("toggle", () => { if (details.open && details.children.length === 1) details.append(el("ul", { class: "citations" }, ...first.citations.map(citationItem))); });
    head.append(details);
  } else head.append(el("p", { class: "where" }, "It gives no sources."));
  if (first.about.length && !bare) head.append(el("ul", { class: "findings" }, ...first.about.map((finding) => findingItem(finding, false))));
  return head;
}

function cardPart(card) {
  const { finding } = card;
  return el("section", { class: `card ${finding.severity}`, "aria-label": `${finding.code} ${finding.rule}` },
    el("p", { class: "card-head" }, el("span", { class: "badge" }, `${SIGNS[finding.severity]} ${finding.severity}`), " ", el("a", { class: "code", href: `#rule-${finding.code}` }, `${finding.code} ${finding.rule}`), ` · ${card.title}${card.kind ? ` · ${card.kind}` : ""}`),
    el("p", { class: "card-what" }, finding.message),
    el("div", { class: "parties" }, ...card.parties.map(([who, anchor, language, pieces]) => el("div", { class: "party" },
      el("p", { class: "where" }, anchor ? el("a", { href: `#${anchor}` }, who) : who), el("p", { lang: language }, ...marked(pieces))))),
    settling(finding));
}
