package org.anlage.testkit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import org.anlage.api.component.ProblemException;
import org.anlage.api.data.CortexSource;
import org.anlage.api.random.RandomStream;
import org.junit.jupiter.api.Assertions;

/**
 * Damaged copies of a file, the same for a seed: some bytes changed, runs of bytes overwritten with
 * small, large or equal values, parts cut out, the end cut off. A reader must answer each with a
 * value or one problem, and never with another exception or by running out of memory.
 */
public final class Damage {
  private Damage() {}

  /** Reads a file. */
  @FunctionalInterface
  public interface Reader {
    /** Reads, or throws a {@link ProblemException} of kind DATA. */
    void read(Path file) throws IOException;
  }

  /**
   * Reads damaged copies of a file, which is as it was afterwards.
   *
   * @param file the file
   * @param copies how many
   * @param reader reads the file, or what it is a part of
   * @return how many were refused
   */
  public static int of(Path file, int copies, Reader reader) throws IOException {
    byte[] whole = Files.readAllBytes(file);
    int refused = 0;
    try {
      for (int k = 0; k < copies; k++) {
        Files.write(file, copy(whole, RandomStream.of(k)));
        refused += refuses(file, k, reader) ? 1 : 0;
      }
    } finally {
      Files.write(file, whole);
    }
    return refused;
  }

  /** The same of what a source loads. */
  public static <P extends Record> int of(
      Path file, int copies, CortexSource<P> source, P parameters, Path data) throws IOException {
    return of(file, copies, damaged -> source.load(parameters, Optional.of(data)));
  }

  private static boolean refuses(Path file, int seed, Reader reader) throws IOException {
    try {
      reader.read(file);
      return false;
    } catch (ProblemException e) {
      Assertions.assertEquals(
          ProblemException.Kind.DATA, e.kind(), "seed " + seed + ": " + e.getMessage());
      Assertions.assertEquals(1, e.problems().size(), "seed " + seed + ": " + e.getMessage());
      return true;
    } catch (RuntimeException | Error e) {
      throw new AssertionError("seed " + seed + " of " + file.getFileName() + ": " + e, e);
    }
  }

  private static byte[] copy(byte[] whole, RandomStream random) {
    byte[] bytes = whole.clone();
    switch (random.nextInt(5)) {
      case 0 -> {
        int changes = 1 + random.nextInt(4);
        for (int i = 0; i < changes; i++) {
          bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
        }
      }
      case 1 -> {
        int at = random.nextInt(bytes.length);
        bytes[at] = (byte) (bytes[at] ^ 1 << random.nextInt(8));
      }
      case 2 -> {
        int from = random.nextInt(bytes.length);
        int to = Math.min(bytes.length, from + 1 + random.nextInt(8));
        byte[] values = {0, 1, 0x7f, (byte) 0x80, (byte) 0xff, '9'};
        Arrays.fill(bytes, from, to, values[random.nextInt(values.length)]);
      }
      case 3 -> bytes = Arrays.copyOf(bytes, random.nextInt(bytes.length));
      default -> {
        int from = random.nextInt(bytes.length);
        int to = Math.min(bytes.length, from + 1 + random.nextInt(64));
        byte[] rest = new byte[bytes.length - (to - from)];
        System.arraycopy(bytes, 0, rest, 0, from);
        System.arraycopy(bytes, to, rest, from, bytes.length - to);
        bytes = rest;
      }
    }
    return bytes;
  }
}
