package org.anlage.npy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** Access to the files that NumPy wrote. */
final class NumpyFiles {
  private NumpyFiles() {}

  static byte[] bytes(String name) {
    try (InputStream in = NumpyFiles.class.getResourceAsStream(name)) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static NpyArray parse(byte[] bytes, String where) {
    try {
      return Npy.read(new ByteArrayInputStream(bytes), bytes.length, where);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static NpyArray parse(String name) {
    return parse(bytes(name), name);
  }
}
