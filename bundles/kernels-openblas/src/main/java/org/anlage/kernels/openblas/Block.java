package org.anlage.kernels.openblas;

import com.sun.jna.Memory;
import com.sun.jna.Pointer;
import org.anlage.api.matrix.RealBuffer;

/**
 * A matrix outside the heap, row by row without gaps; grows as needed. Arrays of the heap are
 * copied here, because a native routine that held them would keep the garbage collector waiting.
 * Owned by one thread.
 */
final class Block {
  private Memory memory = new Memory(64);

  /** Room for a number of elements of the precision of {@code like}. */
  Pointer room(RealBuffer like, int length) {
    long bytes = (long) length * bytes(like);
    if (memory.size() < bytes) {
      memory.close();
      memory = new Memory(bytes);
    }
    return memory;
  }

  /** A copy of rows x columns elements. */
  Pointer copy(RealBuffer from, int rows, int columns, int offset, int stride) {
    room(from, rows * columns);
    if (stride == columns) {
      write(from, offset, 0, rows * columns);
    } else {
      for (int i = 0; i < rows; i++) {
        write(from, offset + i * stride, i * columns, columns);
      }
    }
    return memory;
  }

  /** Copies rows x columns elements back. */
  void copyTo(RealBuffer to, int rows, int columns, int offset, int stride) {
    if (stride == columns) {
      read(to, offset, 0, rows * columns);
    } else {
      for (int i = 0; i < rows; i++) {
        read(to, offset + i * stride, i * columns, columns);
      }
    }
  }

  private void write(RealBuffer from, int offset, int at, int length) {
    if (from instanceof RealBuffer.Float32 single) {
      memory.write(4L * at, single.values(), offset, length);
    } else if (from instanceof RealBuffer.Float64 twice) {
      memory.write(8L * at, twice.values(), offset, length);
    }
  }

  private void read(RealBuffer to, int offset, int at, int length) {
    if (to instanceof RealBuffer.Float32 single) {
      memory.read(4L * at, single.values(), offset, length);
    } else if (to instanceof RealBuffer.Float64 twice) {
      memory.read(8L * at, twice.values(), offset, length);
    }
  }

  private static int bytes(RealBuffer like) {
    return like instanceof RealBuffer.Float32 ? 4 : 8;
  }
}
