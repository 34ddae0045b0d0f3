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
 * @param start where elements start
 * @param type as the header names it
 * @param byColumns whether columns are stored one after the other (Fortran order), not rows
 */
public record NpyRows(
    Path file, int rows, int columns, long start, String type, boolean byColumns) {
  private static final int PIECE = 1 << 22;

  /** Reads the header of a file of two dimensions. */
  public static NpyRows of(Path file) {
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
      BoundedInput bytes = new BoundedInput(in, Files.size(file), file.toString());
      NpyHeader header = NpyHeader.read(bytes);
      List<Integer> shape = header.shape();
      if (header.type() == ElementType.OBJECT) {
        throw objects(bytes, shape);
      }
      if (shape.size() != 2) {
        throw bytes.problem(
            "not rows of numbers",
            shape.size() + " dimensions: shape " + NpyArray.text(shape),
            "two dimensions",
            shape.size() > 2
                ? "save one part of it, numpy.save(file, a[0]), or all parts in rows,"
                    + " numpy.save(file, a.reshape(-1, a.shape[-1]))"
                : "numpy.save(file, numpy.atleast_2d(a))");
      }
      long needed = (long) shape.get(0) * shape.get(1) * header.type().bytes;
      if (needed > bytes.remaining()) {
        throw bytes.truncated("the elements", needed);
      }
      if (needed < bytes.remaining()) {
        throw bytes.problem(
            "bytes after the end of the array",
            bytes.remaining() - needed + " more bytes than shape " + NpyArray.text(shape) + " has",
            "one array in a file",
            "save each array to a file of its own; if numpy.save was called twice on one open file,"
                + " numpy.load on an open file reads them one after the other");
      }
      String descriptor = header.type().descriptor;
      return new NpyRows(
          file,
          shape.get(0),
          shape.get(1),
          bytes.size() - bytes.remaining(),
          (header.order() == ByteOrder.BIG_ENDIAN ? ">" : descriptor.substring(0, 1))
              + descriptor.substring(1),
          header.fortranOrder());
    } catch (IOException e) {
      throw Npy.unreadable(file, e);
    }
  }

  private static ProblemException objects(BoundedInput bytes, List<Integer> shape) {
    return shape.isEmpty()
        ? bytes.problem(
            "not rows of numbers",
            "one pickled Python object, most likely a dict",
            "an array of two dimensions",
            "save one entry: d = numpy.load(file, allow_pickle=True).item();"
                + " numpy.save(new_file, d[key])")
        : bytes.problem(
            "not rows of numbers",
            "pickled Python objects, shape " + NpyArray.text(shape),
            "an array of two dimensions",
            "if all rows have the same length: a = numpy.load(file, allow_pickle=True);"
                + " numpy.save(new_file, numpy.stack(a).astype('<f4'))");
  }

  /** The same numbers with rows and columns exchanged; nothing is moved. */
  public NpyRows transposed() {
    return new NpyRows(file, columns, rows, start, type, !byColumns);
  }

  /**
   * Some rows at columns {@code from} to {@code to} (exclusive).
   *
   * @param wanted rows, in the order of the result
   */
  public Matrix read(int[] wanted, int from, int to) {
    ElementType element = ElementType.of(type).orElseThrow();
    Matrix result = Matrix.zeros(wanted.length, to - from);
    try (FileChannel channel = FileChannel.open(file)) {
      if (byColumns) {
        columns(channel, element, wanted, from, to, result);
      } else {
        for (int i = 0; i < wanted.length; i++) {
          ByteBuffer bytes =
              bytes(channel, element, (long) wanted[i] * columns + from, (long) to - from);
          for (int t = 0; t < to - from; t++) {
            result.set(i, t, element.number(bytes));
          }
        }
      }
      return result;
    } catch (ArithmeticException e) {
      throw new ProblemException(
          ProblemException.Kind.DATA,
          new Problem(
              "a whole number is too large",
              file.toString(),
              String.valueOf(e.getMessage()),
              "below 2^63",
              ""),
          e);
    } catch (IOException e) {
      throw Npy.unreadable(file, e);
    }
  }

  private void columns(
      FileChannel channel, ElementType element, int[] wanted, int from, int to, Matrix result)
      throws IOException {
    int height = Math.max(1, rows);
    int step = Math.max(1, PIECE / height);
    for (int t = from; t < to; t += step) {
      int count = Math.min(step, to - t);
      ByteBuffer bytes = bytes(channel, element, (long) t * rows, (long) count * rows);
      for (int k = 0; k < count; k++) {
        for (int i = 0; i < wanted.length; i++) {
          bytes.position((k * rows + wanted[i]) * element.bytes);
          result.set(i, t + k - from, element.number(bytes));
        }
      }
    }
  }

  private ByteBuffer bytes(FileChannel channel, ElementType element, long first, long count)
      throws IOException {
    ByteBuffer bytes =
        ByteBuffer.allocate(Math.toIntExact(count * element.bytes)).order(ElementType.order(type));
    long at = start + first * element.bytes;
    while (bytes.hasRemaining()) {
      int read = channel.read(bytes, at + bytes.position());
      if (read < 0) {
        throw ProblemException.data(
            new Problem("the file became shorter while it was read", file.toString(), "", "", ""));
      }
    }
    return bytes.flip();
  }
}
