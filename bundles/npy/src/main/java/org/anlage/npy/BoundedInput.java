package org.anlage.npy;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import org.anlage.api.component.Problem;
import org.anlage.api.component.ProblemException;

/**
 * Bytes of which it is known how many there are, so that nothing is allocated for bytes that are
 * not there.
 */
final class BoundedInput {
  private final InputStream in;
  private final long size;
  private final String where;
  private long position;

  BoundedInput(InputStream in, long size, String where) {
    this.in = in;
    this.size = size;
    this.where = where;
  }

  long size() {
    return size;
  }

  long remaining() {
    return size - position;
  }

  int unsignedByte(String part) throws IOException {
    return take(1, part)[0] & 0xff;
  }

  /** A little-endian whole number of 2, 4 or 8 bytes. */
  long littleEndian(int bytes, String part) throws IOException {
    byte[] taken = take(bytes, part);
    long value = 0;
    for (int i = bytes - 1; i >= 0; i--) {
      value = value << 8 | (taken[i] & 0xff);
    }
    return value;
  }

  byte[] take(long count, String part) throws IOException {
    if (count < 0 || count > remaining() || count > Integer.MAX_VALUE - 8) {
      throw truncated(part, count);
    }
    byte[] bytes = in.readNBytes((int) count);
    if (bytes.length < count) {
      throw new EOFException("ends after " + (position + bytes.length) + " of " + size + " bytes");
    }
    position += count;
    return bytes;
  }

  void requireEnd() {
    if (remaining() != 0) {
      throw problem(
          "bytes after the end of the array",
          remaining() + " more bytes",
          "one array in a file",
          "save each array to a file of its own");
    }
  }

  ProblemException truncated(String part, long needed) {
    return problem(
        "the file is truncated, or declares more than it holds",
        remaining() + " bytes left for " + part,
        (needed < 0 ? "fewer than 2^63" : Long.toString(needed)) + " bytes",
        "copy or save the file again");
  }

  ProblemException problem(String what, String got, String expected, String fix) {
    return ProblemException.data(
        new Problem(what, where + ", byte " + position, got, expected, fix));
  }
}
