package org.anlage.microns;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.anlage.api.matrix.Matrix;
import org.anlage.npy.Elements;
import org.anlage.npy.Npy;
import org.anlage.npy.NpyArray;

/** A made-up field of four neurons on disk, in the released form or as tables, to be damaged. */
final class FieldOnDisk {
  static final long[] ROOTS = {
    864691135000000011L, 864691135000000003L, 864691135000000019L, 864691135000000004L
  };
  final Path folder;

  FieldOnDisk(Path folder) {
    this.folder = folder;
  }

  FieldOnDisk released() {
    longs("root_ids_1_2_3.npy", ROOTS);
    longs("target_ids_1_2_3.npy", 11, 12, 13, 14);
    longs("unit_ids_1_2_3.npy", 1, 2, 3, 4);
    Elements voxels =
        new Elements.Int64(new long[] {1000, 2000, 300, 1250, 2000, 300, 1000, 2500, 300, 0, 0, 0});
    Npy.write(folder.resolve("positions_1_2_3.npy"), new NpyArray(List.of(4, 3), voxels));
    connectome(",0,1,2,3\n0,0,2,0,0\n1,0,0,0,1\n2,0,0,0,0\n3,0,0,0,0\n");
    matrix(
        "spikes_1_2_3.npy", Matrix.of(4, 2, new double[] {0.1, 0.5, 0.1, 0.9, 0.3, 0.7, 0.2, 0.4}));
    matrix(
        "sttc_matrix.npy",
        Matrix.of(4, 4, new double[] {1, 0, 0, 0, 0.5, 1, 0, 0, 0.25, 0, 1, 0, 0, -0.5, 0, 1}));
    return this;
  }

  FieldOnDisk tables() {
    text("nodes.csv", "index,nucleus_id,x_um,y_um,z_um\n0,11,0,0,0\n1,12,3,4,0\n2,13,0,0,9\n");
    text("edges.csv", "row,col,n_synapses\n0,1,2\n2,0,1\n");
    return this;
  }

  FieldOnDisk longs(String name, long... values) {
    Npy.write(folder.resolve(name), NpyArray.of(values));
    return this;
  }

  FieldOnDisk matrix(String name, Matrix values) {
    Npy.write(folder.resolve(name), NpyArray.of(values));
    return this;
  }

  FieldOnDisk connectome(String csv) {
    return text("connectome_1_2_3.csv", csv);
  }

  FieldOnDisk text(String name, String content) {
    try {
      Files.writeString(folder.resolve(name), content);
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  FieldOnDisk without(String name) {
    try {
      Files.delete(folder.resolve(name));
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
