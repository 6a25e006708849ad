"use strict";
// Deflated text back from base64 (RFC 1950 and 1951), at once: what the browser has for it has to be waited for, and printing does not wait.
const ORDER = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15];
const steps = (first, extra) => extra.map((bits) => { const base = first; first += 1 << bits; return [base, bits]; });
const LENGTHS = steps(3, [0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5]).concat([[258, 0]]);
const DISTANCES = steps(1, [0, 0, 0, 0, 1, 1, 2, 2, 3, 3, 4, 4, 5, 5, 6, 6, 7, 7, 8, 8, 9, 9, 10, 10, 11, 11, 12, 12, 13, 13]);

// A table from the next bits to a symbol and the length of its code.
function codeTable(lengths) {
  const most = Math.max(1, ...lengths);
  const table = new Uint16Array(1 << most);
  let code = 0;
  for (let size = 1; size <= most; size += 1, code <<= 1) {
    for (let symbol = 0; symbol < lengths.length; symbol += 1) {
      if (lengths[symbol] !== size) continue;
      let turned = 0;
      for (let bit = 0; bit < size; bit += 1) turned |= ((code >> bit) & 1) << (size - 1 - bit);
      for (let at = turned; at < table.length; at += 1 << size) table[at] = (symbol << 4) | size;
      code += 1;
    }
  }
  return table;
}

const FIXED = [codeTable(Array.from({ length: 288 }, (_, at) => (at < 144 ? 8 : at < 256 ? 9 : at < 280 ? 7 : 8))), codeTable(Array(30).fill(5))];

function inflate(base64) {
  const bytes = Uint8Array.from(atob(base64), (char) => char.charCodeAt(0));
  let out = new Uint8Array(bytes.length * 8 + 1024);
  let [at, end, held, count] = [2, 0, 0, 0];
  const fill = (size) => { while (count < size) { held |= bytes[at] << count; at += 1; count += 8; } };
  const drop = (size) => { held >>>= size; count -= size; };
  const take = (size) => { fill(size); const value = held & ((1 << size) - 1); drop(size); return value; };
  const symbol = (table) => { fill(15); const entry = table[held & (table.length - 1)]; drop(entry & 15); return entry >> 4; };
  const room = (size) => { if (end + size > out.length) { const more = new Uint8Array(2 * out.length + size); more.set(out); out = more; } };

  function stored() {
    at -= count >> 3;
    held = count = 0;
    const size = bytes[at] | (bytes[at + 1] << 8);
    room(size);
    out.set(bytes.subarray(at + 4, at + 4 + size), end);
    at += 4 + size;
    end += size;
  }
  function tables() {
    const [literals, distances, sizes] = [take(5) + 257, take(5) + 1, take(4) + 4];
    const lengths = Array(19).fill(0);
    for (let n = 0; n < sizes; n += 1) lengths[ORDER[n]] = take(3);
    const table = codeTable(lengths);
    const found = [];
    while (found.length < literals + distances) {
      const next = symbol(table);
      if (next < 16) found.push(next);
      else if (next === 16) found.push(...Array(3 + take(2)).fill(found.at(-1)));
      else found.push(...Array(next === 17 ? 3 + take(3) : 11 + take(7)).fill(0));
    }
    return [codeTable(found.slice(0, literals)), codeTable(found.slice(literals))];
  }
  function coded([literals, distances]) {
    for (let next = symbol(literals); next !== 256; next = symbol(literals)) {
      room(258);
      if (next < 256) { out[end] = next; end += 1; continue; }
      const [length, extra] = LENGTHS[next - 257];
      const size = length + take(extra);
      const [distance, more] = DISTANCES[symbol(distances)];
      const from = end - distance - take(more);
      for (let n = 0; n < size; n += 1) out[end + n] = out[from + n];
      end += size;
    }
  }
  for (let last = 0; !last;) {
    last = take(1);
    const kind = take(2);
    if (kind === 0) stored(); else coded(kind === 1 ? FIXED : tables());
  }
  return new TextDecoder().decode(out.subarray(0, end));
}
