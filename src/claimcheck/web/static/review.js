"use strict";
// Keys, the selection in the source's text, and the check of dates; every deed is a form that works without this.
const byId = (id) => document.getElementById(id);
const codePoints = (text) => [...text].length;
const decide = byId("decide");

function tell(words) { byId("told").textContent = words; }

function press(status) {
  const note = byId("note");
  if ((status === "not-a-claim" || status === "no-source-needed") && !note.value.trim()) {
    decide.dataset.pending = status;
    note.focus();
    tell("A waiver needs a note that says why: write it and press Enter.");
    return;
  }
  decide.querySelector(`button[value="${status}"]`).click();
}

// Where the selection lies in the source's text, in code points.
function selected() {
  const box = byId("text");
  const selection = getSelection();
  if (!box || !selection.rangeCount || selection.isCollapsed) return null;
  const range = selection.getRangeAt(0);
  if (!box.contains(range.startContainer) || !box.contains(range.endContainer)) return null;
  const before = document.createRange();
  before.setStart(box, 0);
  before.setEnd(range.startContainer, range.startOffset);
  const start = Number(box.dataset.start) + codePoints(before.toString());
  return [start, start + codePoints(range.toString())];
}

function onSelection() {
  const form = byId("pick");
  if (!form) return;
  const found = selected();
  form.querySelector("button").disabled = !found;
  if (found) [form.elements.start.value, form.elements.end.value] = found;
}

async function checkDate(form) {
  const words = form.querySelector("[aria-live]");
  const field = form.elements.edtf;
  const answer = await fetch(`/check?edtf=${encodeURIComponent(field.value)}`).then((response) => response.json());
  if (answer.edtf !== field.value.trim()) return;
  field.setCustomValidity(answer.fits ? "" : "no EDTF date");
  form.classList.toggle("wrong", !answer.fits);
  words.textContent = answer.fits ? `${answer.earliest || "open"} to ${answer.latest || "open"}` : "✖ no EDTF date; 1941-06-22, 1941-06, 194X, 1880~ and 1942/1946 are";
}

const KEYS = {
  a: () => press("accepted"), r: () => press("rejected"), n: () => press("not-a-claim"), s: () => press("no-source-needed"),
  j: () => byId("next").click(), k: () => byId("previous").click(), m: () => byId("note").focus(), v: () => byId("url").focus(),
  p: () => { const button = document.querySelector("#pick button"); if (button && !button.disabled) button.click(); else tell("Select the passage in the source’s text first."); },
};
const ALWAYS = { u: () => byId("undo").click(), "?": () => byId("keys").showModal() };
for (let number = 1; number <= 9; number += 1) KEYS[String(number)] = () => { const found = document.querySelectorAll(".candidate button")[number - 1]; if (found) found.click(); };

function onKey(event) {
  if (event.key === "Escape" && document.activeElement !== document.body) { document.activeElement.blur(); return; }
  if (event.ctrlKey || event.metaKey || event.altKey || event.repeat || /^(?:INPUT|SELECT|TEXTAREA)$/.test(event.target.tagName) || byId("keys").open) return;
  const keys = decide ? { ...ALWAYS, ...KEYS } : ALWAYS;
  if (!Object.hasOwn(keys, event.key)) return;
  event.preventDefault();
  keys[event.key]();
}

addEventListener("keydown", onKey);
byId("help").addEventListener("click", () => byId("keys").showModal());
document.addEventListener("selectionchange", onSelection);
for (const form of document.querySelectorAll(".edtf")) form.elements.edtf.addEventListener("input", () => checkDate(form));
if (decide) {
  // Enter in the note saves the decision that asked for it, else it accepts nothing by accident
  byId("note").addEventListener("keydown", (event) => {
    if (event.key !== "Enter") return;
    event.preventDefault();
    if (decide.dataset.pending && byId("note").value.trim()) press(decide.dataset.pending);
    else byId("note").blur();
  });
  // who and why go along with every other deed
  for (const form of document.querySelectorAll(".more form, #pick")) {
    form.addEventListener("formdata", (event) => { event.formData.set("by", decide.elements.by.value); event.formData.set("note", decide.elements.note.value); });
  }
}
for (const box of document.querySelectorAll("#text, blockquote.claim")) {
  const mark = box.querySelector("mark");
  if (mark) box.scrollTop = mark.offsetTop - box.clientHeight / 3;
}
document.documentElement.dataset.ready = "true";
