package org.anlage.analysis.export;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.anlage.api.component.Extension;
import org.anlage.api.component.Problem;
import org.anlage.api.component.ProblemException;
import org.anlage.api.export.ExportedArray;
import org.anlage.api.export.ExportedRun;
import org.anlage.api.export.RunExporter;
import org.anlage.store.TableCsv;
import org.osgi.service.component.annotations.Component;

/** A folder of CSV files: one for each array, without a header, and one for the history. */
@Component(service = RunExporter.class)
@Extension(name = "csv", text = "A CSV file for each array and one for the history")
public final class CsvExporter implements RunExporter {
  @Override
  public String name() {
    return "csv";
  }

  @Override
  public List<Path> export(ExportedRun run, Path folder) throws IOException {
    Path own = Files.createDirectories(folder.resolve(run.id()));
    List<Path> files = new ArrayList<>();
    for (Map.Entry<String, ExportedArray> array : run.arrays().entrySet()) {
      Path file = own.resolve(array.getKey() + ".csv");
      files.add(Files.writeString(file, rows(array.getKey(), array.getValue())));
    }
    files.add(Files.writeString(own.resolve("history.csv"), TableCsv.of(run.history())));
    return files;
  }

  /** Rows of a matrix; an array of one dimension is one row. */
  private static String rows(String name, ExportedArray array) {
    int dimensions = array.shape().size();
    if (dimensions > 2) {
      throw ProblemException.configuration(
          new Problem(
              "an array of " + dimensions + " dimensions has no rows and columns",
              name,
              array.shape().toString(),
              "at most two dimensions",
              "export it as npz"));
    }
    int columns = dimensions == 0 ? 1 : array.shape().get(dimensions - 1);
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < array.values().size(); i++) {
      text.append(array.values().at(i)).append((i + 1) % columns == 0 ? "\r\n" : ",");
    }
    return text.toString();
  }
}
