// The page: what is shown at which address, and what is done when the store changes.
import { h, get, at, post, bar, shown, duration, table, failure } from "./dom.js";
import { study, run, shownFindings } from "./study.js";
import { catalogue } from "./catalogue.js";
import { form } from "./form.js";

const main = document.getElementById("main");
let overview = null;
let panels = [];
let refresh = null;
let shownAt = "";
let busy = false;
let again = false;

const stamp = (s) => s.done + " " + s.failed + " " + s.analysed;
const route = () => location.hash.replace(/^#\//, "").split("/").map(decode);

function decode(part) {
  try { return decodeURIComponent(part); } catch (e) { return part; }
}

function menu() {
  const place = route()[0];
  const items = [["", "Studies"], ["new", "New study"], ["catalogue", "Catalogue"],
    ...panels.map((panel) => ["panel/" + panel.path, panel.title])];
  document.getElementById("menu").replaceChildren(...items.map(([path, title]) => h("li", null,
    h("a", { href: "#/" + path, "aria-current": path.split("/")[0] === place && (place !== "panel" || path === "panel/" + route()[1]) ? "page" : null }, title))));
}

async function go(focus) {
  const address = location.hash;
  const [place, name, tab, id] = route();
  shownAt = address;
  refresh = null;
  menu();
  const view = h("div");
  try {
    if (place === "study" && tab === "run") await run(view, name, id);
    else if (place === "study") refresh = { study: name, act: await study(view, name, tab || "runs") };
    else if (place === "catalogue") await catalogue(view);
    else if (place === "new") await form(view, overview.allowRun);
    else if (place === "panel") await panel(view, name);
    else refresh = { act: studies(view) };
  } catch (e) {
    view.replaceChildren(failure(e));
  }
  if (location.hash !== address) return;
  main.replaceChildren(view);
  document.title = (view.querySelector("h1")?.textContent || "Studies") + " – Anlage";
  if (focus) {
    main.focus({ preventScroll: true });
    scrollTo(0, 0);
  }
}

function studies(view) {
  const log = h("section");
  const live = h("section");
  const list = h("section");
  view.append(h("h1", null, "Studies"), live, list, log);
  let drawn = "";
  const fill = () => {
    const now = JSON.stringify(overview);
    if (now === drawn) return;
    drawn = now;
    live.replaceChildren(...underWay());
    if (!list.contains(document.activeElement)) list.replaceChildren(...all());
    log.replaceChildren(...own());
  };
  fill();
  return async () => fill();
}

function all() {
  const damaged = Object.entries(overview.damaged);
  return [
    overview.studies.length === 0
      ? h("p", { class: "note" }, "The store has no study yet. `anlage run` makes one", overview.allowRun ? [", or ", h("a", { href: "#/new" }, "this page"), "."] : ".")
      : table([
        { name: "study", value: (s) => s.title, cell: (s) => h("a", { href: "#/study/" + encodeURIComponent(s.folder) }, s.title) },
        { name: "kind", value: (s) => s.kind },
        { name: "finished", value: (s) => s.done / s.runs, cell: (s) => [bar(s.done / s.runs, "Finished runs of " + s.title), " " + s.done + " of " + s.runs] },
        { name: "failed", numeric: true, value: (s) => s.failed },
        { name: "under way", numeric: true, value: (s) => s.live },
        { name: "time left", numeric: true, value: (s) => s.secondsLeft ?? NaN, cell: (s) => s.secondsLeft === undefined ? "–" : "about " + duration(s.secondsLeft) },
        { name: "planned", value: (s) => s.planned, cell: (s) => when(s.planned) },
        { name: "analysed", value: (s) => s.analysed, cell: (s) => s.analysed ? when(s.analysed) : "–" },
      ], overview.studies, { caption: "Studies of the store", hide: true, step: 50 }),
    ...damaged.map(([folder, problem]) => h("p", { class: "problems" }, "plan " + folder + ": " + problem)),
  ];
}

function when(milliseconds) {
  return h("time", { datetime: new Date(milliseconds).toISOString() }, new Date(milliseconds).toLocaleString());
}

function underWay() {
  if (overview.live.length === 0) return [];
  return [h("h2", null, "Under way", h("small", null, overview.machines.map((m) => m.busy + " runs on " + m.cores + " cores of " + m.host).join("; "))),
    table([
      { name: "arm", value: (r) => r.arm, cell: (r) => h("a", { href: "#/study/" + encodeURIComponent(r.study) + "/runs" }, r.arm) },
      { name: "task", value: (r) => r.task },
      { name: "seed", numeric: true, value: (r) => r.seed },
      { name: "progress", value: (r) => (r.update || 0) / (r.updates || 1), cell: (r) => [bar((r.update || 0) / (r.updates || 1), "Progress of " + r.arm + ", seed " + r.seed), " " + (r.updates ? r.update + " of " + r.updates : "begins")] },
      { name: "loss", numeric: true, value: (r) => r.loss ?? NaN },
      { name: "where", value: (r) => r.host, cell: (r) => r.host + ", process " + r.process + (r.silent ? "; not heard of for 2 min" : "") },
    ], overview.live, { caption: "Runs under way", hide: true, step: 40 })];
}

function own() {
  const mine = overview.own;
  if (mine.lines.length === 0 && !mine.computing) return [];
  return [h("h2", null, "Log of this page"),
    ...(mine.computing ? [h("p", { class: "tools" }, h("button", { type: "button", onclick: () => post("/api/stop", {}) }, "Stop the study"), " Finished runs are kept.")] : []),
    ...(mine.analysing ? [h("p", null, mine.analysing)] : []),
    h("pre", { class: "log", tabindex: 0 }, mine.lines.join("\n"))];
}

async function panel(view, path) {
  const title = panels.find((p) => p.path === path)?.title || path;
  const content = h("div");
  const choice = h("select", { onchange: fill }, overview.studies.map((s) => h("option", { value: s.folder }, s.title)));
  view.append(h("h1", null, title), h("p", { class: "tools" }, h("label", null, "Study ", choice)), content);
  async function fill() {
    try {
      if (choice.value === "") content.replaceChildren(h("p", { class: "note" }, "The store has no study yet."));
      else content.replaceChildren(...shownFindings(await get(at("study", choice.value, "panel", path))));
    } catch (e) {
      content.replaceChildren(failure(e));
    }
  }
  await fill();
}

function state() {
  const done = overview.studies.reduce((sum, s) => sum + s.done, 0);
  document.getElementById("store").textContent = overview.store;
  document.getElementById("state").textContent = overview.live.length
    ? overview.live.length + " runs under way" : done + " runs stored";
}

// The store has changed: the view in front is told, one thing at a time.
async function heard(event) {
  const before = overview;
  overview = JSON.parse(event.data);
  state();
  if (busy) { again = true; return; }
  busy = true;
  try {
    do {
      again = false;
      const now = refresh;
      if (now && location.hash === shownAt) {
        const old = before?.studies.find((s) => s.folder === now.study);
        const new_ = overview.studies.find((s) => s.folder === now.study);
        const changed = Boolean(new_) && (!old || stamp(old) !== stamp(new_));
        if (!now.study || changed || new_?.live) await now.act(Boolean(new_?.live) || changed, changed);
      }
    } while (again);
  } catch (e) {
    document.getElementById("state").textContent = "The store cannot be read: " + e.message;
  } finally {
    busy = false;
  }
}

async function begin() {
  try {
    overview = await get("/api/overview");
    panels = (await get("/api/panels")).panels;
  } catch (e) {
    main.replaceChildren(failure(e));
    return;
  }
  state();
  await go(false);
  window.addEventListener("hashchange", () => go(true));
  const events = new EventSource("/api/events");
  events.onmessage = heard;
  events.onerror = () => { document.getElementById("state").textContent = "`anlage serve` does not answer; waiting for it"; };
}

begin();
