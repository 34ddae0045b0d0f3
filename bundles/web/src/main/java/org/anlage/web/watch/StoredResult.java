package org.anlage.web.watch;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.anlage.api.component.ProblemException;
import org.anlage.api.result.Column;
import org.anlage.api.result.Table;
import org.anlage.api.run.RunStatus;
import org.anlage.parameters.json.Json;
import org.anlage.store.DirectoryStore;
import org.anlage.store.StoredFiles;

/**
 * What the list of runs shows of a finished run.
 *
 * @param status what came of it; BROKEN if its files cannot be read
 * @param failure why it has no result, if so
 * @param seconds time it took
 * @param metrics last values of its history, by name
 */
public record StoredResult(
    RunStatus status, String failure, double seconds, Map<String, Double> metrics) {
  /** Copies the map. */
  public StoredResult {
    metrics = Map.copyOf(metrics);
  }

  /** Reads a run. */
  static StoredResult read(DirectoryStore store, String id) {
    try {
      Json.Obj manifest = store.manifest(id);
      RunStatus status = manifest.text("status").equals("done") ? RunStatus.DONE : RunStatus.FAILED;
      return new StoredResult(
          status, manifest.text("failure"), manifest.number("seconds"), last(store, id));
    } catch (ProblemException damaged) {
      return new StoredResult(
          RunStatus.BROKEN, damaged.problems().get(0).what(), Double.NaN, Map.of());
    }
  }

  private static Map<String, Double> last(DirectoryStore store, String id) {
    Path file = store.directory(id).resolve("history.json");
    Map<String, Double> metrics = new TreeMap<>();
    if (Files.exists(file)) {
      Table history = StoredFiles.table(file);
      for (Column column : history.columns()) {
        if (column instanceof Column.Numbers numbers && numbers.size() > 0) {
          metrics.put(column.name(), numbers.values()[numbers.size() - 1]);
        }
      }
    }
    return metrics;
  }
}
