package org.anlage.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.anlage.api.analysis.StudyRun;
import org.anlage.api.analysis.StudyView;
import org.anlage.api.distribution.Branding;
import org.anlage.api.result.Findings;
import org.anlage.api.result.Table;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xml.sax.InputSource;

final class HtmlReportTest {
  @TempDir Path folder;

  private String write(StudyView study, Map<String, Findings> findings) throws IOException {
    Path file = folder.resolve("deep/report.html");
    new HtmlReport(Optional.empty()).write(study, findings, file);
    try (var files = Files.list(folder.resolve("deep"))) {
      assertEquals(1, files.count(), "nothing but the report is left behind");
    }
    return Files.readString(file);
  }

  private String typical() throws IOException {
    return write(SampleStudy.typical(), SampleStudy.studyFindings());
  }

  @Test
  void keepsACopyToLookAt() throws IOException {
    Path file = Path.of("target", "sample-report.html");
    new HtmlReport(Optional.empty())
        .write(SampleStudy.typical(), SampleStudy.studyFindings(), file);
    assertTrue(Files.size(file) > 50_000);
  }

  @Test
  void hasEverySectionAndNothingFailedToBeWritten() throws IOException {
    String html = typical();
    for (String title :
        List.of(
            "At a glance",
            "Data and checks",
            "Arms and their priors",
            "Data used by each arm",
            "Tasks",
            "Budget before training",
            "Accuracy tests",
            "Inside the networks",
            "Runs without a result",
            "Methods",
            "Provenance")) {
      assertTrue(html.contains("<h2>" + title + "</h2>"), title);
    }
    assertFalse(html.contains("could not be"), "a section or figure failed");
  }

  @Test
  void conclusionsComeFirstAndMethodsLast() throws IOException {
    Findings verdict =
        new Findings(
            Map.of(),
            List.of(new Table("ladder", "Rungs.", List.of())),
            List.of(),
            List.of("W* beats <every> null."),
            List.of("Ranks were compared."));
    String html = write(SampleStudy.typical(), Map.of("verdict", verdict));
    int said = html.indexOf("<p>W* beats &lt;every&gt; null.</p>");
    assertTrue(said > html.indexOf("<h2>Verdict</h2>"));
    assertTrue(said < html.indexOf("<h2>At a glance</h2>"));
    assertEquals(1, count(html, "Rungs."), "the verdict's numbers are not repeated");
    String methods = html.substring(html.indexOf("id=\"methods\""));
    assertTrue(methods.contains("Ranks were compared."));
    assertFalse(write(SampleStudy.typical(), Map.of()).contains("<h2>Verdict</h2>"));
  }

  /** Whoever it is from, an analyzer is shown at the place that it names. */
  @Test
  void analyzersAreShownAtTheirPlaces() throws IOException {
    Map<String, Findings> findings = new LinkedHashMap<>();
    for (String analyzer : List.of("learning-curves", "something", "own-outcome", "accuracy")) {
      findings.put(analyzer, Findings.metrics(Map.of("metric", 1.0)));
    }
    String html = write(SampleStudy.typical(), findings);
    List<Integer> places =
        Stream.of(
                "Own outcome", "Accuracy", "Learning curves", "Arms and their priors", "Something")
            .map(title -> html.indexOf("<h2>" + title + "</h2>"))
            .toList();
    assertEquals(places.stream().sorted().toList(), places);
    assertTrue(places.get(0) > html.indexOf("<h2>At a glance</h2>"));
  }

  @Test
  void escapesHostileNames() throws IOException {
    String html = typical();
    assertFalse(html.contains("<script>alert"));
    assertFalse(html.contains("</pre><script>"));
    assertFalse(html.contains("NaN <b>"));
    assertTrue(html.contains("W!&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;&quot;&amp;"));
    assertEquals(1, count(html, "<script>"), "only the page's own script");
  }

  @Test
  void reachesForNothingOutside() throws IOException {
    String html = typical().replace("http://www.w3.org/2000/svg", "");
    assertFalse(html.contains("http:"));
    assertFalse(html.contains("https:"));
    assertFalse(html.contains("@import"));
    assertFalse(html.contains("src="));
    Matcher href = Pattern.compile("href=\"([^\"]{0,30})").matcher(html);
    while (href.find()) {
      assertTrue(
          href.group(1).startsWith("#") || href.group(1).startsWith("data:image/png;base64,"),
          href.group(1));
    }
  }

