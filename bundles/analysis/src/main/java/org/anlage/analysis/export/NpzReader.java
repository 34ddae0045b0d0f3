package org.anlage.analysis.export;

import java.nio.file.Path;
import java.util.SortedMap;
import java.util.TreeMap;
import org.anlage.api.component.Extension;
import org.anlage.api.component.Problem;
import org.anlage.api.component.ProblemException;
import org.anlage.api.export.ArrayReader;
import org.anlage.api.export.ExportedArray;
import org.anlage.npy.NpyArray;
import org.anlage.npy.Npz;
import org.osgi.service.component.annotations.Component;

/** Reads the arrays of a NumPy archive. */
@Component(service = ArrayReader.class)
@Extension(name = "npz", text = "Arrays of a NumPy archive")
public final class NpzReader implements ArrayReader {
  @Override
  public String ending() {
    return ".npz";
  }

  @Override
  public SortedMap<String, ExportedArray> read(Path file) {
    SortedMap<String, ExportedArray> arrays = new TreeMap<>();
    Npz.read(file).forEach((name, array) -> arrays.put(name, exported(file, name, array)));
    return arrays;
  }

  private static ExportedArray exported(Path file, String name, NpyArray array) {
    try {
      return ArrayTypes.exported(array);
    } catch (IllegalArgumentException e) {
      throw new ProblemException(
          ProblemException.Kind.DATA,
          new Problem(
              "an array of a type that networks do not have",
              file + ": " + name,
              array.type(),
              "numbers of 32 or 64 bits",
              "convert it, for example with astype('float32')"),
          e);
    }
  }
}
