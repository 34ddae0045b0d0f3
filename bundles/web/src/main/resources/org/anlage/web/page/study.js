// One study: runs and curves, arms, findings, budget, data, report; and one run.
import { h, get, at, number, shown, words, table, valueTable, failure, duration } from "./dom.js";
import { curves, figure } from "./plots.js";
import { matrix, decoded } from "./matrix.js";
import { space } from "./space.js";

const TABS = ["runs", "arms", "findings", "budget", "data", "report", "experiment"];
const MOST_CHOSEN = 40;

export async function study(view, folder, tab) {
  const about = await get(at("study", folder));
  const body = h("div", { class: "tab" });
  view.replaceChildren(h("h1", null, about.title),
    ...(about.description ? [h("p", { class: "lead" }, about.description)] : []),
    h("nav", { "aria-label": "Study" }, h("ul", { class: "tabs" }, TABS.map((name) => h("li", null,
      h("a", { href: "#/study/" + encodeURIComponent(folder) + "/" + name, "aria-current": name === tab ? "page" : null }, name))))),
    body);
  const open = { runs, arms, findings, budget, data, report, experiment }[tab] || runs;
  return open(body, about);
}

function options(values, value, label, write) {
  return h("label", null, label + " ", h("select", { onchange: (event) => write(event.target.value) },
    values.map((v) => h("option", { value: v, selected: v === value }, words(v)))));
}

// Every tab returns what to do when the store has changed.
async function runs(body, about) {
  let answer = await get(at("study", about.folder, "runs"));
  let metric = "train_loss";
  let logarithmic = true;
  const chosen = new Set();
  const hidden = new Set();
  const find = h("input", { type: "search", placeholder: "arm, task, seed, state or id", oninput: () => list() });
  const count = h("output", null);
  const picture = h("div");
  const rows = h("div");
  const tools = h("p", { class: "tools" });
  body.append(tools, picture, h("p", { class: "tools" }, h("label", null, "Find ", find), count), rows);

  function metrics() {
    const names = Object.keys(answer.metrics).filter((name) => name !== "epoch" && name !== "update");
    return names.length ? names : ["train_loss"];
  }

  function head() {
    const log = h("input", { type: "checkbox", checked: logarithmic, onchange: (event) => { logarithmic = event.target.checked; draw(); } });
    tools.replaceChildren(options(metrics(), metric, "Curves of", (value) => { metric = value; draw(); }),
      h("label", null, log, " logarithmic"));
  }

  async function draw() {
    try {
      const query = "?metric=" + encodeURIComponent(metric) + (chosen.size ? "&runs=" + [...chosen].join(",") : "");
      const found = (await get(at("study", about.folder, "curves") + query)).curves;
      const several = about.tasks.length > 1;
      const lines = found.filter((c) => c.x.length > 0).map((c) => ({
        name: c.arm + ", " + c.task + ", seed " + c.seed, group: chosen.size && chosen.size <= 8 ? c.arm + ", " + (several ? c.task + ", " : "") + "seed " + c.seed : c.arm,
        x: c.x, y: c.y,
      }));
      picture.replaceChildren(lines.length === 0 ? h("p", { class: "note" }, "There is no curve yet.")
        : curves(lines, { log: logarithmic, y: words(metric), label: words(metric), hidden }));
    } catch (e) {
      picture.replaceChildren(failure(e));
    }
  }

  function list() {
    const asked = find.value.toLowerCase().split(/\s+/).filter((word) => word !== "");
    const all = answer.id.map((id, i) => ({
      id, arm: answer.arms[answer.arm[i]] ?? "", task: answer.tasks[answer.task[i]] ?? "", seed: answer.seed[i], state: answer.state[i],
      seconds: answer.seconds[i], i,
    }));
    const kept = asked.length === 0 ? all : all.filter((run) => {
      const text = (run.arm + " " + run.task + " seed " + run.seed + " " + run.state + " " + run.id).toLowerCase();
      return asked.every((word) => text.includes(word));
    });
    count.textContent = kept.length + " of " + all.length + " runs";
    const last = metrics().filter((name) => answer.metrics[name]);
    rows.replaceChildren(table([
      { name: "compare", plain: true, value: () => "", cell: (run) => h("input", {
        type: "checkbox", checked: chosen.has(run.id), "aria-label": "Compare " + run.arm + ", " + run.task + ", seed " + run.seed,
        onchange: (event) => {
          if (event.target.checked && chosen.size < MOST_CHOSEN) chosen.add(run.id);
          else { chosen.delete(run.id); event.target.checked = false; }
          draw();
        } }) },
      { name: "arm", value: (run) => run.arm, cell: (run) => run.state === "done" || run.state === "failed"
        ? h("a", { href: "#/study/" + encodeURIComponent(about.folder) + "/run/" + run.id }, run.arm) : run.arm },
      { name: "task", value: (run) => run.task },
      { name: "seed", numeric: true, value: (run) => number(run.seed), cell: (run) => run.seed },
      { name: "state", value: (run) => run.state, cell: (run) => h("span", { class: "state " + run.state }, run.state) },
      { name: "time (s)", numeric: true, value: (run) => run.seconds },
      ...last.map((name) => ({ name: words(name), numeric: true, value: (run) => answer.metrics[name][run.i] })),
    ], kept, { caption: "Runs", hide: true }));
  }

  head();
  list();
  await draw();
  return async (live) => {
    const before = JSON.stringify(answer.state);
    answer = await get(at("study", about.folder, "runs"));
    if (JSON.stringify(answer.state) !== before) {
      head();
      if (!rows.contains(document.activeElement)) list();
    }
    if (live && !picture.contains(document.activeElement)) await draw();
  };
}

