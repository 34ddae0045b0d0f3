package org.anlage.itests;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** An analyzer that is dropped in and replaced: the largest weight, times a factor. */
final class LargestWeight {

  private LargestWeight() {}

  /** Its bundle. */
  static BundleSource bundle(String version, double factor) {
    return BundleSource.named("org.example.largest")
        .header("Bundle-Version", version)
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
              return Findings.metrics(Map.of("largest_weight", largest));
            }
            """
                .formatted(factor));
  }

  /** What a version found, by run; only runs that it has looked at. */
  static Map<String, Double> found(StoreContents store, String version) throws IOException {
    Map<String, Double> values = new TreeMap<>();
    Path analyses = store.root().resolve("analyses");
    List<String> runs = Files.isDirectory(analyses) ? StoreContents.names(analyses) : List.of();
    for (String run : runs) {
      for (String folder : StoreContents.names(analyses.resolve(run))) {
        Path file = analyses.resolve(run).resolve(folder).resolve("findings.json");
        if (folder.startsWith("largest-weight@" + version + "+") && Files.exists(file)) {
          JsonObject findings = StoreContents.object(file).getAsJsonObject("findings");
          values.put(run, findings.getAsJsonObject("metrics").get("largest_weight").getAsDouble());
        }
      }
    }
    return values;
  }
}
