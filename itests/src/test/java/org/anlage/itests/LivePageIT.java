package org.anlage.itests;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.google.gson.JsonElement;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** The live page in a browser, from an empty store to findings of an analyzer that is replaced. */
class LivePageIT {
  /** The browser still writes to its profile when it ends. */
  @TempDir(cleanup = CleanupMode.NEVER)
  Path work;

  private Process serving;

  @AfterEach
  void end() throws InterruptedException {
    if (serving != null) {
      serving.destroyForcibly().waitFor();
    }
  }

  @Test
  void aStudyIsStartedWatchedAndAnalysedWithoutAPointer() throws Exception {
    assumeTrue(Browser.executable() != null, "Chromium is not installed: the page is not tried");
    Path plugins = Files.createDirectories(work.resolve("plug"));
    hostilePanel().write(plugins);
    Distribution anlage = Distribution.in(work);
    serving =
        anlage.start(
            "serve", "store", "--allow-run", "--threads", "1", "--plugins", plugins.toString());
    while (serving.isAlive() && !Files.readString(anlage.out(), UTF_8).contains("\n")) {
      TimeUnit.MILLISECONDS.sleep(50);
    }
    String address = Files.readString(anlage.out(), UTF_8).strip();
    assertTrue(address.matches("http://127\\.0\\.0\\.1:\\d+/\\?token=[0-9a-f]{32}"), address);
    try (Browser page = Browser.start(work.resolve("profile"))) {
      page.look(1280, false);
      page.open(address);
      page.await("document.querySelector('h1')?.textContent === 'Studies'");
      assertEquals("/", page.value("location.pathname + location.search").getAsString());

      page.tabTo("e.textContent === 'New study'");
      page.press("Enter");
      page.await("document.querySelector('.good')?.textContent.startsWith('4 runs: 2 arms')");
      usable(page);
      page.tabTo("e.labels?.[0]?.textContent === 'title'");
      for (String letter : List.of("<", "i", ">", "x")) {
        page.press(letter);
      }
      page.await("document.querySelector('textarea').value.includes('\"<i>x\"')");
      page.tabTo("e.textContent === 'Start the study' && !e.disabled");
      page.press("Enter");
      page.await("location.hash.startsWith('#/study/my-study-')");
      page.await("document.querySelector('h1')?.textContent === '<i>x'");
      page.await("document.querySelectorAll('.state.done').length === 4");
      page.await("document.querySelector('canvas')");
      usable(page);

      page.value("location.hash = location.hash.replace('/runs', '/findings')");
      page.await("document.querySelectorAll('details').length > 3");
      LargestWeight.bundle("1.0.0", 1).write(plugins);
      page.await("document.body.textContent.includes('largest-weight@1.0.0: 4 runs')");
      LargestWeight.bundle("1.1.0", 2).write(plugins);
      page.await("document.body.textContent.includes('largest-weight@1.1.0: 4 runs')");
      usable(page);

      page.value("location.hash = location.hash.replace('/findings', '/data')");
      page.await("document.querySelector('.space canvas') || document.querySelector('.note')");
      page.value("location.hash = location.hash.replace('/data', '/arms')");
      page.await("document.querySelector('caption')");
      usable(page);
      page.value("location.hash = '#/panel/hostile'");
      page.await("document.querySelector('h1')?.textContent === \"</a><img src='x'>\"");
      page.await("document.querySelector('td')?.textContent === '<script>throw 1</script>'");
      assertEquals(0, page.value("document.querySelectorAll('main img').length").getAsInt());
      usable(page);
      aTableOfManyRowsIsShownInParts(page);
      page.value("location.hash = '#/catalogue'");
      page.await("document.querySelectorAll('details').length > 100");
      usable(page);
      aReportSaysValues(page);
      assertEquals(List.of(), page.errors());
    }
  }

