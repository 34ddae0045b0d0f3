// What a browser adds to a report that is complete without it.
(function () {
  function make(tag, attributes, text) {
    var element = document.createElement(tag);
    Object.keys(attributes || {}).forEach(function (name) { element.setAttribute(name, attributes[name]); });
    if (text !== undefined) element.textContent = text;
    return element;
  }
  function button(text, label, act) {
    var element = make("button", { type: "button", "aria-label": label }, text);
    element.addEventListener("click", act);
    return element;
  }
  function each(selector, act, root) { Array.prototype.forEach.call((root || document).querySelectorAll(selector), act); }
  function name(figure, ending) {
    var caption = figure.querySelector("figcaption b");
    var words = (caption ? caption.textContent : "figure").toLowerCase().replace(/[^a-z0-9]+/g, "-").replace(/^-|-$/g, "");
    return words + ending;
  }
  function save(blob, file) {
    var link = make("a", { href: URL.createObjectURL(blob), download: file });
    document.body.append(link);
    link.click();
    link.remove();
    setTimeout(function () { URL.revokeObjectURL(link.href); }, 1000);
  }

  each("button[data-copy]", function (element) {
    if (!navigator.clipboard) return;
    element.hidden = false;
    element.addEventListener("click", function () {
      var text = document.getElementById(element.dataset.copy).innerText;
      navigator.clipboard.writeText(text).then(function () { element.textContent = "Copied"; });
    });
  });

  // Headings lead to themselves, and what an address names is unfolded.
  each("section > h2, section > details > summary > h2, h3[id]", function (heading) {
    var id = heading.id || heading.closest("section").id;
    heading.append(make("a", { "class": "anchor", href: "#" + id, "aria-label": "Link to " + heading.textContent }, "#"));
  });
  function unfold() {
    var target = location.hash.length > 1 && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (!target) return;
    var inner = target.querySelector(":scope > details.section");
    if (inner) inner.open = true;
    for (var part = target.parentElement; part; part = part.parentElement) if (part.tagName === "DETAILS") part.open = true;
    target.scrollIntoView();
  }
  window.addEventListener("hashchange", unfold);
  unfold();
  window.addEventListener("beforeprint", function () {
    each("details", function (part) { if (part.querySelector("svg") || part.classList.contains("section")) part.open = true; });
  });

  // Rows that are folded as text become a table when somebody unfolds them.
  function rows(pre) {
    var lines = pre.textContent.replace(/\n$/, "").split("\n").map(function (line) { return line.split("\t"); });
    var table = make("table");
    var head = table.createTHead().insertRow();
    var body = table.createTBody();
    var numeric = lines[0].map(function (unused, column) {
      return lines.slice(1).every(function (line) { return line[column] === "–" || !isNaN(value(line[column])); });
    });
    lines[0].forEach(function (text, column) { head.append(make("th", numeric[column] ? { scope: "col", "class": "n" } : { scope: "col" }, text)); });
    lines.slice(1).forEach(function (line) {
      var row = body.insertRow();
      line.forEach(function (text, column) { row.append(make("td", numeric[column] ? { "class": "n" } : {}, text)); });
    });
    pre.replaceWith(table);
    sortable(table);
  }
  each("details", function (part) {
    part.addEventListener("toggle", function () { if (part.open) each("pre.rows", rows, part); });
  });

  var digits = { "⁰": 0, "¹": 1, "²": 2, "³": 3, "⁴": 4, "⁵": 5, "⁶": 6, "⁷": 7, "⁸": 8, "⁹": 9, "⁻": "-" };
  function value(text) {
    var plain = text.replace(/−/g, "-").replace(/·10([⁻⁰¹²³⁴⁵⁶⁷⁸⁹]+)/, function (all, power) {
      return "e" + power.split("").map(function (digit) { return digits[digit]; }).join("");
    });
    if (plain.replace("-", "") === "∞") return plain === "∞" ? Infinity : -Infinity;
    return plain.trim() === "" ? NaN : Number(plain);
  }
  function sortable(table) {
    each("thead th", function (head) {
      var sort = button(head.textContent, "Sort by " + head.textContent, function () {
        var down = head.getAttribute("aria-sort") === "ascending";
        var column = head.cellIndex;
        each("thead th", function (other) { other.removeAttribute("aria-sort"); }, table);
        head.setAttribute("aria-sort", down ? "descending" : "ascending");
        var body = table.tBodies[0];
        Array.prototype.slice.call(body.rows).sort(function (a, b) {
          var x = a.cells[column].textContent, y = b.cells[column].textContent;
          var p = value(x), q = value(y);
          if (head.classList.contains("n") && (isNaN(p) || isNaN(q))) return isNaN(p) - isNaN(q);
          var order = isNaN(p) || isNaN(q) ? x.localeCompare(y) : p < q ? -1 : p > q ? 1 : 0;
          return down ? -order : order;
        }).forEach(function (row) { body.append(row); });
      });
      head.replaceChildren(sort);
    }, table);
  }
  each("figure.table table", sortable);
  function quoted(text) { return /[",\n]/.test(text) ? "\"" + text.replace(/"/g, "\"\"") + "\"" : text; }
  function cell(text) {
    var x = value(text);
    return isNaN(x) ? quoted(text) : String(x);
  }
  each("figure.table", function (figure) {
    figure.querySelector("figcaption").append(" ", button("CSV", "Save this table as CSV", function () {
      each("pre.rows", rows, figure);
      var lines = Array.prototype.map.call(figure.querySelectorAll("tr"), function (row) {
        return Array.prototype.map.call(row.cells, function (one) { return cell(one.textContent); }).join(",");
      });
      save(new Blob([lines.join("\n") + "\n"], { type: "text/csv" }), name(figure, ".csv"));
    }));
  });

  // What scrolls can be scrolled by keys.
  function reachable() {
    each(".panels", function (panels) {
      if (panels.scrollWidth > panels.clientWidth) {
        panels.tabIndex = 0;
        panels.setAttribute("role", "region");
        panels.setAttribute("aria-label", "Panels of a figure");
      } else ["tabindex", "role", "aria-label"].forEach(function (name) { panels.removeAttribute(name); });
    });
  }
  window.addEventListener("resize", reachable);
  document.addEventListener("toggle", reachable, true);
  reachable();

  // A figure: series that can be hidden, panels that can be looked at closely, files to keep.
  var kept = ["fill", "stroke", "stroke-width", "stroke-dasharray", "stroke-linecap", "opacity", "fill-opacity", "stroke-opacity", "font-family", "font-size", "font-weight", "text-anchor"];
  function standalone(svg) {
    var copy = svg.cloneNode(true);
    var from = svg.querySelectorAll("*"), to = copy.querySelectorAll("*");
    for (var i = 0; i < from.length; i++) {
      var style = getComputedStyle(from[i]);
      kept.forEach(function (property) { to[i].style.setProperty(property, style.getPropertyValue(property)); });
      if (style.display === "none") to[i].style.display = "none";
    }
    copy.removeAttribute("data-values");
    copy.removeAttribute("data-hidden");
    copy.setAttribute("xmlns", "http://www.w3.org/2000/svg");
    copy.style.background = getComputedStyle(document.body).backgroundColor;
    return new XMLSerializer().serializeToString(copy);
  }
  function picture(svg, file) {
    var box = svg.getBoundingClientRect(), scale = 3;
    var image = new Image();
    image.onload = function () {
      var canvas = make("canvas", { width: Math.round(box.width * scale), height: Math.round(box.height * scale) });
      canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height);
      canvas.toBlob(function (blob) { save(blob, file); }, "image/png");
    };
    image.src = "data:image/svg+xml;charset=utf-8," + encodeURIComponent(standalone(svg));
  }
  function closely(svg) {
    var dialog = make("dialog", { "aria-label": "The panel, larger" });
    var copy = svg.cloneNode(true);
    copy.querySelectorAll("[id]").forEach(function (part) { part.id = "zoom-" + part.id; });
    copy.querySelectorAll("*").forEach(function (part) {
      ["clip-path", "fill"].forEach(function (attribute) {
        var to = part.getAttribute(attribute);
        if (to && to.indexOf("url(#") === 0) part.setAttribute(attribute, to.replace("url(#", "url(#zoom-"));
      });
    });
    var scale = 1;
    function size() { copy.style.width = scale * 100 + "%"; copy.style.height = "auto"; }
    var holder = make("div", { "class": "closely", tabindex: "0" });
    holder.append(copy);
    dialog.append(button("Larger", "Larger", function () { scale *= 1.4; size(); }),
      button("Smaller", "Smaller", function () { scale /= 1.4; size(); }),
      button("Close", "Close", function () { dialog.close(); }), holder);
    dialog.addEventListener("close", function () { dialog.remove(); });
    document.body.append(dialog);
    size();
    dialog.showModal();
  }
  function rgb(hex) {
    var n = parseInt(hex.slice(1), 16);
    return "rgb(" + (n >> 16) + "," + (n >> 8 & 255) + "," + (n & 255) + ")";
  }
  function same(paint, colour) {
    return paint && paint.replace(/\s/g, "").toLowerCase() === colour;
  }
  each("figure.chart", function (figure) {
    each(".legend li", function (entry) {
      var hex = entry.querySelector("i").style.getPropertyValue("--colour").trim().toLowerCase();
      if (hex[0] !== "#") return;
      var toggle = make("button", { type: "button", "aria-pressed": "true" });
      toggle.append.apply(toggle, entry.childNodes);
      entry.append(toggle);
      toggle.addEventListener("click", function () {
        var hide = toggle.getAttribute("aria-pressed") === "true";
        toggle.setAttribute("aria-pressed", String(!hide));
        each("svg", function (svg) {
          var hidden = JSON.parse(svg.dataset.hidden || "[]").filter(function (one) { return one !== toggle.textContent; });
          svg.dataset.hidden = JSON.stringify(hide ? hidden.concat(toggle.textContent) : hidden);
        }, figure);
        each("svg *", function (mark) {
          var fill = mark.getAttribute("fill"), stroke = mark.getAttribute("stroke");
          if ([fill, stroke].some(function (paint) { return same(paint, hex) || same(paint, rgb(hex)); })) mark.style.display = hide ? "none" : "";
        }, figure);
      });
    }, figure);
    var panels = figure.querySelectorAll(".panels svg");
    if (panels.length === 0) return;
    var tools = make("p", { "class": "tools" });
    function all(act) { figure.querySelectorAll(".panels svg").forEach(function (svg, i) { act(svg, panels.length > 1 ? "-" + (i + 1) : ""); }); }
    tools.append(button("SVG", "Save this figure as SVG", function () {
      all(function (svg, number) { save(new Blob([standalone(svg)], { type: "image/svg+xml" }), name(figure, number + ".svg")); });
    }), button("PNG", "Save this figure as PNG", function () {
      all(function (svg, number) { picture(svg, name(figure, number + ".png")); });
    }));
    panels.forEach(function (svg, i) {
      tools.append(button(panels.length > 1 ? "Zoom " + (i + 1) : "Zoom", "Look closely at panel " + (i + 1), function () { closely(svg); }));
    });
    if (panels.length > 8) while (tools.children.length > 2) tools.lastChild.remove();
    panels.forEach(function (svg) { svg.addEventListener("dblclick", function () { closely(svg); }); });
    figure.querySelector("figcaption").after(tools);
  });
})();
