package org.anlage.matlab;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * The content of a MATLAB file of version 5 without compression, in which every length that an
 * element declares lies within what it is a part of. The library believes lengths, and allocates
 * for them.
 */
final class PlainForm {
  private static final int HEADER = 128;
  private static final int TAG = 8;
  private static final int MATRIX = 14;
  private static final int COMPRESSED = 15;
  private static final int DEEPEST = 64;

  private final ByteOrder order;
  private final ByteArrayOutputStream plain = new ByteArrayOutputStream();

  private PlainForm(ByteOrder order) {
    this.order = order;
  }

  /**
   * Decompresses and checks.
   *
   * @param file content of a file
   * @param most bytes that there may be without compression
   * @throws IOException if lengths do not fit, or there are more bytes
   */
  static byte[] of(byte[] file, long most) throws IOException {
    if (file.length < HEADER) {
      throw new IOException("the header is cut off");
    }
    PlainForm form =
        new PlainForm(
            file[HEADER - 2] == 'M' && file[HEADER - 1] == 'I'
                ? ByteOrder.BIG_ENDIAN
                : ByteOrder.LITTLE_ENDIAN);
    form.plain.write(file, 0, HEADER);
    try {
      form.elements(file, most);
    } catch (BufferUnderflowException | IndexOutOfBoundsException e) {
      throw new IOException("an element is cut off", e);
    }
    return form.plain.toByteArray();
  }

  private void elements(byte[] file, long most) throws IOException {
    ByteBuffer all = ByteBuffer.wrap(file).order(order);
    all.position(HEADER);
    while (all.hasRemaining()) {
      int type = all.getInt();
      int length = length(all.getInt(), all.remaining());
      ByteBuffer content = all.slice(all.position(), length).order(order);
      if (type == COMPRESSED) {
        byte[] inflated = inflated(content, most - plain.size());
        check(ByteBuffer.wrap(inflated).order(order), 0);
        plain.writeBytes(inflated);
      } else {
        require(type == MATRIX, "an element of type " + type);
        check(all.slice(all.position() - TAG, TAG + length).order(order), 0);
        plain.write(file, all.position() - TAG, TAG + length);
      }
      all.position(all.position() + length);
    }
  }

  /** Elements one after the other, those in an array among them. */
  private void check(ByteBuffer elements, int depth) throws IOException {
    require(depth <= DEEPEST, "arrays in arrays in arrays");
    while (elements.hasRemaining()) {
      int first = elements.getInt();
      int small = first >>> 16;
      if (small != 0) { // type and length in one word, up to four bytes in the next
        require(small <= 4, "a short element of " + small + " bytes");
        elements.getInt();
        continue;
      }
      int length = length(elements.getInt(), elements.remaining());
      require(first != COMPRESSED, "a compressed element in another");
      if (first == MATRIX) {
        check(elements.slice(elements.position(), length).order(order), depth + 1);
      }
      int padded = first == MATRIX ? length : length + (TAG - length % TAG) % TAG;
      elements.position(elements.position() + Math.min(padded, elements.remaining()));
    }
  }

  private static int length(int declared, int remaining) throws IOException {
    require(
        declared >= 0 && declared <= remaining,
        Integer.toUnsignedString(declared) + " bytes declared where " + remaining + " are left");
    return declared;
  }

  private static byte[] inflated(ByteBuffer content, long most) throws IOException {
    Inflater inflater = new Inflater();
    try {
      inflater.setInput(content);
      ByteArrayOutputStream inflated = new ByteArrayOutputStream();
      byte[] piece = new byte[1 << 16];
      while (!inflater.finished()) {
        int count = inflater.inflate(piece);
        require(count > 0 || inflater.finished(), "a compressed element is cut off");
        require(inflated.size() + (long) count <= most, "more than " + most + " bytes");
        inflated.write(piece, 0, count);
      }
      return inflated.toByteArray();
    } catch (DataFormatException e) {
      throw new IOException("a compressed element is damaged: " + e.getMessage(), e);
    } finally {
      inflater.end();
    }
  }

  private static void require(boolean condition, String otherwise) throws IOException {
    if (!condition) {
      throw new IOException(otherwise);
    }
  }
}