  /** A panel of a plug-in whose texts are markup. */
  private static BundleSource hostilePanel() {
    return BundleSource.named("org.example.hostile")
        .extension(
            "hostile",
            "panel.Panel",
            "Hostile",
            "org.anlage.api.panel.Panel",
            """
            public String path() { return "hostile"; }
            public String title() { return "</a><img src='x'>"; }
            public Findings show(org.anlage.api.panel.PanelStudy study) {
              return new Findings(Map.of("<b>runs</b>", (double) study.runs().size()),
                  List.of(new Table("t", "<i>caption</i>", List.of(
                      new Column.Texts("<u>c</u>", List.of("<script>throw 1</script>"))))), List.of());
            }
            """)
        .alsoImport("org.anlage.api.panel");
  }

  /** Ten thousand rows are a hundred in the page, and five hundred more whenever one asks. */
  private static void aTableOfManyRowsIsShownInParts(Browser page) throws Exception {
    String rows =
        "import('/dom.js').then(({table}) => { const t = table([{name: 'n', numeric: true,"
            + " value: (r) => r}], Array.from({length: 10000}, (_, i) => i), {caption: 'n'});"
            + " const shown = () => t.querySelectorAll('tbody tr').length;"
            + " const first = shown(); t.querySelector(':scope > button').click();"
            + " return first + ' ' + shown(); })";
    assertEquals("100 600", page.value(rows).getAsString());
  }

  /** The report in the browser says the value of a mark that is pointed at. */
  private void aReportSaysValues(Browser page) throws Exception {
    Path studies = work.resolve("store/studies");
    try (Stream<Path> folders = Files.list(studies)) {
      page.open(folders.findFirst().orElseThrow().resolve("report.html").toUri().toString());
    }
    page.await("document.readyState === 'complete' && document.querySelector('svg[data-values]')");
    String said =
        page.value(
                """
                (() => {
                  const svg = [...document.querySelectorAll('svg[data-values]')].find((one) =>
                      JSON.parse(one.dataset.values).marks.some((mark) => mark[0] === 'points'));
                  const values = JSON.parse(svg.dataset.values);
                  const mark = values.marks.find((one) => one[0] === 'points');
                  const at = (axis, v) => axis[4] + (v - axis[3]) / (axis[5] - axis[3] || 1) * (axis[6] - axis[4]);
                  svg.scrollIntoView();
                  const box = svg.getBoundingClientRect();
                  const scale = box.width / svg.viewBox.baseVal.width;
                  svg.dispatchEvent(new PointerEvent('pointermove', { bubbles: true,
                    clientX: box.left + scale * at(values.x, (mark[3] || mark[2])[0]),
                    clientY: box.top + scale * at(values.y, mark[4][0]) }));
                  const tip = document.querySelector('.value');
                  return [tip.hidden, tip.textContent.includes(values.y[0] + ': ' + mark[4][0]), tip.textContent].join(' ');
                })()
                """)
            .getAsString();
    assertTrue(said.startsWith("false true "), said);
  }

  /** Fits a telephone, and everybody can use it, on light and on dark paper. */
  private static void usable(Browser page) throws Exception {
    List<String> found = new ArrayList<>();
    for (boolean dark : List.of(false, true)) {
      page.look(dark ? 390 : 1280, dark);
      assertTrue(
          page.value("document.documentElement.scrollWidth <= innerWidth").getAsBoolean(),
          () -> "wider than the window");
      page.value(axe());
      JsonElement violations =
          page.value(
              "axe.run({resultTypes: ['violations']}).then(r => r.violations.map(v => v.id + ': ' +"
                  + " v.nodes.map(n => n.html + ' ' + n.failureSummary).slice(0, 3).join('; ')))");
      violations.getAsJsonArray().forEach(violation -> found.add(violation.getAsString()));
    }
    page.look(1280, false);
    assertEquals(List.of(), found);
  }

  private static String axe() throws Exception {
    String file = "/META-INF/resources/webjars/axe-core/4.6.3/axe.min.js";
    try (InputStream stream = LivePageIT.class.getResourceAsStream(file)) {
      String script = new String(Objects.requireNonNull(stream, file).readAllBytes(), UTF_8);
      return "window.axe || (() => {" + script + "})(); 0";
    }
  }
}
