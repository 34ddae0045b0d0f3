package org.anlage.npy;

import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/**
 * The header of an NPY file (NEP 1): magic, version, and a Python dictionary of {@code descr},
 * {@code fortran_order} and {@code shape}.
 */
record NpyHeader(ElementType type, ByteOrder order, boolean fortranOrder, List<Integer> shape) {
  private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y'};
  // NumPy's own are of 118 bytes; structured types, which alone need long ones, are not read.
  private static final int LONGEST = 1 << 16;
  private static final int ALIGNMENT = 64;

  NpyHeader(ElementType type, boolean fortranOrder, List<Integer> shape) {
    this(type, ByteOrder.LITTLE_ENDIAN, fortranOrder, shape);
  }

  /** Elements, or -1 if that is more than a Java array can hold. */
  long size() {
    long size = 1;
    for (int length : shape) {
      size *= length;
      if (size > Integer.MAX_VALUE - 8) {
        return shape.contains(0) ? 0 : -1;
      }
    }
    return size;
  }

  static NpyHeader read(BoundedInput in) throws IOException {
    if (in.remaining() < MAGIC.length + 4
        || !Arrays.equals(in.take(MAGIC.length, "the magic"), MAGIC)) {
      throw in.problem(
          "not an NPY file",
          in.remaining() == 0 ? "an empty file" : "other bytes at the start",
          "\\x93NUMPY",
          "write it with numpy.save");
    }
    int major = in.unsignedByte("the version");
    int minor = in.unsignedByte("the version");
    if (major < 1 || major > 3 || minor != 0) {
      throw in.problem("unknown NPY version", major + "." + minor, "1.0, 2.0 or 3.0", "");
    }
    long length = in.littleEndian(major == 1 ? 2 : 4, "the header's length");
    if (length > LONGEST) {
      throw in.problem(
          "the header is too long", length + " bytes", "at most " + LONGEST + " bytes", "");
    }
    byte[] bytes = in.take(length, "the header");
    String text =
        new String(bytes, major == 3 ? StandardCharsets.UTF_8 : StandardCharsets.ISO_8859_1);
    return new HeaderDictionary(text, in).read();
  }

  /** The bytes before the elements; padded as NumPy does, so that elements are aligned. */
  byte[] bytes(int version) {
    StringBuilder shapeText = new StringBuilder("(");
    for (int i = 0; i < shape.size(); i++) {
      shapeText.append(i > 0 ? ", " : "").append(shape.get(i));
    }
    shapeText.append(shape.size() == 1 ? ",)" : ")");
    String dictionary =
        "{'descr': '"
            + type.descriptor
            + "', 'fortran_order': "
            + (fortranOrder ? "True" : "False")
            + ", 'shape': "
            + shapeText
            + ", }";
    int before = MAGIC.length + 2 + (version == 1 ? 2 : 4);
    int padding = ALIGNMENT - (before + dictionary.length() + 1) % ALIGNMENT;
    byte[] text =
        (dictionary + " ".repeat(padding % ALIGNMENT) + "\n").getBytes(StandardCharsets.US_ASCII);
    byte[] bytes = Arrays.copyOf(MAGIC, before + text.length);
    bytes[MAGIC.length] = (byte) version;
    for (int i = 0; i < before - MAGIC.length - 2; i++) {
      bytes[MAGIC.length + 2 + i] = (byte) (text.length >> (8 * i));
    }
    System.arraycopy(text, 0, bytes, before, text.length);
    return bytes;
  }
}
