package org.anlage.recordings;

import java.util.stream.IntStream;
import org.anlage.api.data.Activity;
import org.anlage.api.matrix.Matrix;

/** Units x samples, whichever way they are stored; some units at a time. */
final class TraceBlocks {
  private static final long IN_MEMORY = 1L << 26;
  private static final long BLOCK = 1L << 24;

  private final Reader reader;
  private final int units;
  private final int samples;
  private final int height;
  private int first = -1;
  private Matrix block = Matrix.zeros(0, 0);

  /** Reads a rectangle of units x samples. */
  interface Reader {
    /** Units {@code unit} to {@code unitTo} at samples {@code from} to {@code to}, exclusive. */
    Matrix read(int unit, int unitTo, int from, int to);
  }

  TraceBlocks(Reader reader, int units, int samples) {
    this.reader = reader;
    this.units = units;
    this.samples = samples;
    height = isWhole() ? Math.max(1, units) : (int) Math.max(1, BLOCK / samples);
  }

  private boolean isWhole() {
    return (long) units * samples <= IN_MEMORY;
  }

  /** All samples of a unit; fast for units that ascend. */
  double[] row(int unit) {
    int start = unit / height * height;
    if (start != first) {
      first = start;
      block = reader.read(start, Math.min(units, start + height), 0, samples);
    }
    return Selection.row(block, unit - start);
  }

  /** The units that are kept: in memory, or read piece by piece if they are many. */
  Activity activity(int[] kept, double interval) {
    if (!isWhole()) {
      block = Matrix.zeros(0, 0);
      return new Activity.Streamed(
          kept.length,
          samples,
          interval,
          (from, to) -> rows(reader.read(0, units, from, to), kept));
    }
    Matrix all = first == 0 ? block : reader.read(0, units, 0, samples);
    return new Activity.Traces(kept.length == units ? all : rows(all, kept), interval);
  }

  /** All units, for those who select among them. */
  int[] all() {
    return IntStream.range(0, units).toArray();
  }

  private static Matrix rows(Matrix all, int[] kept) {
    Matrix result = Matrix.zeros(kept.length, all.columns());
    for (int i = 0; i < kept.length; i++) {
      System.arraycopy(
          all.values(), kept[i] * all.columns(), result.values(), i * all.columns(), all.columns());
    }
    return result;
  }
}
