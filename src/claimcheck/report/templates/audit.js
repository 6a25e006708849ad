"use strict";
(() => {
  const $ = (id) => document.getElementById(id);
  const root = document.documentElement;
  const claims = [...document.querySelectorAll(".claim")];
  const fields = { q: $("q"), article: $("f-article"), state: $("f-state"), code: $("f-code") };
  const words = new Map();
  let current = -1;

  const textOf = (claim) => {
    if (!words.has(claim)) words.set(claim, claim.textContent.toLowerCase());
    return words.get(claim);
  };
  const state = () => Object.fromEntries(Object.entries(fields).map(([name, field]) => [name, field.value.trim()]).filter(([, value]) => value));

  function apply(remember) {
    const wanted = state();
    let shown = 0;
    for (const claim of claims) {
      const article = claim.closest("article").dataset.article;
      const fits = (!wanted.article || wanted.article === article) && (!wanted.state || wanted.state === claim.dataset.state)
        && (!wanted.code || claim.dataset.codes.split(" ").includes(wanted.code)) && (!wanted.q || textOf(claim).includes(wanted.q.toLowerCase()));
      claim.hidden = !fits;
      shown += fits;
    }
    const narrowed = Object.keys(wanted).length > 0;
    for (const article of document.querySelectorAll("article")) article.hidden = narrowed && !article.querySelector(".claim:not([hidden])");
    $("shown").textContent = `${shown} of ${claims.length} claims`;
    if (remember) history.replaceState(null, "", narrowed ? "#?" + new URLSearchParams(wanted) : location.pathname + location.search);
  }

  function restore() {
    if (!location.hash.startsWith("#?")) return;
    for (const [name, value] of new URLSearchParams(location.hash.slice(2))) if (fields[name]) fields[name].value = value;
  }

  function step(by) {
    const visible = claims.filter((claim) => !claim.hidden);
    if (!visible.length) return;
    current = Math.min(Math.max(current + by, 0), visible.length - 1);
    visible[current].tabIndex = -1;
    visible[current].focus();
    visible[current].scrollIntoView({ block: "center" });
  }

  function toggleKeys() {
    $("keys").hidden = !$("keys").hidden;
    $("keys-button").setAttribute("aria-expanded", String(!$("keys").hidden));
  }

  const dark = () => root.dataset.theme ? root.dataset.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
  const label = () => { $("theme").textContent = dark() ? "Light" : "Dark"; };
  $("theme").hidden = false;
  $("theme").addEventListener("click", () => { root.dataset.theme = dark() ? "light" : "dark"; label(); });
  label();

  $("filters").hidden = false;
  $("filters").addEventListener("input", () => { current = -1; apply(true); });
  $("filters").addEventListener("submit", (event) => event.preventDefault());
  $("filters").addEventListener("reset", () => setTimeout(() => { current = -1; apply(true); }));
  $("keys-button").addEventListener("click", toggleKeys);
  addEventListener("hashchange", () => { restore(); apply(false); });
  addEventListener("beforeprint", () => { for (const item of document.querySelectorAll("details")) item.open = true; });
  addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || /^(?:INPUT|SELECT|TEXTAREA)$/.test(event.target.tagName)) return;
    const act = { "/": () => fields.q.focus(), j: () => step(1), k: () => step(-1), "?": toggleKeys, c: () => $("filters").reset(),
      o: () => { const details = document.activeElement.querySelector?.("details"); if (details) details.open = !details.open; } }[event.key];
    if (act) { event.preventDefault(); act(); }
  });
  restore();
  apply(false);
})();
