package org.anlage.analysis.export;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.anlage.api.component.Extension;
import org.anlage.api.export.ExportedRun;
import org.anlage.api.export.RunExporter;
import org.anlage.api.result.Column;
import org.anlage.npy.NpyArray;
import org.anlage.npy.Npz;
import org.osgi.service.component.annotations.Component;

/** One NumPy archive with everything. */
@Component(service = RunExporter.class)
@Extension(name = "npz", text = "One NumPy archive with all arrays and the history")
public final class NpzExporter implements RunExporter {
  @Override
  public String name() {
    return "npz";
  }

  @Override
  public List<Path> export(ExportedRun run, Path folder) {
    Map<String, NpyArray> arrays = new TreeMap<>();
    run.arrays().forEach((name, array) -> arrays.put(name, ArrayTypes.npy(array)));
    for (Column column : run.history().columns()) {
      if (column instanceof Column.Numbers numbers) {
        arrays.put("history_" + column.name(), NpyArray.of(numbers.values()));
      }
    }
    Path file = folder.resolve(run.id() + ".npz");
    Npz.write(file, arrays);
    return List.of(file);
  }
}