async function arms(body, about) {
  let metric = "";
  async function fill() {
    const answer = await get(at("study", about.folder, "runs"));
    const names = Object.keys(answer.metrics).filter((name) => name !== "epoch" && name !== "update");
    if (names.length === 0) {
      body.replaceChildren(h("p", { class: "note" }, "No run is finished yet."));
      return;
    }
    if (!names.includes(metric)) metric = names.includes("test_accuracy") ? "test_accuracy" : names[0];
    const cells = [];
    answer.tasks.forEach((task, t) => answer.arms.forEach((arm, a) => {
      const values = answer.id.map((id, i) => i)
        .filter((i) => answer.arm[i] === a && answer.task[i] === t && answer.state[i] === "done")
        .map((i) => number(answer.metrics[metric][i])).filter(Number.isFinite);
      const failed = answer.id.filter((id, i) => answer.arm[i] === a && answer.task[i] === t && answer.state[i] === "failed").length;
      if (values.length || failed) cells.push({ task, arm, a, values, failed });
    }));
    const mean = (v) => v.reduce((s, x) => s + x, 0) / v.length;
    const panels = answer.tasks.map((task) => {
      const mine = cells.filter((c) => c.task === task);
      return { title: answer.tasks.length > 1 ? task : "", x: { label: "", unit: "", scale: "CATEGORY", categories: answer.arms },
        y: { label: metric, unit: "", scale: "LINEAR" },
        marks: mine.flatMap((c) => [
          { mark: "points", series: c.arm, x: c.values.map(() => c.a), y: c.values },
          { mark: "line", series: c.arm, x: [c.a - 0.3, c.a + 0.3], y: [mean(c.values), mean(c.values)] }]) };
    });
    body.replaceChildren(h("p", { class: "tools" }, options(names, metric, "Last value of", (value) => { metric = value; fill(); })),
      figure({ title: words(metric) + " of every run", caption: "A dot is a run; the line is the mean of its arm. Tests across arms are in the findings.", panels }),
      table([
        { name: "arm", value: (c) => c.arm }, { name: "task", value: (c) => c.task },
        { name: "runs", numeric: true, value: (c) => c.values.length },
        { name: "failed", numeric: true, value: (c) => c.failed },
        { name: "mean", numeric: true, value: (c) => mean(c.values) },
        { name: "smallest", numeric: true, value: (c) => Math.min(...c.values) },
        { name: "largest", numeric: true, value: (c) => Math.max(...c.values) },
      ], cells, { caption: words(metric) + " by arm and task" }),
      h("dl", { class: "terms" }, about.arms.map((arm) => [h("dt", null, arm.name), h("dd", null, arm.text || "–")])));
  }
  await fill();
  return async (live, changed) => { if (changed && !body.contains(document.activeElement)) await fill(); };
}

