package org.anlage.store;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.anlage.api.result.Column;
import org.anlage.api.result.Table;
import org.anlage.parameters.json.Json;

/**
 * A run in one row: how it ended, and its metrics, which are the last row of its history and, for a
 * measurement, the metrics of its findings.
 *
 * @param status {@code done}, {@code failed}, {@code missing} or {@code damaged}
 * @param failure why it failed, or what is damaged; else empty
 * @param seconds wall time, s; NaN if it is missing or damaged
 * @param metrics by name, in the order in which they are stored; none if it is missing or damaged
 */
public record RunSummary(
    String status, String failure, double seconds, Map<String, Double> metrics) {
  private static final RunSummary MISSING = new RunSummary("missing", "", Double.NaN, Map.of());

  /** Reads what is stored of runs. */
  @FunctionalInterface
  public interface Reader {
    /** The summary of a run, which may be missing. */
    RunSummary summary(String id);
  }

  /** Whether it is stored and failed numerically. */
  public boolean hasFailed() {
    return status.equals("failed");
  }

  /** A run as it is stored; all of its files are compared with their digests. */
  public static RunSummary of(DirectoryStore store, String id) {
    if (!store.contains(id)) {
      return MISSING;
    }
    Optional<String> damage = store.damage(id);
    if (damage.isPresent()) {
      return new RunSummary("damaged", damage.get(), Double.NaN, Map.of());
    }
    Path folder = store.directory(id);
    Map<String, Double> metrics = new LinkedHashMap<>();
    Path history = folder.resolve("history.json");
    if (Files.exists(history)) {
      lastRow(StoredFiles.table(history), metrics);
    }
    Path findings = folder.resolve("findings.json");
    if (Files.exists(findings)) {
      metrics.putAll(StoredFiles.findings(findings).metrics());
    }
    Json.Obj manifest = store.manifest(id);
    return new RunSummary(
        manifest.text("status"), manifest.text("failure"), manifest.number("seconds"), metrics);
  }

  private static void lastRow(Table history, Map<String, Double> metrics) {
    for (Column column : history.columns()) {
      if (column instanceof Column.Numbers numbers && numbers.size() > 0) {
        metrics.put(numbers.name(), numbers.values()[numbers.size() - 1]);
      }
    }
  }

  /** A number with all its digits; empty for NaN. */
  static String number(double value) {
    if (Double.isNaN(value)) {
      return "";
    }
    return Json.number(value) instanceof Json.Num number
        ? number.literal()
        : Double.toString(value);
  }
}
