package org.anlage.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.anlage.api.component.Problem;
import org.anlage.api.component.ProblemException;
import org.anlage.api.matrix.Matrix;
import org.anlage.api.result.Column;
import org.anlage.api.result.Table;
import org.anlage.npy.NpyArray;
import org.anlage.npy.Npz;

/** A run for other programs. */
public final class RunExport {
  private final String id;
  private final Map<String, NpyArray> parameters;
  private final Table history;

  /** Reads a run by the first digits of its id. */
  public RunExport(DirectoryStore store, String prefix) {
    id = store.find(prefix);
    store.requireWhole(id);
    Path folder = store.directory(id);
    parameters = new TreeMap<>();
    // A run that simulated has weights, moments and what its simulator kept instead.
    for (String name : List.of("trained", "weights", "moments", "kept")) {
      Path file = folder.resolve(name + ".npz");
      if (Files.exists(file)) {
        parameters.putAll(StoredFiles.arrays(file));
      }
    }
    Path file = folder.resolve("history.json");
    history = Files.exists(file) ? StoredFiles.table(file) : new Table("history", "", List.of());
    if (parameters.isEmpty()) {
      throw ProblemException.configuration(
          new Problem(
              "this run measured a recording; there are no arrays to export",
              folder.toString(),
              "",
              "",
              "what it found is in findings.json"));
    }
  }

  /** One archive with everything; returns the file. */
  public List<Path> npz(Path out) {
    Map<String, NpyArray> arrays = new TreeMap<>(parameters);
    for (Column column : history.columns()) {
      if (column instanceof Column.Numbers numbers) {
        arrays.put("history_" + column.name(), NpyArray.of(numbers.values()));
      }
    }
    Path file = folder(out).resolve(id + ".npz");
    Npz.write(file, arrays);
    return List.of(file);
  }

  /** One CSV file for each array, without a header, and one for the history, with one. */
  public List<Path> csv(Path out) {
    Path folder = folder(out.resolve(id));
    List<Path> files = new ArrayList<>();
    parameters.forEach(
        (name, array) -> files.add(write(folder.resolve(name + ".csv"), rows(array.matrix(name)))));
    files.add(write(folder.resolve("history.csv"), TableCsv.of(history)));
    return files;
  }

  private static String rows(Matrix matrix) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < matrix.rows(); i++) {
      int row = i;
      text.append(
          String.join(
              ",",
              IntStream.range(0, matrix.columns())
                  .mapToObj(j -> Double.toString(matrix.get(row, j)))
                  .toList()));
      text.append("\r\n");
    }
    return text.toString();
  }

  private static Path folder(Path out) {
    try {
      return Files.createDirectories(out);
    } catch (IOException e) {
      throw cannotWrite(out, e);
    }
  }

  private static Path write(Path file, String text) {
    try {
      return Files.writeString(file, text);
    } catch (IOException e) {
      throw cannotWrite(file, e);
    }
  }

  private static ProblemException cannotWrite(Path file, IOException e) {
    return new ProblemException(
        ProblemException.Kind.STORE,
        new Problem("cannot be written", file.toString(), String.valueOf(e.getMessage()), "", ""),
        e);
  }
}
