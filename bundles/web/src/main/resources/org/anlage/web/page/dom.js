// Elements from values. Texts become text nodes, never markup.

export function h(tag, attributes, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes || {})) {
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else if (name === "value") element.value = value;
    else if (value === true) element.setAttribute(name, "");
    else if (value !== false && value !== undefined && value !== null) element.setAttribute(name, value);
  }
  element.append(...children.flat(3).filter((child) => child !== null && child !== undefined));
  return element;
}

export class Refused extends Error {
  constructor(problems) {
    super(problems.map(line).join("\n"));
    this.problems = problems;
  }
}

export function line(problem) {
  const got = problem.got ? ": got " + problem.got : "";
  const expected = problem.expected ? (got ? ", expected " : ": expected ") + problem.expected : "";
  return (problem.where ? problem.where + ": " : "") + problem.what + got + expected
    + (problem.fix ? "; " + problem.fix : "");
}

async function answer(response) {
  const text = await response.text();
  if (response.ok) return JSON.parse(text);
  let problems = [{ what: text || "no answer", where: "", got: "", expected: "", fix: "" }];
  try { problems = JSON.parse(text).problems; } catch (e) { /* plain text */ }
  throw new Refused(problems);
}

export async function get(path) {
  return answer(await fetch(path));
}

export async function post(path, body) {
  return answer(await fetch(path, {
    method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(body),
  }));
}

export function at(...parts) {
  return "/api/" + parts.map(encodeURIComponent).join("/");
}

export function number(value) {
  return typeof value === "number" ? value : Number(value);
}

export function shown(value) {
  const x = number(value);
  if (Number.isNaN(x)) return "–";
  if (!Number.isFinite(x)) return x > 0 ? "∞" : "−∞";
  if (Number.isInteger(x) && Math.abs(x) < 1e7) return String(x).replace("-", "−");
  const size = Math.abs(x);
  const text = size >= 1e-3 && size < 1e6 ? String(Number(x.toPrecision(4))) : x.toExponential(3).replace(/\.?0+e/, "e");
  return text.replace(/-/g, "−");
}

export function words(name) {
  return name.replace(/[_-]/g, " ");
}

export function duration(seconds) {
  if (seconds < 90) return Math.round(seconds) + " s";
  if (seconds < 5400) return Math.round(seconds / 60) + " min";
  return (seconds / 3600).toFixed(1) + " h";
}

export function bar(share, label) {
  return h("progress", { max: 1, value: Math.max(0, Math.min(1, share)), "aria-label": label });
}

export function failure(error) {
  const problems = error.problems || [{ what: String(error.message || error) }];
  return h("ul", { class: "problems", role: "alert" }, problems.map((p) => h("li", null, line(p))));
}

// A table that sorts by any column and shows more rows on request.
// columns: {name, numeric, value(row), cell(row)}; cell defaults to the value as text.
export function table(columns, rows, options) {
  const settings = { caption: "", step: 100, ...options };
  let order = null;
  let down = false;
  let most = settings.step;
  const body = h("tbody");
  const head = h("tr");
  const more = h("button", { type: "button", onclick: () => { most += 5 * settings.step; fill(); } });
  const heads = columns.map((column) => {
    const button = h("button", { type: "button", onclick: () => {
      down = order === column ? !down : false;
      order = column;
      fill();
    } }, column.name);
    const cell = h("th", { scope: "col", class: column.numeric ? "n" : null },
      column.plain ? column.name : button);
    head.append(cell);
    return cell;
  });
  function fill() {
    const sorted = order === null ? rows : [...rows].sort((a, b) => {
      const x = order.value(a), y = order.value(b);
      const c = order.numeric ? compare(number(x), number(y)) : String(x).localeCompare(String(y));
      return down ? -c : c;
    });
    heads.forEach((cell, i) => {
      if (columns[i] === order) cell.setAttribute("aria-sort", down ? "descending" : "ascending");
      else cell.removeAttribute("aria-sort");
    });
    body.replaceChildren(...sorted.slice(0, most).map((row) => h("tr", null, columns.map((column) =>
      h("td", { class: column.numeric ? "n" : null },
        column.cell ? column.cell(row) : column.numeric ? shown(column.value(row)) : String(column.value(row)))))));
    more.hidden = sorted.length <= most;
    more.textContent = "Show more: " + Math.min(most, sorted.length) + " of " + sorted.length;
  }
  fill();
  return h("div", { class: "tabular" },
    h("div", { class: "scroll", tabindex: 0, role: "region", "aria-label": settings.caption },
      h("table", null, h("caption", { class: settings.hide ? "unseen" : null }, settings.caption),
        h("thead", null, head), body)), more);
}

function compare(x, y) {
  if (Number.isNaN(x)) return Number.isNaN(y) ? 0 : 1;
  return Number.isNaN(y) ? -1 : x - y;
}

// A table of an analyzer.
export function valueTable(given) {
  const rows = given.columns.length === 0 ? [] : (given.columns[0].numbers || given.columns[0].texts);
  return table(given.columns.map((column) => ({
    name: words(column.name) + (column.unit ? " (" + column.unit + ")" : ""),
    numeric: Boolean(column.numbers),
    value: (i) => (column.numbers || column.texts)[i],
  })), rows.map((row, i) => i), { caption: given.caption || words(given.name), step: 30 });
}
