// The list: which claims are shown, in which order, a stretch of them at a time.
const PAGE = 60;
const fields = Object.fromEntries(["state", "code", "article", "by", "change", "from", "to", "sort"].map((name) => [name, byId(`f-${name}`)]).filter(([, field]) => field));
fields.q = byId("q");
let index = null;
let items = [];   // [article number, claim number], or [article number] for an article's head
let shownFrom = 0;
let shownTo = 0;
let turn = 0;     // of the last call: what an earlier one brings comes too late
const texts = new Map();

const wanted = () => Object.fromEntries(Object.entries(fields).map(([name, field]) => [name, field.value.trim()]).filter(([, value]) => value));

function day(text, last) {
  const found = /^(-?\d{1,6})(?:-(\d\d))?(?:-(\d\d))?$/.exec(text);
  return found ? Number(found[1]) * 10000 + Number(found[2] || (last ? 12 : 0)) * 100 + Number(found[3] || (last ? 31 : 0)) : null;
}

// Whether a claim passes the filters that its entry of the index can tell.
function passes(filter) {
  const from = filter.from ? day(filter.from, false) : null;
  const to = filter.to ? day(filter.to, true) : null;
  return (entry) => (!filter.state || entry[FIELD.state] === filter.state)
    && (!filter.code || (filter.code === "any" ? entry[FIELD.codes].length > 0 : entry[FIELD.codes].includes(filter.code)))
    && (!filter.by || (filter.by === "suspect" ? entry[FIELD.standing] === "suspect" : filter.by.startsWith("by:") ? entry[FIELD.by] === filter.by.slice(3) : entry[FIELD.review] === filter.by))
    && (!filter.change || (filter.change === "any" ? entry[FIELD.change] !== undefined : entry[FIELD.change] === filter.change))
    && (from === null || (entry[FIELD.last] !== null && entry[FIELD.last] >= from))
    && (to === null || (entry[FIELD.first] !== null && entry[FIELD.first] <= to));
}

async function textsOf(article) {
  if (!texts.has(article)) {
    const found = [];
    const { claims } = index.articles[article];
    for (let at = 0; at === 0 || at < claims.length; at += BLOCK) {
      const block = await load(blockOf(article, at));
      for (const [offset, claim] of block.claims.entries()) {
        const findings = claim.f.map((number) => `${block.findings[number].code} ${block.findings[number].rule} ${block.findings[number].message}`);
        found.push([plain(claim.s), ...claim.e.map((answer) => (answer.p ? plain(answer.p) : "")), ...findings, ...claim.d.map((item) => item[1]), claims[at + offset][FIELD.id], claim.r ? claim.r[0] : ""].join("\n").toLowerCase());
      }
    }
    texts.set(article, found);
  }
  return texts.get(article);
}

const ORDERS = {
  urgent: (a, b) => entryOf(b)[FIELD.impact] - entryOf(a)[FIELD.impact],
  date: (a, b) => (entryOf(a)[FIELD.first] ?? 1e12) - (entryOf(b)[FIELD.first] ?? 1e12),
  score: (a, b) => entryOf(a)[FIELD.score] - entryOf(b)[FIELD.score],
};
const entryOf = ([article, number]) => index.articles[article].claims[number];

async function select(filter, mine) {
  const fits = passes(filter);
  const words = (filter.q || "").toLowerCase().split(/\s+/).filter(Boolean);
  const narrowed = Object.keys(filter).some((name) => name !== "sort");
  const found = [];
  for (const [article, { id, claims, codes }] of index.articles.entries()) {
    if (filter.article && filter.article !== id) continue;
    let own = claims.map((_, number) => number).filter((number) => fits(claims[number]));
    if (words.length && own.length) {
      if (article % 50 === 49) await new Promise((done) => { setTimeout(done); });
      if (mine !== turn) return found;
      const haystack = await textsOf(article);
      const title = index.articles[article].title.toLowerCase();
      own = own.filter((number) => words.every((word) => haystack[number].includes(word) || title.includes(word)));
    }
    const headed = !narrowed || (Object.keys(filter).every((name) => ["article", "code", "sort"].includes(name)) && (!filter.code || codes.includes(filter.code)));
    if (!filter.sort && (own.length || headed)) found.push([article]);
    found.push(...own.map((number) => [article, number]));
  }
  return filter.sort ? found.sort(ORDERS[filter.sort] || (() => 0)) : found;
}

// The elements for a stretch of items, grouped by article.
async function rows(from, to, headed) {
  const groups = [];
  let group = null;
  const bare = Object.keys(wanted()).some((name) => !["article", "code"].includes(name));  // who looks for claims has no need of what is said of their article
  for (const [article, number] of items.slice(from, to)) {
    const about = index.articles[article];
    if (!group || (headed && group.dataset.article !== about.id)) {
      group = el("article", headed ? { "data-article": about.id, "aria-label": about.title } : {});
      groups.push(group);
    }
    if (number === undefined) { group.append(articleHead(about, await load(blockOf(article, 0)), bare)); continue; }
    let list = group.lastElementChild;
    if (!list || list.tagName !== "OL") group.append(list = el("ol", { class: "claims" }));
    const block = await load(blockOf(article, number));
    const row = claimRow(about, about.claims[number], block.claims[number % BLOCK], block);
    row.dataset.at = `${article},${number}`;
    if (!headed) row.prepend(el("p", { class: "where from" }, about.title));
    list.append(row);
  }
  return groups;
}

// Puts groups beside those that stand there; the first or last of both may be of one article.
function join(groups, list, before) {
  const edge = before ? list.firstElementChild : list.lastElementChild;
  const meeting = before ? groups[groups.length - 1] : groups[0];
  if (edge && meeting && edge.dataset.article === meeting.dataset.article) {
    const upper = before ? meeting : edge;
    const lower = before ? edge : meeting;
    const first = lower.querySelector("ol");
    const last = upper.lastElementChild;
    if (first && last && last.tagName === "OL" && first === lower.firstElementChild) { last.append(...first.children); first.remove(); }
    upper.append(...lower.children);
    if (before) edge.replaceWith(upper); else meeting.remove();
    groups.splice(before ? groups.length - 1 : 0, 1);
  }
  if (before) list.prepend(...groups); else list.append(...groups);
}

async function grow(before, count = PAGE) {
  const mine = turn;
  const [from, to] = before ? [Math.max(0, shownFrom - count), shownFrom] : [shownTo, Math.min(items.length, shownTo + count)];
  const groups = await rows(from, to, !fields.sort.value);
  if (mine !== turn) return;
  if (before) shownFrom = from; else shownTo = to;
  join(groups, byId("list"), before);
  byId("earlier").hidden = shownFrom === 0;
  byId("later").hidden = shownTo >= items.length;
}

// Shows the claims that the filters leave, from the item `from` on.
async function show(from = 0) {
  const mine = ++turn;
  const filter = wanted();
  if (filter.q && texts.size < index.articles.length) byId("shown").textContent = "searching …";
  const found = await select(filter, mine);
  if (mine !== turn) return;
  items = found;
  const claims = items.filter((item) => item.length > 1).length;
  const all = index.articles.reduce((sum, article) => sum + article.claims.length, 0);
  byId("shown").textContent = claims === all ? `${all} claims` : `${claims} of ${all} claims`;
  byId("nothing").hidden = items.length > 0;
  byId("list").replaceChildren();
  shownFrom = shownTo = Math.max(0, Math.min(from, items.length - 1));
  await grow(false);
}

async function showAll() {
  while (shownFrom > 0) await grow(true, 500);
  while (shownTo < items.length) await grow(false, 500);
}
