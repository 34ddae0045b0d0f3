package org.anlage.trainers.tape;

import java.util.ArrayList;
import java.util.List;
import org.anlage.api.matrix.RealBuffer;

/**
 * Short buffers that passes compute in. Elements are copied in and out, which costs less than it
 * saves: see {@link Pass}.
 */
final class Registers {
  /** Elements of a register; a few of them fit into the nearest cache. */
  static final int LENGTH = 1024;

  private final RealBuffer like;
  private final List<RealBuffer> buffers = new ArrayList<>();

  /**
   * Registers of a run.
   *
   * @param like a buffer of the run's precision
   */
  Registers(RealBuffer like) {
    this.like = like;
    reserve(3);
  }

  /** Makes sure that there are so many. */
  void reserve(int count) {
    while (buffers.size() < count) {
      buffers.add(like.allocate(LENGTH));
    }
  }

  /** Copies elements into a register. */
  void load(int register, RealBuffer from, int at, int length) {
    buffers.get(register).copyFrom(from, at, 0, length);
  }

  /** Copies the elements of a register out. */
  void store(int register, RealBuffer to, int at, int length) {
    to.copyFrom(buffers.get(register), 0, at, length);
  }

  /** Runs a pass over the first elements of registers. */
  void run(Pass pass, int x, int y, double c, int z, int length, boolean accumulate) {
    pass.run(buffers.get(x), buffers.get(y), c, buffers.get(z), length, accumulate);
  }

  /**
   * Runs a pass over ranges of buffers.
   *
   * @param pass the pass
   * @param x first operand
   * @param xAt index of its first element
   * @param y second operand; of passes that have none, any buffer
   * @param yAt index of its first element
   * @param c constant of the pass
   * @param z result
   * @param zAt index of its first element
   * @param length elements
   * @param accumulate whether to add to z
   */
  void run(
      Pass pass,
      RealBuffer x,
      int xAt,
      RealBuffer y,
      int yAt,
      double c,
      RealBuffer z,
      int zAt,
      int length,
      boolean accumulate) {
    for (int from = 0; from < length; from += LENGTH) {
      int count = Math.min(LENGTH, length - from);
      load(0, x, xAt + from, count);
      if (pass.readsSecond()) {
        load(1, y, yAt + from, count);
      }
      if (accumulate) {
        load(2, z, zAt + from, count);
      }
      run(pass, 0, 1, c, 2, count, accumulate);
      store(2, z, zAt + from, count);
    }
  }
}
