// Positions of neurons in three dimensions, turned by the pointer or the arrow keys.
import { h, shown } from "./dom.js";
import { colour } from "./plots.js";

export function space(positions, labels) {
  const n = positions.length / 3;
  const names = Object.keys(labels);
  const canvas = h("canvas", { tabindex: 0, role: "img", width: 640, height: 480 });
  const reading = h("output", { class: "reading" }, "Drag or use the arrow keys to turn, + and − to zoom.");
  const choice = h("select", { onchange: draw }, h("option", { value: "" }, "one colour"),
    names.map((name) => h("option", { value: name }, name.replace(/_/g, " "))));
  const legend = h("ul", { class: "legend" });
  const centre = [0, 1, 2].map((axis) => mean(axis));
  let reach = 1;
  for (let i = 0; i < n; i++) reach = Math.max(reach, Math.hypot(...[0, 1, 2].map((a) => positions[3 * i + a] - centre[a])));
  let yaw = 0.6, pitch = 0.4, scale = 1, drag = null;
  let drawn = [];

  function mean(axis) {
    let sum = 0;
    for (let i = 0; i < n; i++) sum += positions[3 * i + axis];
    return sum / n;
  }

  function project(x, y, z) {
    const [sy, cy, sp, cp] = [Math.sin(yaw), Math.cos(yaw), Math.sin(pitch), Math.cos(pitch)];
    const x1 = cy * x + sy * z, z1 = cy * z - sy * x;
    const y1 = cp * y - sp * z1, z2 = sp * y + cp * z1;
    const f = 0.44 * Math.min(canvas.width, canvas.height) * scale / reach;
    return [canvas.width / 2 + f * x1, canvas.height / 2 + f * y1, z2 / reach];
  }

  function draw() {
    const c = canvas.getContext("2d");
    const words = labels[choice.value];
    const kinds = words ? [...new Set(words)].sort() : [];
    c.clearRect(0, 0, canvas.width, canvas.height);
    drawn = [];
    for (let i = 0; i < n; i++) {
      const p = project(...[0, 1, 2].map((a) => positions[3 * i + a] - centre[a]));
      drawn.push([...p, i]);
    }
    drawn.sort((a, b) => b[2] - a[2]);
    for (const [x, y, z, i] of drawn) {
      c.globalAlpha = 0.55 - 0.4 * z;
      c.fillStyle = colour(words ? kinds.indexOf(words[i]) : 0);
      c.beginPath();
      c.arc(x, y, 3.2 - z, 0, 7);
      c.fill();
    }
    c.globalAlpha = 1;
    bar(c);
    legend.replaceChildren(...kinds.map((kind, k) => {
      const mark = h("i", { "aria-hidden": "true" });
      mark.style.setProperty("--colour", "var(--c" + (k % 8) + ")");
      return h("li", null, mark, (kind || "unlabelled") + " (" + words.filter((w) => w === kind).length + ")");
    }));
    canvas.setAttribute("aria-label", n + " neurons in space, within " + shown(Math.round(reach)) + " µm of their centre");
  }

  function bar(c) {
    const length = 10 ** Math.floor(Math.log10(reach));
    const f = 0.44 * Math.min(canvas.width, canvas.height) * scale / reach;
    c.strokeStyle = c.fillStyle = getComputedStyle(canvas).color;
    c.lineWidth = 2;
    c.beginPath();
    c.moveTo(16, canvas.height - 16);
    c.lineTo(16 + f * length, canvas.height - 16);
    c.stroke();
    c.font = "12px system-ui, sans-serif";
    c.fillText(length + " µm", 16, canvas.height - 22);
  }

  canvas.addEventListener("pointerdown", (event) => { drag = [event.clientX, event.clientY]; canvas.setPointerCapture(event.pointerId); });
  canvas.addEventListener("pointerup", () => { drag = null; });
  canvas.addEventListener("pointermove", (event) => {
    if (drag) {
      yaw += (event.clientX - drag[0]) * 0.01;
      pitch += (event.clientY - drag[1]) * 0.01;
      drag = [event.clientX, event.clientY];
      draw();
      return;
    }
    const box = canvas.getBoundingClientRect();
    const x = (event.clientX - box.left) * canvas.width / box.width, y = (event.clientY - box.top) * canvas.height / box.height;
    let best = null;
    for (const p of drawn) {
      const d = Math.hypot(p[0] - x, p[1] - y);
      if (d < 9 && (best === null || d < best[0])) best = [d, p[3]];
    }
    if (best) {
      const i = best[1];
      reading.textContent = "neuron " + i + ": (" + [0, 1, 2].map((a) => shown(positions[3 * i + a])).join(", ") + ") µm"
        + names.map((name) => "; " + name.replace(/_/g, " ") + " " + (labels[name][i] || "–")).join("");
    }
  });
  canvas.addEventListener("wheel", (event) => { event.preventDefault(); scale *= event.deltaY > 0 ? 0.9 : 1.1; draw(); }, { passive: false });
  canvas.addEventListener("keydown", (event) => {
    if (event.key === "ArrowLeft") yaw -= 0.1;
    else if (event.key === "ArrowRight") yaw += 0.1;
    else if (event.key === "ArrowUp") pitch -= 0.1;
    else if (event.key === "ArrowDown") pitch += 0.1;
    else if (event.key === "+" || event.key === "=") scale *= 1.15;
    else if (event.key === "-") scale /= 1.15;
    else return;
    event.preventDefault();
    draw();
  });
  queueMicrotask(draw);
  return h("div", { class: "space" },
    h("p", { class: "tools" }, h("label", null, "colours by ", choice)), legend, canvas, reading);
}