export function shownFindings(found) {
  return [
    ...(found.conclusions || []).map((text) => h("p", null, text)),
    Object.keys(found.metrics).length === 0 ? null : h("dl", { class: "metrics" }, Object.entries(found.metrics).map(([name, value]) =>
      h("div", null, h("dt", null, words(name)), h("dd", null, shown(value))))),
    ...found.figures.map(figure),
    ...found.tables.map(valueTable),
    ...(found.methods || []).map((text) => h("p", { class: "small" }, text)),
  ].filter((part) => part !== null);
}

async function findings(body, about) {
  const open = new Set();
  async function fill() {
    const answer = await get(at("study", about.folder, "findings"));
    const names = Object.keys(answer.across);
    const versions = Object.entries(answer.versions);
    const conclusions = names.flatMap((name) => answer.across[name].conclusions || []);
    body.replaceChildren(
      h("h2", null, "Conclusions"),
      ...(conclusions.length ? conclusions.map((text) => h("p", null, text)) : [h("p", { class: "note" }, names.length ? "No analyzer draws one." : "Nothing was analysed yet.")]),
      h("h2", null, "Across runs"),
      ...names.map((name) => details(name, words(name), (holder) => holder.append(...shownFindings(answer.across[name])))),
      h("h2", null, "On single runs"),
      ...(versions.length ? [] : [h("p", { class: "note" }, "No analyzer has looked at single runs yet.")]),
      ...versions.map(([version, runs]) => details("v:" + version, version.replace(/\+.*/, "") + ": " + runs + (runs === 1 ? " run" : " runs"), async (holder) => {
        try {
          const found = await get(at("study", about.folder, "version") + "?version=" + encodeURIComponent(version));
          const metrics = [...new Set(found.rows.flatMap((row) => Object.keys(row.metrics)))];
          holder.append(table([
            { name: "arm", value: (r) => r.arm }, { name: "task", value: (r) => r.task },
            { name: "seed", numeric: true, value: (r) => number(r.seed) },
            ...metrics.map((name) => ({ name: words(name), numeric: true, value: (r) => r.metrics[name] ?? NaN })),
          ], found.rows, { caption: version, step: 30 }));
        } catch (e) {
          holder.append(failure(e));
        }
      })));
  }
  function details(key, title, content) {
    const element = h("details", { open: open.has(key), ontoggle: () => {
      if (element.open) open.add(key); else open.delete(key);
      if (element.open && !element.dataset.filled) {
        element.dataset.filled = "yes";
        content(element);
      }
    } }, h("summary", null, title));
    return element;
  }
  await fill();
  return async (live, changed) => { if (changed) await fill(); };
}

async function budget(body, about) {
  const { budgets } = await get(at("study", about.folder, "budget"));
  body.replaceChildren(h("p", null, "What each term of the loss weighs before training, in the first finished run of every arm and task."),
    ...(budgets.length ? [] : [h("p", { class: "note" }, "No run with a budget is finished yet.")]),
    ...budgets.map((b) => h("section", null, h("h2", null, b.arm + ", " + b.task), shownFindings(b.findings))));
  return async (live, changed) => {};
}

