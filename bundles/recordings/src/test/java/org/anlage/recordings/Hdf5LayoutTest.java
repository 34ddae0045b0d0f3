package org.anlage.recordings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Set;
import org.anlage.api.component.ProblemException;
import org.anlage.api.matrix.Matrix;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Datasets of 6 x 50 in every layout that HDF5 has. Element [i, j] is 1000 i + j, and -7 in chunks
 * that were never written. The files were written by h5py 3.16 with HDF5 2.0 (layouts/make.py):
 * "old" for HDF5 1.8, "new" for 1.10.
 */
class Hdf5LayoutTest {
  private static final int ROWS = 6;
  private static final int COLUMNS = 50;
  private static final int FILL = -7;

  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource({
    "contiguous, ''",
    "fixed, ''",
    "fixed-gzip, ''",
    "fixed-smaller-than-most, ''",
    "fixed-holes, '0:0 1:3'",
    "single, ''",
    "single-gzip, ''",
    "early, ''",
    "early-below-most, ''",
    "grows-first, ''",
    "grows-first-below-most, ''",
    "grows-second, ''",
    "grows-second-gzip, ''",
    "grows-second-below-most, ''",
    "grows-second-spanning, ''",
    "grows-second-narrow, ''",
    "grows-second-holes, '0:0 0:1 1:3 0:6'",
    "grows-both, ''",
    "grows-both-gzip, ''",
    "grows-both-holes, '0:0 1:3'",
    "never-written, all",
    "shrunk, ''",
    "filter-skipped, ''",
    "compact, ''"
  })
  void everyLayoutIsRead(String name, String holes) throws IOException {
    for (String age : name.equals("compact") ? Set.of("new") : Set.of("old", "new")) {
      Hdf5 file = new Hdf5(copy(age + "-" + name + ".h5"));
      double[] all = file.numbers("d", "dataset");
      Matrix piece = file.block("/d", "dataset", 1, 5, 4, 40);
      for (int i = 0; i < ROWS; i++) {
        for (int j = 0; j < COLUMNS; j++) {
          boolean hole =
              holes.equals("all") || Set.of(holes.split(" ")).contains(i / 4 + ":" + j / 7);
          double expected = hole ? FILL : 1000 * i + j;
          String where = age + "-" + name + " [" + i + ", " + j + "]";
          assertEquals(expected, all[i * COLUMNS + j], where);
          if (i >= 1 && i < 5 && j >= 5 && j < 45) {
            assertEquals(expected, piece.get(i - 1, j - 5), where + " of a piece");
          }
        }
      }
    }
  }

  /**
   * Chunks of 2 x 8 over 3 x 20, of which those at the edges are as they are in memory where the
   * file says so; written by HDF5 2.0 with H5Pset_chunk_opts.
   */
  @ParameterizedTest
  @ValueSource(strings = {"shuffle", "shuffle-deflate", "filtered"})
  void chunksAtTheEdgesMayBeUnfiltered(String name) throws IOException {
    Hdf5 file = new Hdf5(copy("partial-" + name + ".h5"));
    double[] all = file.numbers("dff", "dataset");
    for (int k = 0; k < all.length; k++) {
      assertEquals(1000 * (k / 20) + k % 20 * (k % 20) % 17, all[k], name + " " + k);
    }
  }

  /** 60 x 1,000,000 numbers of which none was written, in a file of some kilobytes. */
  @ParameterizedTest
  @ValueSource(strings = {"chunked", "contiguous"})
  void declaredSizesAreNotBelieved(String dataset) throws IOException {
    Hdf5 file = new Hdf5(copy("unwritten-huge.h5"));
    assertTrue(
        assertThrows(ProblemException.class, () -> file.numbers(dataset, "dataset"))
            .getMessage()
            .contains("480000000 bytes"));
    assertEquals(0, file.block(dataset, "dataset", 3, 5, 2, 7).get(1, 6));
  }

  private Path copy(String name) throws IOException {
    Path file = folder.resolve(name);
    try (InputStream in = Hdf5LayoutTest.class.getResourceAsStream("layouts/" + name)) {
      Files.write(file, Objects.requireNonNull(in, name).readAllBytes());
    }
    return file;
  }
}
