package org.anlage.store;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeSet;
import org.anlage.api.matrix.Matrix;
import org.anlage.api.result.Column;
import org.anlage.api.result.Table;
import org.anlage.npy.NpyArray;
import org.anlage.parameters.json.Json;

/** Differences between two stored runs that should be the same. */
public final class RunComparison {
  private static final String HISTORY = "history.json";

  private RunComparison() {}

  /** Whether all files of the results are the same; definitions and manifests are left out. */
  public static boolean same(
      DirectoryStore one, String first, DirectoryStore other, String second) {
    return files(one, first).equals(files(other, second));
  }

  /** What departs, one line each; environment first, then the first metric, then arrays. */
  public static List<String> differences(
      DirectoryStore one, String first, DirectoryStore other, String second) {
    List<String> lines = new ArrayList<>();
    for (String key : List.of("kernels", "java", "system", "status", "failure")) {
      String then = one.manifest(first).text(key);
      String now = other.manifest(second).text(key);
      if (!then.equals(now)) {
        lines.add(key + ": " + then + " then, " + now + " now");
      }
    }
    Map<String, Json> then = files(one, first);
    Map<String, Json> now = files(other, second);
    for (String file : union(then, now)) {
      if (!then.containsKey(file) || !now.containsKey(file)) {
        lines.add(file + ": only " + (then.containsKey(file) ? "then" : "now"));
      } else if (!then.get(file).equals(now.get(file))) {
        lines.add(line(one, first, other, second, file));
      }
    }
    return lines;
  }

  private static TreeSet<String> union(Map<String, Json> a, Map<String, Json> b) {
    TreeSet<String> names = new TreeSet<>(a.keySet());
    names.addAll(b.keySet());
    return names;
  }

  /** Digests of the files of a result; equal texts whatever place they were read from. */
  private static Map<String, Json> files(DirectoryStore store, String id) {
    Map<String, Json> files = new LinkedHashMap<>();
    store
        .manifest(id)
        .object("files")
        .members()
        .forEach((name, digest) -> files.put(name, Json.string(((Json.Str) digest).value())));
    files.remove(RunManifest.DEFINITION);
    return files;
  }

  private static String line(
      DirectoryStore one, String first, DirectoryStore other, String second, String file) {
    if (file.equals(HISTORY)) {
      return metric(
              StoredFiles.table(one.directory(first).resolve(file)),
              StoredFiles.table(other.directory(second).resolve(file)))
          .orElse(file + " differs");
    }
    if (file.endsWith(".npz")) {
      return arrays(
          file,
          StoredFiles.arrays(one.directory(first).resolve(file)),
          StoredFiles.arrays(other.directory(second).resolve(file)));
    }
    return file + " differs";
  }

  /** The first value of the history that differs. */
  private static Optional<String> metric(Table then, Table now) {
    for (int row = 0; row < Math.min(then.rows(), now.rows()); row++) {
      for (Column column : then.columns()) {
        if (column instanceof Column.Numbers numbers && now.has(column.name())) {
          double before = numbers.values()[row];
          double after = now.numbers(column.name())[row];
          if (Double.compare(before, after) != 0) {
            return Optional.of(
                "history, row "
                    + row
                    + ", "
                    + column.name()
                    + ": "
                    + before
                    + " then, "
                    + after
                    + " now");
          }
        }
      }
    }
    return Optional.empty();
  }

  private static String arrays(
      String file, SortedMap<String, NpyArray> then, SortedMap<String, NpyArray> now) {
    String largest = "";
    double most = 0;
    for (Map.Entry<String, NpyArray> array : then.entrySet()) {
      NpyArray other = now.get(array.getKey());
      if (other == null) {
        return file + ": " + array.getKey() + " only then";
      }
      Matrix a = array.getValue().matrix(file);
      Matrix b = other.matrix(file);
      if (!a.shape().equals(b.shape())) {
        return file + ": " + array.getKey() + " was " + a.shape() + ", is " + b.shape();
      }
      for (int k = 0; k < a.values().length; k++) {
        double difference = Math.abs(a.values()[k] - b.values()[k]);
        if (difference > most) {
          most = difference;
          largest = array.getKey();
        }
      }
    }
    return file + ": " + (largest.isEmpty() ? "differs" : largest + " by up to " + most);
  }
}