async function data(body, about) {
  const { sets } = await get(at("study", about.folder, "data"));
  if (sets.length === 0) {
    body.replaceChildren(h("p", { class: "note" }, "This study uses no data."));
    return async () => {};
  }
  const holder = h("div");
  const choice = h("select", { onchange: fill }, sets.map((set) => h("option", { value: set.digest }, set.name)));
  body.replaceChildren(...(sets.length > 1 ? [h("p", { class: "tools" }, h("label", null, "Data set ", choice))] : []), holder);
  async function fill() {
    holder.replaceChildren(h("p", null, "Loading…"));
    try {
      const set = await get(at("study", about.folder, "data", choice.value));
      const picture = h("div");
      holder.replaceChildren(...[h("h2", null, set.title),
        h("p", { class: "small" }, set.neurons + " neurons" + (set.synthetic ? "; synthetic" : "") + (set.citation ? "; cite " + set.citation : "")),
        set.positions ? space(decoded(set.positions.values), set.labels) : h("p", { class: "note" }, "It has no positions."),
        set.matrices.length ? h("section", null, h("h2", null, "Pairs of neurons"), matrices(set.matrices, picture,
          (name) => at("study", about.folder, "data", choice.value, "matrix") + "?name=" + encodeURIComponent(name)), picture) : null,
        set.checks.length ? table([
          { name: "check", value: (c) => c.name }, { name: "result", value: (c) => c.passed ? "passed" : "failed" },
          { name: "detail", value: (c) => c.detail }], set.checks, { caption: "Checks" }) : null].filter((part) => part !== null));
    } catch (e) {
      holder.replaceChildren(failure(e));
    }
  }
  await fill();
  return async () => {};
}

function matrices(names, picture, address) {
  const load = async (name) => {
    try {
      const m = await get(address(name));
      picture.replaceChildren(matrix(decoded(m.values), m.rows, m.columns, name));
    } catch (e) {
      picture.replaceChildren(failure(e));
    }
  };
  load(names[0]);
  return h("p", { class: "tools" }, options(names, names[0], "Matrix", load));
}

async function report(body, about) {
  const address = "/report/" + encodeURIComponent(about.folder);
  body.replaceChildren(...(about.report
    ? [h("p", null, h("a", { href: address, target: "_blank", rel: "noopener" }, "Open the report in a window of its own")),
      h("iframe", { src: address, title: "Report of " + about.title })]
    : [h("p", { class: "note" }, "There is no report yet: it is written when all runs are analysed.")]));
  return async () => {};
}

async function experiment(body, about) {
  const answer = await get(at("study", about.folder, "experiment"));
  body.replaceChildren(h("pre", { tabindex: 0 }, JSON.stringify(answer, null, 2)));
  return async () => {};
}

export async function run(view, folder, id) {
  const about = await get(at("run", id));
  const picture = h("div");
  view.replaceChildren(...[h("p", { class: "small" }, h("a", { href: "#/study/" + encodeURIComponent(folder) + "/runs" }, "All runs of the study")),
    h("h1", null, "Run " + id.slice(0, 12)),
    h("dl", { class: "terms" }, Object.entries(about.manifest).filter(([key, value]) => value !== "").map(([key, value]) =>
      [h("dt", null, key), h("dd", null, key === "seconds" ? duration(number(value)) : String(value))])),
    about.matrices.length ? h("section", null, h("h2", null, "Weights"), h("p", { class: "small" }, "Entry (i, j) of a recurrent kernel is the weight from unit i to unit j."),
      matrices(preferred(about.matrices), picture, (name) => {
        const [file, ...rest] = name.split("/");
        return at("run", id, "matrix") + "?file=" + file + "&name=" + encodeURIComponent(rest.join("/"));
      }), picture) : null,
    about.history ? h("section", null, h("h2", null, "History"), valueTable(about.history)) : null,
    h("details", null, h("summary", null, "Definition"), h("pre", { tabindex: 0 }, JSON.stringify(about.definition, null, 2)))].filter((part) => part !== null));
}

function preferred(names) {
  const rank = (name) => name.includes("recurrent") ? name.startsWith("trained") ? 0 : 1 : 2;
  return [...names].sort((a, b) => rank(a) - rank(b));
}
