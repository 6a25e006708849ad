// The page: address, keys, theme, printing.
const root = document.documentElement;
const CARDS = 6;
let current = null;

// ---- what is remembered in this browser, where it lets a file remember anything
const remember = (name, value) => { try { localStorage.setItem(`claimcheck-${name}`, value); } catch { /* it does not */ } };
const recall = (name) => { try { return localStorage.getItem(`claimcheck-${name}`); } catch { return null; } };

const isDark = () => (root.dataset.theme ? root.dataset.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches);
function setTheme(theme) {
  if (theme === "dark" || theme === "light") root.dataset.theme = theme;
  byId("theme").textContent = isDark() ? "Light" : "Dark";
}
function switchTheme() { setTheme(isDark() ? "light" : "dark"); remember("theme", root.dataset.theme); }

function tell(words) {
  byId("told").textContent = words;
  clearTimeout(tell.timer);
  tell.timer = setTimeout(() => { byId("told").textContent = ""; }, 4000);
}
const copy = (text) => (navigator.clipboard ? navigator.clipboard.writeText(text) : Promise.reject()).then(() => tell(`copied ${text}`), () => tell(text));

// ---- editors: the file's place is worked out from the page's own, so that no path of a machine stands in it
const EDITORS = {
  vscode: (path, line) => `vscode://file${path}:${line}`,
  cursor: (path, line) => `cursor://file${path}:${line}`,
  zed: (path, line) => `zed://file${path}:${line}`,
  idea: (path, line) => `idea://open?file=${path}&line=${line.split(":")[0]}`,
  txmt: (path, line) => `txmt://open?url=file://${path}&line=${line.split(":")[0]}`,
  subl: (path, line) => `subl://open?url=file://${path}&line=${line.split(":")[0]}`,
};
function openEditor(row) {
  const { path, line } = row.dataset;
  if (!line) return;
  const editor = EDITORS[byId("editor").value];
  if (!editor || location.protocol !== "file:" || !root.dataset.root) { copy(`${path}:${line}`); return; }
  const place = new URL(`${root.dataset.root}/${path.split("/").map(encodeURIComponent).join("/")}`, location.href);
  location.href = editor(place.pathname, line);
  tell(`${path}:${line}`);
}

// ---- claims
async function toggle(row, open) {
  const button = row.querySelector("button.open");
  let detail = row.querySelector(".detail");
  if (!detail) {
    const [article, number] = row.dataset.at.split(",").map(Number);
    const block = await load(blockOf(article, number));
    const first = await load(blockOf(article, 0));
    if (row.querySelector(".detail")) return;
    detail = detailOf(block.claims[number % BLOCK], block, first, index.articles[article].language);
    detail.hidden = true;
    row.append(detail);
  }
  detail.hidden = open === undefined ? !detail.hidden : !open;
  button.setAttribute("aria-expanded", String(!detail.hidden));
  button.textContent = detail.hidden ? "more" : "less";
}

function focusRow(row) {
  if (!row) return;
  current = row;
  row.focus({ preventScroll: true });
  row.scrollIntoView({ block: "nearest" });
}

async function step(by) {
  const list = [...byId("list").querySelectorAll(".claim")];
  const at = current && current.isConnected ? list.indexOf(current) : by > 0 ? -1 : 0;
  if (by > 0 && at === list.length - 1 && shownTo < items.length) { await grow(false); return step(by); }
  if (by < 0 && at === 0 && shownFrom > 0) { await grow(true); return step(by); }
  return focusRow(list[Math.min(Math.max(at + by, 0), list.length - 1)]);
}

// Shows a claim or an article by its anchor, whatever is filtered.
async function reveal(anchor) {
  const [articleId, claimId] = anchor.split("--");
  const article = index.articles.findIndex((item) => item.id === articleId);
  if (article < 0) return false;
  const number = claimId === undefined ? undefined : index.articles[article].claims.findIndex((entry) => entry[FIELD.id] === claimId);
  if (number === -1) return false;
  const find = () => items.findIndex((item) => item[0] === article && item[1] === number);
  if (find() < 0) { empty(); await show(); }
  const at = find();
  if (at < shownFrom || at >= shownTo) await show(at);
  const target = byId(anchor);
  if (!target) return false;
  if (number === undefined) { target.focus({ preventScroll: true }); target.scrollIntoView({ block: "start" }); return true; }
  await toggle(target, true);
  current = target;
  target.focus({ preventScroll: true });
  target.scrollIntoView({ block: "start" });
  return true;
}

// ---- the address
const empty = () => { for (const field of Object.values(fields)) field.value = ""; };
function write() {
  const filter = wanted();
  history.replaceState(null, "", Object.keys(filter).length ? `#?${new URLSearchParams(filter)}` : location.pathname + location.search);
}
async function read() {
  let hash = location.hash.slice(1);
  if (!hash.startsWith("?")) {
    try { hash = decodeURIComponent(hash); } catch { /* as it stands */ }
    if (hash && await reveal(hash)) return;
    if (!items.length) await show();
    return;
  }
  empty();
  for (const [name, value] of new URLSearchParams(hash.slice(1))) if (Object.hasOwn(fields, name)) fields[name].value = value;
  await show();
  byId("articles").scrollIntoView();
}
const changed = () => { current = null; write(); return show(); };

