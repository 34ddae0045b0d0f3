package org.anlage.analysis.export;

import java.util.Arrays;
import org.anlage.api.export.ExportedArray;
import org.anlage.npy.Elements;
import org.anlage.npy.NpyArray;

/** Arrays of NumPy files as arrays to export, and back, with their types. */
public final class ArrayTypes {
  private ArrayTypes() {}

  static ExportedArray exported(NpyArray array) {
    return new ExportedArray(array.shape(), values(array.elements()));
  }

  private static ExportedArray.Values values(Elements elements) {
    if (elements instanceof Elements.Float32 floats) {
      return new ExportedArray.Floats(floats.values());
    }
    if (elements instanceof Elements.Float64 doubles) {
      return new ExportedArray.Doubles(doubles.values());
    }
    if (elements instanceof Elements.Int64 longs) {
      return new ExportedArray.Longs(longs.values());
    }
    if (elements instanceof Elements.Int32 ints) {
      return new ExportedArray.Longs(Arrays.stream(ints.values()).asLongStream().toArray());
    }
    throw new IllegalArgumentException("runs do not store " + elements.getClass().getSimpleName());
  }

  /** An array to export as one of NumPy, of the same type. */
  public static NpyArray npy(ExportedArray array) {
    Elements elements;
    if (array.values() instanceof ExportedArray.Floats floats) {
      elements = new Elements.Float32(floats.values());
    } else if (array.values() instanceof ExportedArray.Longs longs) {
      elements = new Elements.Int64(longs.values());
    } else {
      elements = new Elements.Float64(((ExportedArray.Doubles) array.values()).values());
    }
    return new NpyArray(array.shape(), elements);
  }
}
