// The page's data: inert blocks, each parsed when something of it is shown first.
const byId = (id) => document.getElementById(id);
const parsed = new Map();

function load(id) {
  if (!parsed.has(id)) {
    const element = byId(id);
    const text = element ? element.textContent : "null";
    parsed.set(id, JSON.parse(element && element.dataset.packed ? inflate(text) : text));
  }
  return parsed.get(id);
}

const BLOCK = 200;
const FIELD = { id: 0, state: 1, codes: 2, review: 3, by: 4, first: 5, last: 6, impact: 7, score: 8, standing: 9, change: 10 };
const blockOf = (article, number) => `data-${article}-${Math.floor(number / BLOCK)}`;

// Elements are made one by one and filled with text: no markup is ever parsed.
function el(name, attributes, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes || {})) {
    if (value === null || value === undefined || value === false) continue;
    if (key === "class") made.className = value;
    else made.setAttribute(key, value === true ? "" : value);
  }
  made.append(...children.filter((child) => child !== null && child !== undefined && child !== ""));
  return made;
}

// An address that a click may follow: http and https alone.
function safeLink(url, ...children) {
  let scheme = "";
  try { scheme = new URL(url).protocol; } catch { /* no address */ }
  return scheme === "http:" || scheme === "https:"
    ? el("a", { href: url, rel: "noopener noreferrer nofollow" }, ...children)
    : el("span", {}, ...children);
}

function letters(number) {
  let text = "";
  for (let rest = number; rest > 0; rest = Math.floor((rest - 1) / 26)) text = String.fromCharCode(97 + ((rest - 1) % 26)) + text;
  return text;
}

function marked(pieces) {
  return pieces.map((piece, at) => {
    if (typeof piece === "string") return piece;
    const [text, kinds, number] = piece;
    const names = [...kinds].map((kind) => `k-${kind}`);
    if (number) names.push(`h-${number % 6}`);
    if (at && typeof pieces[at - 1] !== "string" && pieces[at - 1][1].includes("x")) names.push("on");
    return el("span", { class: names.join(" "), "data-n": number || null }, text, number ? el("sup", { "aria-hidden": "true" }, letters(number)) : null);
  });
}

const plain = (pieces) => pieces.map((piece) => (typeof piece === "string" ? piece : piece[0])).join("");