// ---- keys
const KEYS = {
  j: () => step(1), k: () => step(-1), "/": () => fields.q.focus(), "?": () => byId("keys").showModal(), t: switchTheme,
  c: () => byId("filters").reset(), g: () => scrollTo({ top: 0 }),
  o: () => current && toggle(current), Enter: () => current && document.activeElement === current && toggle(current),
  e: () => current && openEditor(current), l: () => current && copy(`${location.href.split("#")[0]}#${current.id}`),
  u: () => { fields.sort.value = fields.sort.value ? "" : "urgent"; return changed(); },
};
Object.keys(STATES).forEach((state, at) => { KEYS[String(at + 1)] = () => { fields.state.value = fields.state.value === state ? "" : state; return changed(); }; });

function onKey(event) {
  if (event.key === "Escape" && document.activeElement === fields.q) { fields.q.blur(); return; }
  if (event.ctrlKey || event.metaKey || event.altKey || byId("keys").open) return;
  // a field of the panel that was just closed has the focus until the next frame
  if (/^(?:INPUT|SELECT|TEXTAREA)$/.test(event.target.tagName) && !event.target.closest("dialog")) return;
  if (event.key === "Enter" && document.activeElement !== current) return;
  const act = Object.hasOwn(KEYS, event.key) && KEYS[event.key];
  if (act) { event.preventDefault(); act(); }
}

function onClick(event) {
  const row = event.target.closest(".claim");
  if (!row) return;
  current = row;
  if (event.target.closest("button.open")) toggle(row);
  else if (event.target.closest("button.edit")) openEditor(row);
}

// Pointing at one word of a pair shows the other.
function onPoint(event) {
  for (const lit of document.querySelectorAll(".lit")) lit.classList.remove("lit");
  const word = event.target.closest && event.target.closest("[data-n]");
  const row = word && word.closest(".claim");
  if (row) for (const other of row.querySelectorAll(`[data-n="${word.dataset.n}"]`)) other.classList.add("lit");
}

// ---- paper: every claim that the filters leave; where they are too many to print at once, the articles, and how to print each
const PRINTED = 5000;
function toPaper() {
  const claims = items.filter((item) => item.length > 1);
  const filters = Object.keys(wanted()).map((name) => `${fields[name].closest("label").firstChild.textContent.trim()}: ${fields[name].selectedOptions ? fields[name].selectedOptions[0].textContent : fields[name].value}`);
  root.dataset.paper = claims.length > PRINTED ? "index" : "whole";
  byId("paper").replaceChildren(el("p", {}, `${byId("shown").textContent}${filters.length ? `. ${filters.join("; ")}` : ""}`));
  if (claims.length <= PRINTED) return showAll();
  const counts = new Map();
  for (const [article] of claims) counts.set(article, (counts.get(article) || 0) + 1);
  byId("paper").append(
    el("p", {}, `These are too many claims to print at once (more than ${PRINTED}). Here are their articles: choose one in the filter and print it, or run “claimcheck report --split” for a page an article, each of which prints whole.`),
    el("table", {}, el("tbody", {}, ...[...counts].map(([article, count]) => el("tr", {}, el("th", { scope: "row" }, index.articles[article].title), el("td", {}, `${count} claims`))))));
  return undefined;
}

async function showCards() {
  const cards = await load("data-cards");
  const box = byId("cards");
  byId("cards-section").hidden = !cards.length;
  const more = () => {
    const from = box.children.length;
    box.append(...cards.slice(from, from ? from + 60 : CARDS).map(cardPart));
    byId("more-cards").hidden = box.children.length >= cards.length;
    byId("more-cards").textContent = `Show ${Math.min(60, cards.length - box.children.length)} more of ${cards.length}`;
  };
  byId("more-cards").addEventListener("click", more);
  more();
}

async function start() {
  byId("theme").hidden = byId("keys-button").hidden = false;
  setTheme(recall("theme"));
  byId("theme").addEventListener("click", switchTheme);
  byId("keys-button").addEventListener("click", () => byId("keys").showModal());
  if (recall("editor")) byId("editor").value = recall("editor");
  byId("editor").addEventListener("change", () => remember("editor", byId("editor").value));
  if (!byId("filters")) { root.dataset.ready = "true"; return; }
  index = await load("data-index");
  byId("filters").hidden = false;
  let typing = 0;
  byId("filters").addEventListener("input", () => { clearTimeout(typing); typing = setTimeout(changed, 120); });
  byId("filters").addEventListener("submit", (event) => event.preventDefault());
  byId("filters").addEventListener("reset", () => setTimeout(changed));
  byId("clear").addEventListener("click", () => byId("filters").reset());
  byId("later").addEventListener("click", () => grow(false));
  byId("earlier").addEventListener("click", () => grow(true));
  new IntersectionObserver((seen) => { if (seen.some((item) => item.isIntersecting) && !byId("later").hidden) grow(false); }, { rootMargin: "800px" }).observe(byId("later"));
  byId("list").addEventListener("click", onClick);
  byId("list").addEventListener("focusin", (event) => { current = event.target.closest(".claim") || current; });
  byId("list").addEventListener("pointerover", onPoint);
  addEventListener("keydown", onKey);
  addEventListener("hashchange", read);
  addEventListener("beforeprint", toPaper);
  await read();
  await showCards();
  root.dataset.ready = "true";
}
start();