  @Test
  void everySvgIsWellFormedAndIdsAreUnique() throws Exception {
    String html = typical();
    List<String> drawings = svgs(html);
    assertTrue(drawings.size() > 15, "figures: " + drawings.size());
    for (String drawing : drawings) {
      DocumentBuilderFactory.newDefaultInstance()
          .newDocumentBuilder()
          .parse(new InputSource(new StringReader(drawing)));
      assertTrue(drawing.contains("<title"), "title for those who listen");
    }
    Matcher id = Pattern.compile(" id=\"([^\"]+)\"").matcher(html);
    List<String> ids = new ArrayList<>();
    while (id.find()) {
      ids.add(id.group(1));
    }
    assertEquals(ids.size(), ids.stream().distinct().count());
  }

  @Test
  void showsEveryFigureAndTableOfAnUnknownAnalyzer() throws IOException {
    String html = typical();
    assertTrue(html.contains("Every mark."));
    assertTrue(html.contains("Pairs of arms."));
    assertTrue(html.contains("Rank tests, Holm&#39;s correction."));
    assertTrue(html.contains("1.234·10⁻⁷"));
    assertTrue(html.contains("length (µm)"));
  }

  @Test
  void givesTheSameBytesTwice() throws IOException {
    assertEquals(typical(), typical());
  }

  @Test
  void saysThatDataAreSynthetic() throws IOException {
    String html = typical();
    assertTrue(html.contains("<b>SYNTHETIC DATA</b>"));
    assertTrue(html.contains("Data were synthetic"));
  }

  @Test
  void countsAndListsRunsThatFailedOrAreMissing() throws IOException {
    String html = typical();
    assertTrue(html.contains("This study is not complete: 2 of 40 runs are missing."));
    assertTrue(html.contains("update 37: task loss is NaN &lt;b&gt;"));
    assertTrue(html.contains("36 of 40 runs finished; 2 failed numerically and are counted"));
  }

  @Test
  void meansAreOverFinishedSeedsOnly() throws IOException {
    SampleStudy study = SampleStudy.typical();
    double sum = 0;
    for (StudyRun run : study.runs()) {
      if (run.arm().equals("W*D*C*") && run.task().equals("go-nogo") && run.seed() < 4) {
        sum += run.metric("test_accuracy");
      }
    }
    String mean = String.format("%.3f (", sum / 4);
    assertTrue(typical().contains(mean), mean);
  }

  @Test
  void writesAStudyOfWhichNothingIsThere() throws IOException {
    SampleStudy study =
        new SampleStudy(
            "nothing",
            "",
            "",
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            Optional.empty(),
            Map.of(),
            new Table("provenance", "", List.of()),
            "{}");
    String html = write(study, Map.of());
    assertFalse(html.contains("could not be"), "a section failed");
    assertTrue(html.contains("No finished run reports an accuracy."));
  }

  @Test
  void weightsOfManyUnitsAreNotDrawn() throws IOException {
    String drawn = write(SampleStudy.sized(200), Map.of());
    assertTrue(drawn.contains("rows are presynaptic"));
    assertFalse(drawn.contains("are not drawn"));
    String left = write(SampleStudy.sized(2001), Map.of());
    assertFalse(left.contains("rows are presynaptic"));
    assertTrue(left.contains("Weights of more than 2000 units are not drawn: A, B, C, D."));
  }

  private static List<String> svgs(String html) {
    List<String> drawings = new ArrayList<>();
    Matcher svg = Pattern.compile("<svg.*?</svg>", Pattern.DOTALL).matcher(html);
    while (svg.find()) {
      drawings.add(svg.group());
    }
    return drawings;
  }

  private static int count(String text, String part) {
    return text.split(Pattern.quote(part), -1).length - 1;
  }

  @Test
  void aDistributionPutsItsNameAndColoursOnTheReport(@TempDir Path folder) throws IOException {
    Branding lab =
        new Branding() {
          @Override
          public String name() {
            return "Lab";
          }

          @Override
          public String banner() {
            return "";
          }

          @Override
          public String reportTitle() {
            return "Lab & sons";
          }

          @Override
          public Optional<String> accent() {
            return Optional.of("#112233");
          }

          @Override
          public Optional<String> darkAccent() {
            return Optional.of("#ddeeff");
          }

          @Override
          public Optional<Path> experiment() {
            return Optional.empty();
          }
        };
    Path file = folder.resolve("branded.html");
    new HtmlReport(Optional.of(lab))
        .write(SampleStudy.typical(), SampleStudy.studyFindings(), file);
    String html = Files.readString(file);
    assertTrue(html.contains("<p class=\"kicker\">Lab &amp; sons · "), "its name");
    assertTrue(html.contains("(prefers-color-scheme:light){:root{--accent:#112233}}"), "light");
    assertTrue(html.contains("(prefers-color-scheme:dark){:root{--accent:#ddeeff}}"), "dark");
  }
}
