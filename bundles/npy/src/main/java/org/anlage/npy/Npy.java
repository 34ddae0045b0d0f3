package org.anlage.npy;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalDouble;
import org.anlage.api.component.Problem;
import org.anlage.api.component.ProblemException;

/**
 * NPY files, versions 1.0 to 3.0 (NEP 1).
 *
 * <p>Read: floating point of 2 to 8 bytes, whole numbers of 1 to 8 bytes with and without sign,
 * truth values, and {@code |O} that holds arrays of these; C and Fortran order, little- and
 * big-endian. What a file declares is compared with its size before anything is allocated; a pickle
 * is read with a closed list of globals and nothing in it is executed. All that is wrong with a
 * file is said in one {@link ProblemException} of kind DATA.
 */
public final class Npy {
  private static final int CHUNK = 1 << 13;

  private Npy() {}

  /** The order of elements on disk. */
  public enum Order {
    /** Last index fastest. */
    C,
    /** First index fastest. */
    FORTRAN
  }

  /** Reads a file. */
  public static NpyArray read(Path file) {
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
      return read(in, Files.size(file), file.toString());
    } catch (IOException e) {
      throw unreadable(file, e);
    }
  }

  /**
   * Reads a stream.
   *
   * @param in the bytes; not closed
   * @param size how many there are
   * @param where what to call them in an error
   */
  public static NpyArray read(InputStream in, long size, String where) throws IOException {
    BoundedInput bytes = new BoundedInput(in, size, where);
    NpyHeader header = NpyHeader.read(bytes);
    NpyArray array =
        header.type() == ElementType.OBJECT ? nested(header, bytes) : numbers(header, bytes);
    bytes.requireEnd();
    return array;
  }

  /**
   * Reads the numbers under one key of every element of an array of dictionaries, such as {@code
   * med} of the {@code stat.npy} of suite2p.
   *
   * @return in the order of the elements; lists, tuples and arrays of numbers as doubles
   */
  public static List<double[]> readEntry(Path file, String key) {
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
      BoundedInput bytes = new BoundedInput(in, Files.size(file), file.toString());
      NpyHeader header = NpyHeader.read(bytes);
      if (header.type() != ElementType.OBJECT) {
        throw bytes.problem(
            "there are no dictionaries", "elements of numbers", "an array of dictionaries", "");
      }
      List<double[]> entries = new PickledArrays(bytes).readEntry(key);
      requireCount(header, entries.size(), bytes);
      bytes.requireEnd();
      return entries;
    } catch (IOException e) {
      throw unreadable(file, e);
    }
  }

  /**
   * Reads the number under one key of a file that holds one pickled dictionary, such as {@code fs}
   * of the {@code ops.npy} of suite2p. What else is in it is skipped, and nothing is executed.
   *
   * @return empty if the dictionary has no number of that name
   */
  public static OptionalDouble readNumber(Path file, String key) {
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
      BoundedInput bytes = new BoundedInput(in, Files.size(file), file.toString());
      if (NpyHeader.read(bytes).type() != ElementType.OBJECT) {
        throw bytes.problem("there is no dictionary", "elements of numbers", "one dictionary", "");
      }
      return PickledArrays.readNumber(bytes, key);
    } catch (IOException e) {
      throw unreadable(file, e);
    }
  }

  /** Writes a file, version 1.0, C order. */
  public static void write(Path file, NpyArray array) {
    try (OutputStream out = Files.newOutputStream(file)) {
      write(out, array, 1, Order.C);
    } catch (IOException e) {
      throw new ProblemException(
          ProblemException.Kind.STORE,
          new Problem("cannot write", file.toString(), String.valueOf(e), "", ""),
          e);
    }
  }

  /**
   * Writes to a stream.
   *
   * @param out where to; not closed
   * @param array numbers or truth values
   * @param version 1, 2 or 3
   * @param order order of the elements
   */
  public static void write(OutputStream out, NpyArray array, int version, Order order)
      throws IOException {
    if (version < 1 || version > 3) {
      throw new IllegalArgumentException("NPY version " + version);
    }
    ElementType type = ElementType.of(array.elements());
    if (type == ElementType.OBJECT) {
      throw new IllegalArgumentException("arrays of arrays are read, not written");
    }
    boolean fortran = order == Order.FORTRAN;
    out.write(new NpyHeader(type, fortran, array.shape()).bytes(version));
    Elements elements =
        fortran ? array.elements().pick(Axes.fortranToC(array.shape())) : array.elements();
    ByteBuffer chunk = ByteBuffer.allocate(CHUNK * type.bytes).order(ByteOrder.LITTLE_ENDIAN);
    for (int from = 0; from < elements.size(); from += CHUNK) {
      int count = Math.min(CHUNK, elements.size() - from);
      ElementType.encode(elements, from, count, chunk.clear());
      out.write(chunk.array(), 0, count * type.bytes);
    }
  }

  static ProblemException unreadable(Path file, IOException e) {
    String what = e instanceof NoSuchFileException ? "there is no such file" : "cannot be read";
    String got = e instanceof NoSuchFileException ? "" : String.valueOf(e.getMessage());
    return new ProblemException(
        ProblemException.Kind.DATA, new Problem(what, file.toString(), got, "", ""), e);
  }

  private static NpyArray numbers(NpyHeader header, BoundedInput in) throws IOException {
    requireRoom(header, header.type().bytes, in);
    int size = (int) header.size();
    int width = header.type().bytes;
    Elements elements = header.type().allocate(size);
    for (int from = 0; from < size; from += CHUNK) {
      int count = Math.min(CHUNK, size - from);
      byte[] bytes = in.take((long) count * width, "the elements");
      try {
        header.type().decode(ByteBuffer.wrap(bytes).order(header.order()), elements, from, count);
      } catch (ArithmeticException e) {
        throw in.problem(
            "a whole number is too large", String.valueOf(e.getMessage()), "below 2^63", "");
      }
    }
    return inOrder(header, elements);
  }

  private static void requireCount(NpyHeader header, int count, BoundedInput in) {
    if (count != header.size()) {
      throw in.problem(
          "the pickle does not fit the header",
          count + " elements",
          "shape " + NpyArray.text(header.shape()),
          "");
    }
  }

  private static NpyArray nested(NpyHeader header, BoundedInput in) throws IOException {
    // The shortest pickled element is a reference of two bytes.
    requireRoom(header, 2, in);
    List<NpyArray> arrays = new PickledArrays(in).read();
    requireCount(header, arrays.size(), in);
    return inOrder(header, new Elements.Nested(arrays));
  }

  private static NpyArray inOrder(NpyHeader header, Elements elements) {
    return new NpyArray(
        header.shape(),
        header.fortranOrder() ? elements.pick(Axes.cToFortran(header.shape())) : elements);
  }

  private static void requireRoom(NpyHeader header, int bytesEach, BoundedInput in) {
    if (header.size() < 0 || header.size() * bytesEach > in.remaining()) {
      throw in.problem(
          "the file is truncated, or declares more than it holds",
          in.remaining() + " bytes after the header",
          "shape " + NpyArray.text(header.shape()) + " of " + header.type().descriptor,
          "copy or save the file again");
    }
  }
}
