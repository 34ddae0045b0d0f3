package org.anlage.itests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonParser;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.anlage.itests.Distribution.Result;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A bundle by somebody else gets everything that the platform's own have. */
class ThirdPartyIT {

  @TempDir Path work;

  private Path write(String version, double factor) throws Exception {
    return BundleSource.named("org.example.rings")
        .header("Bundle-Version", version)
        .extension(
            "ring",
            "connectivity.ConnectivityGenerator",
            "Ring",
            "ConnectivityGenerator<Ring.Settings>",
            """
            public enum Direction { FORWARD, BOTH_WAYS }
            public record Settings(
                @Parameter(text = "Weight of each link", value = "0.9", min = 0) double weight,
                @Parameter(text = "Direction", value = "\\"both-ways\\"") Direction direction) {}
            public Class<Settings> parameters() { return Settings.class; }
            public Matrix generate(Settings p, PriorContext c) {
              Matrix w = Matrix.zeros(c.size(), c.size());
              for (int i = 0; i < c.size(); i++) {
                int next = (i + 1) % c.size();
                w.set(i, next, p.weight());
                if (p.direction() == Direction.BOTH_WAYS) {
                  w.set(next, i, p.weight());
                }
              }
              return w;
            }
            """)
        .extension(
            "largest-weight",
            "analysis.Analyzer",
            "Largest",
            "MatrixAnalyzer<NoParameters>",
            """
            public Class<NoParameters> parameters() { return NoParameters.class; }
            public Findings analyze(NoParameters p, Matrix w, AnalysisContext c) {
              double largest = 0;
              for (double value : w.values()) {
                largest = Math.max(largest, Math.abs(value) * %s);
              }
              Chart chart = new Chart("", Axis.linear("weight", ""), Axis.linear("count", ""),
                  List.of(new Mark.Bars("largest", new double[] {0}, new double[] {largest})));
              return new Findings(
                  Map.of("largest_weight", largest),
                  List.of(),
                  List.of(new Figure("largest", "The largest weight of all", "", List.of(chart))));
            }
            """
                .formatted(factor))
        .write(Files.createDirectories(work.resolve("plug-ins")));
  }

  private Result anlage(String... arguments) throws Exception {
    String[] all = java.util.Arrays.copyOf(arguments, arguments.length + 1);
    all[arguments.length] = "--plugins=plug-ins";
    return Distribution.in(work).quick().run(all);
  }

  @Test
  void itsGeneratorAndAnalyzerTakePart() throws Exception {
    write("1.0.0", 1);
    anlage("list", "generator").expect(0).saysOut("ring");
    anlage("describe", "ring").expect(0).saysOut("forward | both-ways").saysOut("0.9");
    anlage("schema").expect(0).saysOut("\"both-ways\"");
    anlage("apply", "ring", "--size", "4", "--param", "direction=forward", "--out", "out")
        .expect(0);

    new MiniExperiment()
        .arm("ring", "[{\"use\": \"ring\", \"direction\": \"both-ways\"}, \"shuffle-entries\"]")
        .with("analyzers", "[\"accuracy\", \"largest-weight\", \"metrics-across-arms\"]")
        .write(work.resolve("study.json"));
    anlage("run", "study.json", "--store", "store", "--seeds", "1").expect(0);
    StoreContents store = new StoreContents(work.resolve("store"));
    Map<String, String> planned = store.planned();
    String id = planned.get("ring / go-nogo / 0");
    String definition = Files.readString(store.run(id).resolve("run.json"));
    assertTrue(definition.contains("org.example.rings"), "the code of the ring is in its id");
    String plain =
        Files.readString(store.run(planned.get("plain / go-nogo / 0")).resolve("run.json"));
    assertTrue(!plain.contains("org.example.rings"), "and in no other");
    Path results = store.root().resolve("studies").resolve(store.studies().get(0));
    String report = Files.readString(results.resolve("report.html"));
    assertTrue(report.contains("The largest weight of all"), "its figure is in the report");
    assertTrue(report.contains("largest_weight") || report.contains("largest weight"));

    // Another version of the analyzer is applied to stored runs; they are not trained again.
    Map<String, String> before = store.results();
    Path first = analysis(store, id);
    double value = largest(first);
    write("1.1.0", 2);
    anlage("analyze", "store", "--with", "largest-weight").expect(0).saysOut("largest_weight");
    assertEquals(before, store.results());
    assertEquals(value, largest(first), "what the first version found is kept");
    try (var folders = Files.list(first.getParent().getParent())) {
      Path second =
          folders
              .filter(f -> f.toString().contains("largest-weight@1.1.0"))
              .findFirst()
              .orElseThrow();
      assertEquals(2 * value, largest(second.resolve("findings.json")), 1e-12);
    }

    // Provenance is what made the results, not what is installed now.
    anlage("report", "store").expect(0);
    String again = Files.readString(results.resolve("report.html"));
    assertTrue(again.contains("org.example.rings 1.0.0"), "it computed the runs");
    assertTrue(again.contains("analysis: org.example.rings 1.1.0"), "it analysed them");
    assertTrue(
        !again.replace("analysis: org.example.rings 1.1.0", "").contains("org.example.rings 1.1.0"),
        "it computed none");
  }

  private static Path analysis(StoreContents store, String id) throws Exception {
    try (var files = Files.walk(store.root().resolve("analyses").resolve(id))) {
      return files
          .filter(f -> f.toString().contains("largest-weight@1.0.0"))
          .filter(f -> f.endsWith("findings.json"))
          .findFirst()
          .orElseThrow();
    }
  }

  private static double largest(Path findings) throws Exception {
    return JsonParser.parseString(Files.readString(findings))
        .getAsJsonObject()
        .getAsJsonObject("findings")
        .getAsJsonObject("metrics")
        .get("largest_weight")
        .getAsDouble();
  }
}
