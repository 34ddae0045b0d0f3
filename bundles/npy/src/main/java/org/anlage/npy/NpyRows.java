package org.anlage.npy;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.anlage.api.component.Problem;
import org.anlage.api.component.ProblemException;
import org.anlage.api.matrix.Matrix;

/**
 * Rows of numbers in an NPY file, of which pieces are read as they are needed, so that the file may
 * be larger than memory.
 *
 * @param file the file
 * @param rows number of rows
 * @param columns number of columns
 */
public record NpyRows(Path file, int rows, int columns, long start, String type) {
  /** Reads the header of a file of two dimensions, C order. */
  public static NpyRows of(Path file) {
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
      BoundedInput bytes = new BoundedInput(in, Files.size(file), file.toString());
      NpyHeader header = NpyHeader.read(bytes);
      List<Integer> shape = header.shape();
      boolean numbers = header.type() != ElementType.OBJECT && header.type() != ElementType.BOOL;
      if (shape.size() != 2 || header.fortranOrder() || !numbers) {
        throw bytes.problem(
            "not rows of numbers",
            "shape "
                + NpyArray.text(shape)
                + " of "
                + header.type().descriptor
                + (header.fortranOrder() ? ", Fortran order" : ""),
            "two dimensions of numbers, C order",
            "numpy.save(file, numpy.ascontiguousarray(array))");
      }
      long needed = (long) shape.get(0) * shape.get(1) * header.type().bytes;
      if (needed != bytes.remaining()) {
        throw bytes.truncated("the elements", needed);
      }
      return new NpyRows(
          file,
          shape.get(0),
          shape.get(1),
          bytes.size() - bytes.remaining(),
          header.type().descriptor);
    } catch (IOException e) {
      throw Npy.unreadable(file, e);
    }
  }

  /**
   * Some rows at columns {@code from} to {@code to} (exclusive).
   *
   * @param wanted rows, in the order of the result
   */
  public Matrix read(int[] wanted, int from, int to) {
    ElementType element = ElementType.of(type).orElseThrow();
    int count = to - from;
    Matrix result = Matrix.zeros(wanted.length, count);
    ByteBuffer bytes = ByteBuffer.allocate(count * element.bytes).order(ByteOrder.LITTLE_ENDIAN);
    try (FileChannel channel = FileChannel.open(file)) {
      for (int i = 0; i < wanted.length; i++) {
        long at = start + ((long) wanted[i] * columns + from) * element.bytes;
        bytes.clear();
        while (bytes.hasRemaining()) {
          int read = channel.read(bytes, at + bytes.position());
          if (read < 0) {
            throw ProblemException.data(
                new Problem(
                    "the file became shorter while it was read", file.toString(), "", "", ""));
          }
        }
        bytes.flip();
        for (int t = 0; t < count; t++) {
          result.set(i, t, number(element, bytes));
        }
      }
      return result;
    } catch (IOException e) {
      throw Npy.unreadable(file, e);
    }
  }

  private static double number(ElementType element, ByteBuffer bytes) {
    return switch (element) {
      case FLOAT32 -> bytes.getFloat();
      case FLOAT64 -> bytes.getDouble();
      case INT32 -> bytes.getInt();
      case INT64 -> bytes.getLong();
      case BOOL, OBJECT -> throw new IllegalStateException("refused when the header was read");
    };
  }
}
